#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each allocation of a simulated provider, of the platform's, and of a consumer
# fails once, in turn: what was to be is not there, and can be had afterwards.
. "${0%/*}/lib/test.sh"

make_provider() {
	fail_program mkdir "$sim_configfs/new"
}

no_provider() {
	[ ! -d "$sim_configfs/new" ] || rmdir "$sim_configfs/new"
	mkdir "$sim_configfs/new" && rmdir "$sim_configfs/new" && registry_empty
}

revive() {
	echo 1 >"$sim_configfs/parts/live"
}

not_revived() {
	doorbell_kill parts
	registry_empty && doorbell_live parts && doorbell_kill parts
}

make_consumer() {
	fail_program mkdir "$consumer_configfs/new"
}

no_consumer() {
	[ ! -d "$consumer_configfs/new" ] || rmdir "$consumer_configfs/new"
	mkdir "$consumer_configfs/new" && rmdir "$consumer_configfs/new"
}

load_platform() {
	fail_program modprobe msi_doorbell_platform
}

no_platform() {
	module_unload msi_doorbell_platform && registry_empty
}

requires consumer fail_nth
requires_module msi_doorbell_platform
test_start 4
registry_alone
doorbell_dir parts base=0x200000 percpu=1
faults_in_module msi_doorbell_sim
check "a directory" fail_each no_provider make_provider
check "its doorbell" fail_each not_revived revive
faults_in_module msi_doorbell_consumer
check "a consumer's" fail_each no_consumer make_consumer
faults_in_module msi_doorbell
cleanup "module_unload msi_doorbell_platform"
check "the platform's" fail_each no_platform load_platform
