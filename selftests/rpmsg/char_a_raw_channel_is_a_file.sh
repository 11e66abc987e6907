#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A channel named rpmsg-raw or rpmsg_chrdev, or one that driver_override gives
# to the driver, is a file with an endpoint of its own, which listens as long as
# there is the channel and goes with it.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

driver=/sys/bus/rpmsg/drivers/rpmsg_chrdev

named() {
	service_new echo "$1" 0x600 && eventually char_of "$1" &&
		char_is "write 8;read 8;" "$reply" write=8 read=64 &&
		service_withdraw echo "$1" 0x600 && char_gone "$1"
}

overridden() {
	service_announce echo something 0x600
	eventually channel_exists echo something 0x600 &&
		channel_of echo something 0x600 || return
	echo rpmsg_chrdev >"$reply/driver_override"
	driver_bind $driver echo something 0x600 && char_of something &&
		char_is "write 8;read 8;" "$reply" write=8 read=64
}

# Sent before anybody has opened it
early() {
	service_new echo rpmsg-raw 0x600 && eventually char_of rpmsg-raw ||
		return
	file=$reply
	contents "$char_sysfs/src"
	early_src=$reply
	remote_do echo send "0x600 $early_src 8 2"
	char_is "read 8;read 8;read EAGAIN;" "$file" read=64 read=64 nonblock=1 \
		read=64
}

stays() {
	char_is "destroy EINVAL;write 8;read 8;open EBUSY;" "$file" destroy \
		write=8 read=64 open
}

unbound() {
	char_start reader "$file" print=ready read=64
	char_saying reader "ready;" || return
	driver_unbind $driver echo rpmsg-raw 0x600 &&
		char_saying reader "ready;read EPIPE;" && char_ends $char_pid &&
		channel_file_is echo rpmsg-raw 0x600 src 0xffffffff &&
		driver_bind $driver echo rpmsg-raw 0x600 &&
		char_of rpmsg-raw &&
		char_is "write 8;read 8;" "$reply" write=8 read=64
}

# Made by a program, with an address: the remote is told, twice.
local_one() {
	ctrl_is "create_dev 0;" echo create_dev=rpmsg_chrdev:0x700:0x601 &&
		char_of rpmsg_chrdev &&
		char_is "write 8;read 8;" "$reply" write=8 read=64 &&
		eventually remote_counter_is echo announced 1 &&
		ctrl_is "release_dev 0;" echo \
			release_dev=rpmsg_chrdev:0x700:0x601 &&
		char_gone rpmsg_chrdev &&
		eventually remote_counter_is echo unannounced 1
}

requires remote
test_start 7
test_tmp
remote_new echo
check "rpmsg-raw" named rpmsg-raw
check "rpmsg_chrdev" named rpmsg_chrdev
check "any other by driver_override" overridden
check "messages wait for who opens it" early
check "a program cannot destroy it" stays
check "unbinding ends it, and binding begins anew" unbound
check "a program can make one" local_one
