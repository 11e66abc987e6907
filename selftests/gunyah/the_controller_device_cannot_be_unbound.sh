#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The device that the mailbox framework dereferences has a driver, and nobody
# can take it away.
. "${0%/*}/lib/test.sh"

controller=$sim_bus/devices/gunyah_mbox.controller.0

unbindable() {
	why="$controller/driver/unbind is there"
	[ -e "$controller/driver/unbind" ] || [ -e "$controller/driver/bind" ]
}

requires sim
test_start 2

check "it has a driver" [ -d "$controller/driver" ]
check "there is no file to unbind it" not unbindable
