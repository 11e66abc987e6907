#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each error of the hypervisor refuses one send, by its errno, and no other.
. "${0%/*}/lib/test.sh"

refused=0

# send_fails ERROR ERRNO
send_fails() {
	bell_fault a send_error "2 $1"
	bell_traffic a "wait=1"
	bell_traffic a "wait=1" && return 1
	bell_traffic a "wait=1"
	refused=$((refused + 1))
	bell_stats_are a "refused=$refused sent=$((refused * 2)) missing=0 \
		last_error=-$2 heard=$((refused * 2))"
}

requires sim
test_start 27

bell_new a
bell_claim a 0x1
while read -r error errno; do
	check "error $error" send_fails "$error" "$errno"
done <<-EOT
	$(hypercall_errors)
	-2	11
EOT
check "all are counted" bell_counters_are a "tx/errors=$refused"
