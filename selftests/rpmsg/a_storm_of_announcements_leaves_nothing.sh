#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Thousands of services with random names come and go; each is made a channel
# of, and each of those is released. CHAOS_SEED makes the names.

. "${0%/*}/lib/test.sh"

storm() {
	remote_do echo storm "$chaos_cycles $chaos_seed" &&
		eventually link_are echo "rx/ns_created=$chaos_cycles
			rx/ns_destroyed=$chaos_cycles rx/ns_refused=0"
}

only_ctrl() {
	for device in "$rpmsg_devices"/*; do
		same "device left" "${device%.rpmsg_ctrl.0.0}.rpmsg_ctrl.0.0" \
			"$device" || return
	done
}

requires bus
test_start 3
remote_new echo ring_size=64
soak_begin
check "each service is made a channel, and taken back" storm
check "no channel is left" only_ctrl
check "no buffer is lost" link_are echo "rx/lost_buffers=0 rx/dropped=0"
