# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What the bus says in /sys/class/rpmsg_link/<link>/, counters and all.

# link_of REMOTE: its directory
link_of() {
	remote_device "$1" || return
	for link_entry in "/sys/bus/virtio/devices/$reply/rpmsg_link"/*; do
		reply=$link_entry
		[ -d "$reply" ] && return
	done
	why="$1 is not in /sys/class/rpmsg_link"
	return 1
}

# no_link: of any remote
no_link() {
	for link_entry in /sys/class/rpmsg_link/*; do
		[ -e "$link_entry" ] || continue
		why="${link_entry##*/} is left"
		return 1
	done
}

# link_counter REMOTE HALF/COUNTER
link_counter() {
	link_of "$1" && contents "$reply/$2"
}

# link_is REMOTE HALF/COUNTER VALUE
link_is() {
	link_counter "$1" "$2" && same "$2 of $1" "$3" "$reply"
}

# link_are REMOTE "HALF/COUNTER=VALUE..."
link_are() {
	for link_wanted in $2; do
		link_is "$1" "${link_wanted%=*}" "${link_wanted#*=}" || return
	done
}

# link_at_least REMOTE HALF/COUNTER VALUE
link_at_least() {
	link_counter "$1" "$2" && at_least "$2 of $1" "$3" "$reply"
}
