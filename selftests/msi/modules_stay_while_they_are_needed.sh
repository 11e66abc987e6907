#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The registry stays while a provider or a consumer uses it, these stay while
# somebody uses them, and all of them go, and come again, when nobody does.
. "${0%/*}/lib/test.sh"

# Only an entry of configfs holds a module.
kept() {
	not rmmod "$1" 2>/dev/null
}

all_go() {
	modules_unload && modprobe msi_doorbell_sim &&
		modprobe msi_doorbell_consumer
}

requires consumer
test_start 5
registry_alone
doorbell_new one base=0x100000 safe=1
consumer_new device
check "the registry" kept msi_doorbell
check "the provider" kept msi_doorbell_sim
check "the consumer" kept msi_doorbell_consumer
doorbell_del one
consumer_del device
check "all go when nobody needs them, and come again" all_go
doorbell_dir two base=0x100000
check "and work" doorbell_live two
