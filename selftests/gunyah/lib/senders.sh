# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The totals of test_modules/senders.c.

senders_total() {
	parameter_of gunyah_selftest_senders "$1"
}

senders_at_least() {
	senders_total "$1" && at_least "$1" "$2" "$reply"
}

# senders_are "TOTAL=VALUE..."
senders_are() {
	for senders_wanted in $1; do
		senders_total "${senders_wanted%=*}"
		same "${senders_wanted%=*}" "${senders_wanted#*=}" "$reply" ||
			return
	done
}

# senders_each_once ["TOTAL=VALUE..."]: every message completed exactly once
senders_each_once() {
	senders_total accepted
	senders_are "completed=$reply completed_twice=0 lost=0 \
		returned_early=0 wrong_result=0 ${1-}"
}
