#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Linux's own character device and control file, built on our bus in the place of
# ours: programs make endpoints, and channels, send and receive, and are told of
# the end.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"
. "$test_dir/lib/mainline.sh"

made() {
	char_new echo one 0x500 0x600 &&
		char_is "write 9;poll in;read 9;destroy 0;" "$reply" \
			write=9 poll_in=60000 read=64 destroy
}

raw() {
	service_new echo rpmsg-raw 0x600 && eventually char_of rpmsg-raw &&
		char_is "write 8;read 8;" "$reply" write=8 read=64 &&
		service_withdraw echo rpmsg-raw 0x600 &&
		eventually char_gone rpmsg-raw
}

local_channel() {
	ctrl_is "create_dev 0;" echo create_dev=rpmsg-raw:0x700:0x601 &&
		char_of rpmsg-raw &&
		char_is "write 8;read 8;" "$reply" write=8 read=64 &&
		ctrl_is "release_dev 0;" echo release_dev=rpmsg-raw:0x700:0x601 &&
		char_gone rpmsg-raw &&
		eventually remote_counters_are echo "announced=1 unannounced=1"
}

sleeps() {
	grep -q '^State:.S' "/proc/$char_pid/status"
}

ended() {
	char_need echo reader 0x500 0x600
	char_start reader "$reply" print=ready read=64
	char_saying reader "ready;" && eventually sleeps || return
	remote_kill echo &&
		char_saying reader "ready;read EPIPE;" && char_ends $char_pid
}

requires remote clients
test_start 6
test_tmp
cleanup "modprobe rpmsg_bus_char"
module_unload rpmsg_bus_char || fatal "rpmsg_bus_char does not go"
mainline_load rpmsg_char rpmsg_ctrl
remote_new echo
remote_new silent remote=silent
check "an endpoint is made, written to and read" made
check "100 messages come back" client echo 0x500 0x600 echo 100 64
check "a channel of the remote's is a file" raw
check "a program makes a channel" local_channel
check "a full ring is said to be full" \
	client_prints 16 silent 0x500 0x600 fill 8
check "who reads is told of the end" ended
