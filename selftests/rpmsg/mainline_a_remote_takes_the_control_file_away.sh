#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A remote takes back a service that it never announced: this side's own control
# device, with all endpoints that programs have by it.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"

taken() {
	remote_do echo ns_destroy "rpmsg_ctrl 0" &&
		eventually not remote_ctrl echo
}

requires bus
bug_start 2
remote_new echo
check "there is a control file" remote_ctrl echo
bug "the remote takes it away" taken
