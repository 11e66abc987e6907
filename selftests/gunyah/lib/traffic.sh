# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The mailbox client gunyah_traffic: sends on a queue and checks what returns.

traffic_parameters=/sys/module/gunyah_traffic/parameters

# traffic NAME "OPTION=VALUE...": send, return when all is complete
traffic() {
	echo "$2" >"$(queue_device "$1")/run"
}

# traffic_start NAME "OPTION=VALUE...": the same, meanwhile
traffic_start() {
	echo "$2" >"$(queue_device "$1")/start"
}

traffic_stop() {
	echo 1 >"$(queue_device "$1")/stop"
}

# traffic_parameter NAME VALUE: for queues made from now on, until the end
traffic_parameter() {
	cleanup "echo $(cat "$traffic_parameters/$1") >$traffic_parameters/$1"
	echo "$2" >"$traffic_parameters/$1"
}

# stat_of NAME STATISTIC
stat_of() {
	awk -v name="$2" '$1 == name { print $2 }' "$(queue_device "$1")/stats"
}

# stat_is NAME STATISTIC VALUE
stat_is() {
	same "$2 of $1" "$3" "$(stat_of "$1" "$2")"
}

# stats_are NAME "STATISTIC=VALUE..."
stats_are() {
	for stat_wanted in $2; do
		stat_is "$1" "${stat_wanted%=*}" "${stat_wanted#*=}" || return
	done
}

# each_once NAME COUNT: so many were sent, and each completed once without error
each_once() {
	stats_are "$1" "sent=$2 done=$2 done_errors=0 done_twice=0"
}

# all_returned NAME COUNT: each_once, and each came back once, intact, in order
all_returned() {
	each_once "$1" "$2" &&
		stats_are "$1" "received=$2 corrupt=0 lost=0 reordered=0"
}
