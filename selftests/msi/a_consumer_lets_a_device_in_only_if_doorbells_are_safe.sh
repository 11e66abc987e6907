#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The consumer asks before it lets a device in: not where a doorbell is unsafe,
# nor where nobody has declared one, unless the administrator says so. Pages are
# set aside as many as there are of the IOMMU's size.
. "${0%/*}/lib/test.sh"

let_in() {
	consumer_attach "$1" && consumer_is "$1" "attached=1 verdict=ok window=$2"
}

requires consumer
test_start 7
registry_alone
consumer_new device order=12
consumer_new large order=16
consumer_new bold allow_unsafe=1
check "not where nobody has declared one" \
	refused "No such device" consumer_attach device
doorbell_new safe base=0x100000 safe=1
doorbell_new more base=0x101000 safe=1
check "where all are safe" let_in device 2
check "with larger pages, fewer" let_in large 1
consumer_detach device
consumer_detach large
doorbell_new unsafe base=0x200000
check "not where one is not" \
	refused "not permitted" consumer_attach device
check "it stays outside" consumer_is device "attached=0 verdict=detached window=0"
check "unless the administrator accepts it" let_in bold 3
doorbell_kill unsafe
check "again when that has gone" let_in device 2
