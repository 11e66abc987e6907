#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A simulated doorbell's settings take what docs/ABI says, and only until it is
# live; what the registry says of it is what the writer is told.
. "${0%/*}/lib/test.sh"

defaults() {
	for pair in base=0x0 size=0x4 percpu=0 stride=0x1000 safe=0 live=0; do
		contents "$sim_configfs/new/${pair%=*}"
		same "${pair%=*}" "${pair#*=}" "$reply" || return
	done
}

nonsense() {
	refused "Invalid argument" doorbell_set new base here &&
		refused "Invalid argument" doorbell_set new safe perhaps &&
		refused "Invalid argument" doorbell_set new live 2
}

as_the_registry() {
	doorbell_set new size 0
	refused "Invalid argument" doorbell_live new || return
	doorbell_set new size 4
	doorbell_set new base 0x100002
	refused "File exists" doorbell_live new || return
	doorbell_set new base 4096
	doorbell_live new && doorbell_live new &&
		counters_are "doorbells=2"
}

fixed() {
	for setting in base size percpu stride safe; do
		refused "busy" doorbell_set new $setting 1 || return
	done
}

taken_back() {
	doorbell_kill new && doorbell_kill new && doorbell_set new base 0x2000 &&
		counters_are "doorbells=1"
}

requires registry
test_start 7
registry_alone
doorbell_new there base=0x100000
doorbell_dir new
check "it begins as documented" defaults
check "what makes no sense is refused" nonsense
check "the registry's error is the writer's" as_the_registry
check "what is live does not change" fixed
check "what is taken back does" taken_back
doorbell_live new
rmdir "$sim_configfs/new"
check "rmdir takes back what is live" counters_are "doorbells=1"
check "the module stays while a directory is there" \
	not rmmod msi_doorbell_sim 2>/dev/null
