# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated doorbells, and the client gunyah_bell_traffic. They are called by
# the name of their configfs directory.

bell_configfs=/sys/kernel/config/gunyah_sim_bell

# bell_new NAME [SETTING=VALUE]...: a doorbell until the end, see
# docs/ABI/configfs-gunyah-sim-bell
bell_new() {
	bell_name=$1
	shift
	cleanup "bell_del $bell_name"
	mkdir "$bell_configfs/$bell_name" || fatal "no doorbell $bell_name"
	for bell_setting; do
		echo "${bell_setting#*=}" \
			>"$bell_configfs/$bell_name/${bell_setting%%=*}" ||
			fatal "doorbell $bell_name: no $bell_setting"
	done
	echo 1 >"$bell_configfs/$bell_name/live"
}

# bell_del NAME: take it away, traffic or not; fine if it has gone
bell_del() {
	[ ! -d "$bell_configfs/$1" ] || rmdir "$bell_configfs/$1"
}

# bell_class NAME HALF: directory under /sys/class/gunyah_bell of its sender
# (tx) or its receiver (rx)
bell_class() {
	for bell_entry in /sys/class/gunyah_bell/*; do
		contents "$bell_entry/name"
		if [ "$reply" = "$1" ] && [ -d "$bell_entry/$2" ]; then
			reply=$bell_entry
			return
		fi
	done
	reply=
	why="$1 has no $2 in /sys/class/gunyah_bell"
	return 1
}

# bell_file NAME FILE: of the device that gunyah_bell_traffic has bound
bell_file() {
	bell_class "$1" rx && reply=$reply/device/$2
}

# bell_device NAME: the name of its device
bell_device() {
	bell_class "$1" rx || return
	bell_entry=$(readlink -f "$reply/device")
	reply=${bell_entry##*/}
}

# bell_give NAME MODULE [PARAMETER=VALUE]...: let the driver of a test module
# have it instead of gunyah_bell_traffic; $bell_given is its device's name
bell_give() {
	bell_device "$1" || fatal "$why"
	bell_given=$reply
	shift
	driver_unbind gunyah_bell_traffic.traffic "$bell_given"
	test_module "$@"
}

bell_write() {
	echo "$2" 2>/dev/null >"$1"
}

# bell_claim NAME MASK: or "simple"; fails if the driver refuses
bell_claim() {
	bell_file "$1" claim && bell_write "$reply" "$2"
}

# bell_release NAME MASK: what was claimed so; all bits after "simple"
bell_release() {
	bell_file "$1" release && bell_write "$reply" "$2"
}

# bell_traffic NAME "OPTION=VALUE...": send, see
# docs/ABI/sysfs-bus-auxiliary-gunyah-bell-traffic
bell_traffic() {
	bell_file "$1" run && run bell_write "$reply" "$2"
}

# bell_start NAME "OPTION=VALUE...": the same, meanwhile
bell_start() {
	bell_file "$1" start && bell_write "$reply" "$2"
}

# bell_ring NAME MASK: by a virtual machine that is none of ours
bell_ring() {
	echo "$2" >"$bell_configfs/$1/send"
}

# bell_fault NAME KNOB VALUE
bell_fault() {
	echo "$3" >"$bell_configfs/$1/faults/$2" ||
		fatal "doorbell $1 takes no fault $2=$3"
}

# bell_state_is NAME FILE VALUE: of the doorbell itself, in hexadecimal
bell_state_is() {
	contents "$bell_configfs/$1/$2"
	same "$2 of $1" "$3" "$reply"
}

# bell_states_are NAME FLAGS ENABLE ACK
bell_states_are() {
	bell_state_is "$1" flags "$2" && bell_state_is "$1" enable "$3" &&
		bell_state_is "$1" ack "$4"
}

# bell_stat_of NAME STATISTIC: of the client
bell_stat_of() {
	bell_file "$1" stats || return
	while read -r stat_name reply; do
		[ "$stat_name" != "$2" ] || return 0
	done <"$reply"
	why="no statistic $2"
	return 1
}

# bell_stats_are NAME "STATISTIC=VALUE..."
bell_stats_are() {
	for bell_wanted in $2; do
		bell_stat_of "$1" "${bell_wanted%=*}" &&
			same "${bell_wanted%=*} of $1" "${bell_wanted#*=}" \
				"$reply" || return
	done
}

# bell_counter_of NAME HALF/COUNTER: of the driver
bell_counter_of() {
	bell_class "$1" "${2%%/*}" && contents "$reply/$2"
}

# bell_counters_are NAME "HALF/COUNTER=VALUE..."
bell_counters_are() {
	for bell_wanted in $2; do
		bell_counter_of "$1" "${bell_wanted%=*}" &&
			same "${bell_wanted%=*} of $1" "${bell_wanted#*=}" \
				"$reply" || return
	done
}

# bell_counter_at_least NAME HALF/COUNTER VALUE
bell_counter_at_least() {
	bell_counter_of "$1" "$2" && at_least "$2 of $1" "$3" "$reply"
}

# bell_subject SUBJECT [BEGINNING]: a result for each line of
# test_modules/bell_claims.c about it; BEGINNING is that of their names
bell_subject() {
	while IFS=$tab read -r verdict subject what; do
		[ "$subject" != "$1" ] ||
			check "${2-}$what" same "it" right "$verdict"
	done <"$sim_bus/devices/$bell_given/results"
}
