#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A device takes the driver that driver_override names, and no other, while it
# names one. It can be written and read while drivers come and go.

. "${0%/*}/lib/test.sh"

override() {
	channel_of echo selftest 1
	remote_write "$reply/driver_override" "$1"
}

override_is() {
	channel_file_is echo selftest 1 driver_override "$1"
}

other() {
	driver_unbind $client_driver echo selftest 1
	override rpmsg_selftest_plain
	not driver_bind $client_driver echo selftest 1 2>/dev/null &&
		driver_bind $client_plain_driver echo selftest 1
}

cleared() {
	driver_unbind $client_plain_driver echo selftest 1
	override ""
	override_is "(null)" &&
		not driver_bind $client_plain_driver echo selftest 1 2>/dev/null &&
		driver_bind $client_driver echo selftest 1
}

too_long() {
	not override "$(head -c 4095 /dev/zero | tr '\0' x)" &&
		override_is "(null)"
}

write_for_ever() {
	channel_of echo selftest 1
	while :; do
		echo rpmsg_selftest_plain >"$reply/driver_override"
		echo >"$reply/driver_override"
	done 2>/dev/null
}

cycle() {
	module_unload $client_module && insmod "$test_modules/$client_module.ko" &&
		cat "$channel/driver_override" >/dev/null
}

while_written() {
	channel_of echo selftest 1
	channel=$reply
	write_for_ever &
	while_written=$!
	chaos_each cycle
	while_status=$?
	kill $while_written
	wait $while_written 2>/dev/null
	return $while_status
}

requires bus
test_start 5
client_load
remote_new echo
service_new echo selftest 1
check "nothing is overridden at first" override_is "(null)"
check "only the driver that is named gets the device" other
check "cleared, the driver that matches gets it" cleared
check "a name that cannot be read back is refused" too_long
chaos_begin 5
check "written and read while drivers come and go" while_written
