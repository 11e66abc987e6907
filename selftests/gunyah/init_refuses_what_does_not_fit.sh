#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# gh_msgq_init() refuses arguments that cannot work, in a message that names
# device and queue, and takes those that can.
. "${0%/*}/lib/test.sh"

# row_is_right VERDICT TEXT: an empty text is not asked for
row_is_right() {
	same "gh_msgq_init()" right "$1" && log_says "$2"
}

requires sim
test_start 17

queue_new a peer=echo
queue_give a gunyah_selftest_init
while IFS=$tab read -r verdict what text; do
	check "$what" row_is_right "$verdict" "$text"
done <"$sim_bus/devices/$queue_given/results"
