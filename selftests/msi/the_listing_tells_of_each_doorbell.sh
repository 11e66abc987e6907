#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# debugfs has a line for each range of a doorbell, in the order of addresses,
# and the number of pages for each order.
. "${0%/*}/lib/test.sh"

listed_percpu() {
	percpu=
	cpu=0
	cpus_possible
	while [ $cpu -lt "$reply" ]; do
		address=$(printf '0x%x' $((0x700000 + cpu * 0x2000)))
		percpu="$percpu$address 0x10 unsafe percpu parts;"
		cpu=$((cpu + 1))
	done
	listing_is "$before$percpu"
}

orders() {
	same "orders" "$(seq 12 63)" "$(cut -d' ' -f1 "$registry/pages")"
}

not_for_all() {
	same "who may read" 400 "$(stat -c %a "$registry/doorbells")"
}

requires registry
test_start 7
registry_alone
check "nothing where nothing is" registry_empty
doorbell_new late base=0x600000 size=0x1000 safe=1
doorbell_new early base=0x200040
before="0x200040 0x4 unsafe global early;0x600000 0x1000 safe global late;"
check "global ones, in order" listing_is "$before"
doorbell_new shared base=0x800000 percpu=1 stride=0
check "a part that all CPUs share is one line" listing_is \
	"${before}0x800000 0x4 unsafe percpu shared;"
doorbell_kill shared
doorbell_new parts base=0x700000 size=0x10 percpu=1 stride=0x2000
check "a line for each part" listed_percpu
check "a line for each order" orders
check "they are not for all to read" not_for_all
doorbell_kill parts
check "what has gone is not listed" listing_is "$before"
