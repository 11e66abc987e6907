# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The registry, as people see it, and what the modules of test_modules say of it.
# A listing is told in lines, here with a semicolon behind each.

registry=/sys/kernel/debug/msi_doorbell

# The registry, and simulated doorbells
requires_registry() {
	requires_file /sys/kernel/debug/tracing "no debugfs at /sys/kernel/debug"
	requires_file /sys/kernel/config "no configfs at /sys/kernel/config"
	requires_module msi_doorbell
	requires_module msi_doorbell_sim
}

# requires_parts: CPUs enough for a per-cpu doorbell to have several
requires_parts() {
	contents /sys/devices/system/cpu/possible
	[ "$reply" != 0 ] || requires_missing "needs two possible CPUs"
}

# registry_alone: without the platform's doorbells, until the end
registry_alone() {
	module_loaded msi_doorbell_platform || return 0
	cleanup "modprobe msi_doorbell_platform"
	module_unload msi_doorbell_platform
}

# listed: $reply is the listing
listed() {
	reply=$(tr '\n' ';' <$registry/doorbells)
}

listing_is() {
	listed
	same "the listing" "$1" "$reply"
}

# counter NAME: of the registry
counter() {
	while read -r counter_name reply; do
		[ "$counter_name" != "$1" ] || return 0
	done <$registry/counters
	why="no counter $1"
	return 1
}

# counters_are "NAME=VALUE..."
counters_are() {
	for counter_wanted in $1; do
		counter "${counter_wanted%=*}" &&
			same "${counter_wanted%=*}" "${counter_wanted#*=}" \
				"$reply" || return
	done
}

# pages_are "ORDER=PAGES..."
pages_are() {
	for pages_wanted in $1; do
		reply=$(sed -n "s/^${pages_wanted%=*} //p" $registry/pages)
		same "pages of order ${pages_wanted%=*}" "${pages_wanted#*=}" \
			"$reply" || return
	done
}

# registry_empty: not a doorbell, at no order a page
registry_empty() {
	listing_is "" && counters_are "doorbells=0 unsafe=0" &&
		same "pages" 0 "$(sed 's/.* //' $registry/pages | sort -u)"
}

# said_file MODULE: $reply is where it says what it has to
said_file() {
	reply=/sys/kernel/debug/$1/said
}

# said MODULE: $reply is what it says
said() {
	said_file "$1"
	reply=$(tr '\n' ';' <"$reply")
}

said_is() {
	said "$1"
	same "$1" "$2" "$reply"
}

# cpus_possible: $reply is how many
cpus_possible() {
	reply=$(awk -F '[-,]' 'BEGIN { RS = "," }
		{ n += ($2 == "" ? $1 : $2) - $1 + 1 } END { print n }' \
		/sys/devices/system/cpu/possible)
}
