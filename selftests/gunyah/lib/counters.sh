# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The driver's own counters, /sys/class/gunyah_msgq/<queue>/{tx,rx}/.

# counter_of NAME DIRECTION/COUNTER
counter_of() {
	cat "$(queue_class "$1")/$2"
}

# counter_is NAME COUNTER VALUE
counter_is() {
	same "$2 of $1" "$3" "$(counter_of "$1" "$2")"
}

# counter_at_least NAME COUNTER VALUE
counter_at_least() {
	at_least "$2 of $1" "$3" "$(counter_of "$1" "$2")"
}

# counters_are NAME "COUNTER=VALUE..."
counters_are() {
	for counter_wanted in $2; do
		counter_is "$1" "${counter_wanted%=*}" "${counter_wanted#*=}" ||
			return
	done
}
