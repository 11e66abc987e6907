# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What the driver says in /sys/class/gunyah_msgq/<queue>/, counters and all.

# counter_of NAME DIRECTION/COUNTER
counter_of() {
	queue_class "$1" && contents "$reply/$2"
}

# counter_is NAME COUNTER VALUE
counter_is() {
	counter_of "$1" "$2" && same "$2 of $1" "$3" "$reply"
}

# counter_at_least NAME COUNTER VALUE
counter_at_least() {
	counter_of "$1" "$2" && at_least "$2 of $1" "$3" "$reply"
}

# counters_are NAME "COUNTER=VALUE..."
counters_are() {
	for counter_wanted in $2; do
		counter_is "$1" "${counter_wanted%=*}" "${counter_wanted#*=}" ||
			return
	done
}
