#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation in making an endpoint's file, in opening it, in sending, and
# in probing the two drivers fails once, in turn: nothing is left, and the next
# attempt succeeds.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

# create, open_it, send: fail if the request does, with no other error than that
create() {
	fail_program "$test_dir/char_client" "$ctrl" \
		create_ept=failing:0x501:0x600 >"$tmp/said"
	grep -qx "create_ept 0" "$tmp/said"
}

not_created() {
	if char_of failing; then
		char_is "destroy 0;" "$reply" destroy
	else
		grep -qx "create_ept ENOMEM" "$tmp/said"
	fi
}

open_and_send() {
	fail_program "$test_dir/char_client" "$file" write=8 >"$tmp/said"
	grep -qx "write 8" "$tmp/said"
}

opens_again() {
	grep -qxE "write 8|(open|write) ENOMEM" "$tmp/said" &&
		char_is "write 8;read 8;" "$file" write=8 read=64
}

bind() {
	echo "$1" >"$2/bind"
}

bind_ctrl() {
	bind "$device.rpmsg_ctrl.0.0" $drivers/rpmsg_ctrl
}

ctrl_unbound() {
	if remote_ctrl echo; then
		echo "$device.rpmsg_ctrl.0.0" >$drivers/rpmsg_ctrl/unbind
	fi
	not remote_ctrl echo && bind_ctrl && remote_ctrl echo &&
		echo "$device.rpmsg_ctrl.0.0" >$drivers/rpmsg_ctrl/unbind
}

bind_raw() {
	bind "$device.rpmsg-raw.-1.1536" $drivers/rpmsg_chrdev
}

raw_unbound() {
	! char_of rpmsg-raw || driver_unbind $drivers/rpmsg_chrdev echo \
		rpmsg-raw 0x600
	char_gone rpmsg-raw && bind_raw && char_of rpmsg-raw &&
		driver_unbind $drivers/rpmsg_chrdev echo rpmsg-raw 0x600
}

drivers=/sys/bus/rpmsg/drivers
requires remote fail_nth
test_start 4
test_tmp
remote_new echo
remote_device echo
device=$reply
remote_ctrl echo
ctrl=$reply
char_need echo opened 0x500 0x600
file=$reply
faults_in_module rpmsg_bus_char
check "making one" fail_each not_created create
check "opening one, and sending" fail_each opens_again open_and_send
service_new echo rpmsg-raw 0x600
driver_unbind $drivers/rpmsg_chrdev echo rpmsg-raw 0x600
check "probing a channel" fail_each raw_unbound bind_raw
echo "$device.rpmsg_ctrl.0.0" >$drivers/rpmsg_ctrl/unbind
check "probing the control file" fail_each ctrl_unbound bind_ctrl
