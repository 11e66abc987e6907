# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The mailbox client gunyah_traffic: sends on a queue and checks what returns.

# traffic_write FILE TEXT
traffic_write() {
	echo "$2" >"$1"
}

# traffic NAME "OPTION=VALUE...": send, return when all is complete. Not from
# the shell itself: what it writes when a signal comes it writes again.
traffic() {
	queue_class "$1" && run traffic_write "$reply/device/run" "$2"
}

# traffic_start NAME "OPTION=VALUE...": the same, meanwhile
traffic_start() {
	queue_class "$1" && echo "$2" >"$reply/device/start"
}

traffic_stop() {
	queue_class "$1" && echo 1 >"$reply/device/stop"
}

# stat_of NAME STATISTIC
stat_of() {
	queue_class "$1" || return
	while read -r stat_name reply; do
		[ "$stat_name" != "$2" ] || return 0
	done <"$reply/device/stats"
	why="no statistic $2"
	return 1
}

# stat_is NAME STATISTIC VALUE
stat_is() {
	stat_of "$1" "$2" && same "$2 of $1" "$3" "$reply"
}

# stats_are NAME "STATISTIC=VALUE..."
stats_are() {
	for stat_wanted in $2; do
		stat_is "$1" "${stat_wanted%=*}" "${stat_wanted#*=}" || return
	done
}

# each_once NAME COUNT: so many were sent, and each completed once, well
each_once() {
	stats_are "$1" "sent=$2 done=$2 done_errors=0 done_twice=0"
}

# all_received NAME COUNT: so many came in, each once, intact, in order
all_received() {
	stats_are "$1" "received=$2 corrupt=0 lost=0 reordered=0"
}

# all_returned NAME COUNT: both
all_returned() {
	each_once "$1" "$2" && all_received "$1" "$2"
}
