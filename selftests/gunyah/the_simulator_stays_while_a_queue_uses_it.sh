#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# None of the modules under a queue can be unloaded while it is there, and
# none is held any longer than that.
. "${0%/*}/lib/test.sh"

# stays MODULE
stays() {
	not rmmod "$1" 2>/dev/null && module_loaded "$1"
}

requires sim
test_start 6

parameter_of gunyah backend
check "the back end is the simulator" same "backend" sim "$reply"
queue_new a
for module in gunyah gunyah_mbox gunyah_sim; do
	check "$module stays" stays $module
done
contents /sys/module/gunyah_sim/refcnt
users=$reply
echo 0 >"$sim_configfs/a/live"
check "the mailbox held it, not only the directory" \
	module_users_are gunyah_sim $((users - 1))
queue_del a
check "the simulator is free again" eventually module_users_are gunyah_sim 0
