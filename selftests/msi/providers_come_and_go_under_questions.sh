#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Providers come and go, with their module too, while others iterate, ask, and
# are told: nobody sees what cannot be, and nothing is left.
. "${0%/*}/lib/test.sh"

# One that is always there, and unsafe: whoever asks can rely on it.
ask() {
	while :; do
		read -r line <"$registry/doorbells"
		counter unsafe
		[ "$line" = "0x1000 0x4 unsafe global always" ] &&
			[ "$reply" -ge 1 ] || echo "$line; $reply unsafe" >>"$tmp/wrong"
		cat "$registry/pages" >/dev/null
	done
}

step() {
	chaos_pick 4
	name=$reply
	chaos_choose live kill settings
	case $reply in
	live) doorbell_live "churn$name" ;;
	kill) doorbell_kill "churn$name" ;;
	settings)
		doorbell_set "churn$name" live 0
		chaos_pick 2
		doorbell_set "churn$name" safe "$reply"
		chaos_pick 2
		doorbell_set "churn$name" percpu "$reply"
		;;
	esac
	[ ! -s "$tmp/wrong" ] || {
		why=$(head -n 1 "$tmp/wrong")
		return 1
	}
}

module_step() {
	modprobe msi_doorbell_platform && module_unload msi_doorbell_platform &&
		[ ! -s "$tmp/wrong" ]
}

gone() {
	for name in 0 1 2 3; do
		doorbell_del "churn$name"
	done
	listing_is "0x1000 0x4 unsafe global always;" &&
		counters_are "doorbells=1 unsafe=1" && pages_are "12=1 63=1"
}

told() {
	contents "$consumer_configfs/follows/changes"
	at_least "changes" 1 "$reply"
}

requires consumer
requires_module msi_doorbell_platform
test_start 4
registry_alone
test_tmp
soak_begin
: >"$tmp/wrong"
doorbell_new always base=0x1000
consumer_new follows allow_unsafe=1
consumer_attach follows
for name in 0 1 2 3; do
	doorbell_dir "churn$name" base="0x${name}100040" stride=0x1000
done
ask &
asking=$!
cleanup "kill $asking"
check "simulated ones" chaos_each step
chaos_cycles=5
check "those of the platform, with their module" chaos_each module_step
kill $asking
wait $asking
check "nothing is left but what stays" gone
check "the consumer was told" told
