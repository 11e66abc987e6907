#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A link cannot be suspended: only the remote knows what its services have to
# say to it. That is said, and the link works on.

. "${0%/*}/lib/test.sh"

freeze=$test_dir/test_modules/rpmsg_selftest_freeze.ko

frozen() {
	not insmod "$freeze" 2>/dev/null && log_says "cannot be suspended"
}

requires bus
requires_file "$freeze" "the tests were built without CONFIG_PM_SLEEP"
test_start 2
client_load
remote_new echo
service_new echo selftest 1
check "suspending is refused" frozen
check "the link works on" channel_send echo selftest 1 100 8 send
