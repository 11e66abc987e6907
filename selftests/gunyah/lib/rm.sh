# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated Resource Managers, the client gunyah_rm_traffic, and the typed
# calls of test_modules/rm.c. They are called by the name of their configfs
# directory.

rm_configfs=/sys/kernel/config/gunyah_sim_rm
rm_module=gunyah_selftest_rm

# rm_new NAME [SETTING=VALUE]...: a Resource Manager until the end, see
# docs/ABI/configfs-gunyah-sim-rm
rm_new() {
	rm_name=$1
	shift
	cleanup "rm_del $rm_name"
	mkdir "$rm_configfs/$rm_name" || fatal "no Resource Manager $rm_name"
	for rm_setting; do
		rm_set "$rm_name" "${rm_setting%%=*}" "${rm_setting#*=}"
	done
	rm_set "$rm_name" live 1
}

# rm_set NAME FILE VALUE
rm_set() {
	echo "$3" >"$rm_configfs/$1/$2" ||
		fatal "Resource Manager $1 takes no $2=$3"
}

# rm_del NAME: take it away, calls or not; fine if it has gone
rm_del() {
	[ -d "$rm_configfs/$1" ] || return 0
	for rm_entry in "$rm_configfs/$1/resources"/*; do
		[ ! -d "$rm_entry" ] || rmdir "$rm_entry"
	done
	rmdir "$rm_configfs/$1"
}

# rm_resource NAME RESOURCE [SETTING=VALUE]...: what virtual machines have that
# are initialised from now on
rm_resource() {
	rm_resource=$rm_configfs/$1/resources/$2
	mkdir "$rm_resource" || fatal "no resource $2"
	shift 2
	for rm_setting; do
		echo "${rm_setting#*=}" >"$rm_resource/${rm_setting%%=*}" ||
			fatal "no $rm_setting"
	done
}

# rm_fault NAME FAULT [COUNT]: so many of the next replies have it
rm_fault() {
	rm_set "$1" "replies/$2" "${3-1}"
}

# rm_notify NAME ID [BYTES]
rm_notify() {
	rm_set "$1" notify "$2 ${3-}"
}

# rm_class NAME: its directory under /sys/class/gunyah_rm
rm_class() {
	for rm_entry in /sys/class/gunyah_rm/*; do
		contents "$rm_entry/name"
		[ "$reply" = "$1" ] || continue
		reply=$rm_entry
		return
	done
	reply=
	why="$1 is not in /sys/class/gunyah_rm"
	return 1
}

# rm_device NAME: the name of its device
rm_device() {
	rm_class "$1" || return
	rm_entry=$(readlink -f "$reply/device")
	reply=${rm_entry##*/}
}

# rm_timeout MILLISECONDS: until the end
rm_timeout() {
	parameter_set gunyah_rm timeout_ms "$1"
}

# rm_write FILE TEXT: fails quietly
rm_write() {
	echo "$2" 2>/dev/null >"$1"
}

# rm_file NAME FILE: of gunyah_rm_traffic
rm_file() {
	rm_class "$1" && reply=/sys/class/gunyah_rm_traffic/${reply##*/}/$2
}

# rm_calls NAME "OPTION=VALUE...": call, return when all calls have ended
rm_calls() {
	rm_file "$1" run && run rm_write "$reply" "$2"
}

# rm_start NAME "OPTION=VALUE...": the same, meanwhile
rm_start() {
	rm_file "$1" start && rm_write "$reply" "$2"
}

rm_stop() {
	rm_file "$1" stop && rm_write "$reply" 1
}

# rm_stat_of NAME STATISTIC: of gunyah_rm_traffic
rm_stat_of() {
	rm_file "$1" stats || return
	while read -r stat_name reply; do
		[ "$stat_name" != "$2" ] || return 0
	done <"$reply"
	why="no statistic $2"
	return 1
}

# rm_stats_are NAME "STATISTIC=VALUE..."
rm_stats_are() {
	for rm_wanted in $2; do
		rm_stat_of "$1" "${rm_wanted%=*}" &&
			same "${rm_wanted%=*} of $1" "${rm_wanted#*=}" \
				"$reply" || return
	done
}

# rm_counter_of NAME DIRECTORY/COUNTER: of the driver
rm_counter_of() {
	rm_class "$1" && contents "$reply/$2"
}

# rm_counters_are NAME "DIRECTORY/COUNTER=VALUE..."
rm_counters_are() {
	for rm_wanted in $2; do
		rm_counter_of "$1" "${rm_wanted%=*}" &&
			same "${rm_wanted%=*} of $1" "${rm_wanted#*=}" \
				"$reply" || return
	done
}

# rm_counter_at_least NAME DIRECTORY/COUNTER VALUE
rm_counter_at_least() {
	rm_counter_of "$1" "$2" && at_least "$2 of $1" "$3" "$reply"
}

# rm_sim_of NAME COUNTER: what the simulated one counted
rm_sim_of() {
	contents "$rm_configfs/$1/counters/$2"
}

# rm_sim_is NAME COUNTER VALUE
rm_sim_is() {
	rm_sim_of "$1" "$2"
	same "$2 of the simulated $1" "$3" "$reply"
}

# rm_adds_up NAME: every call that began came to exactly one thing
rm_adds_up() {
	rm_sum=0
	for rm_counter in answered timed_out abandoned failed; do
		rm_counter_of "$1" "calls/$rm_counter" || return
		rm_sum=$((rm_sum + reply))
	done
	rm_counter_of "$1" calls/begun && same "calls begun" $rm_sum "$reply"
}

# rm_works NAME: a call is answered
rm_works() {
	rm_stat_of "$1" answered || return
	rm_answered=$reply
	rm_calls "$1" "size=100"
	rm_stats_are "$1" "answered=$((rm_answered + 1))"
}

# rm_typed VERB [ARGUMENT]...: a typed call, see test_modules/rm.c; $reply is
# what it came to
rm_typed() {
	echo "$*" >/sys/module/$rm_module/parameters/do
	contents /sys/module/$rm_module/parameters/result
}

# rm_typed_is RESULT VERB [ARGUMENT]...
rm_typed_is() {
	rm_typed_want=$1
	shift
	rm_typed "$@"
	same "$*" "$rm_typed_want" "$reply"
}

# rm_told_are "COUNT ID=BYTES ...": notifications that the module was told of
rm_told() {
	contents /sys/module/$rm_module/parameters/told
}

rm_told_is() {
	rm_told
	same "notifications" "$1" "$reply"
}
