#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A callback that destroys the endpoint that it is called for waits for itself.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

hung() {
	remote_do echo send "0x600 2000 8 1" &
	stays_stuck_in rpmsg_destroy_ept client_callback
}

requires bus
bug_start 2
client_load on_message=destroy
remote_new echo
service_new echo selftest 0x600
check "there is an endpoint" client_write echo selftest 0x600 endpoint 2000
bug "its callback waits for itself" hung
