#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote takes back the name service itself: who receives that message waits
# for itself, and nothing is received any more.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

hung() {
	remote_do echo ns_destroy "rpmsg_ns 53" &
	stays_stuck_in rpmsg_destroy_ept rpmsg_ns_cb
}

requires bus
bug_start 2
client_load
remote_new echo
service_new echo selftest 1
check "announcements are received" channel_exists echo selftest 1
bug "who receives announcements waits for itself" hung
