#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# /sys/class/rpmsg_link and the files of a device say what the documentation
# says they do, to everybody.

. "${0%/*}/lib/test.sh"

link() {
	remote_device echo
	link_are echo "name=$reply name_service=1 tx/depth=32 rx/depth=32
		tx/message_size=496 rx/message_size=496"
}

# It has to wait until whatever holds the one before is released.
reborn() {
	remote_kill echo && remote_live echo && link_is echo id "$generation_id"
}

generation() {
	link_of echo
	contents "$reply/id"
	generation_id=$reply
	link_of echo
	contents "$reply/generation"
	generation_before=$reply
	eventually reborn || return
	link_of echo
	contents "$reply/generation"
	[ "$reply" -gt "$generation_before" ]
}

device() {
	service_new echo selftest 0x600
	channel_of echo selftest 0x600
	channel=$reply
	channel_file_is echo selftest 0x600 name selftest &&
		channel_file_is echo selftest 0x600 src 0x400 &&
		channel_file_is echo selftest 0x600 dst 0x600 &&
		channel_file_is echo selftest 0x600 announce false &&
		channel_file_is echo selftest 0x600 modalias rpmsg:selftest &&
		channel_file_is echo selftest 0x600 uevent \
			DRIVER=rpmsg_selftest_client &&
		grep -qx MODALIAS=rpmsg:selftest "$channel/uevent"
}

counts() {
	channel_send echo selftest 0x600 40 8 send &&
		eventually link_are echo "rx/received=41 rx/ns_created=1" &&
		link_are echo "tx/sent=40 tx/errors=0 rx/dropped=0"
}

readable() {
	link_of echo
	for file in "$reply"/* "$reply"/[tr]x/*; do
		[ ! -f "$file" ] || [ "${file##*/}" = uevent ] ||
			same "mode of $file" 444 "$(stat -c %a "$file")" || return
	done
}

requires bus
test_start 5
client_load
remote_new echo ring_size=32
check "a link says what it is" link
check "a number that is used again has a new generation" generation
check "a device says what it is" device
check "what is counted is what happened" counts
check "everybody can read it and nobody write it" readable
