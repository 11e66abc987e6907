#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A hypervisor that speaks another API version gets no mailbox, and a message
# that names the device, the queue and both versions.
. "${0%/*}/lib/test.sh"

requires sim
test_start 4

for version in 0 2 16383; do
	parameter_set gunyah_sim api_version $version
	queue_new a
	sim_device
	check "version $version is refused by name" \
		log_says "$reply: a: Gunyah API version $version is not supported, only version 1"
	queue_del a
done
parameter_set gunyah_sim api_version 1
queue_new a
check "version 1 is not" queue_bound a
