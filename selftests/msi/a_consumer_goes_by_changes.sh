#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A consumer that has let a device in hears of each change: of a doorbell that
# is not safe, of more pages than it has set aside, and when that is over.
. "${0%/*}/lib/test.sh"

changed() {
	"$1" "$2" && consumer_is device "$3"
}

settings_fixed() {
	refused "busy" consumer_set device order 14 &&
		refused "busy" consumer_set device allow_unsafe 1
}

requires consumer
test_start 9
registry_alone
doorbell_new first base=0x100000 safe=1
doorbell_dir near base=0x100100 safe=1
doorbell_dir far base=0x200000 safe=1
doorbell_dir unsafe base=0x100200
consumer_new device order=12
consumer_attach device
check "one in a page that is set aside" changed doorbell_live near \
	"verdict=ok changes=1 window=1"
check "one in another page" changed doorbell_live far "verdict=short changes=2"
check "it has gone" changed doorbell_kill far "verdict=ok changes=3"
check "one that is not safe" changed doorbell_live unsafe \
	"verdict=unsafe changes=4"
check "that and another page" changed doorbell_live far \
	"verdict=unsafe changes=5"
check "it is safe again" changed doorbell_kill unsafe "verdict=short changes=6"
check "what it goes by is fixed meanwhile" settings_fixed
consumer_detach device
doorbell_kill far
check "who is not attached is not told" consumer_is device \
	"verdict=detached changes=6"
consumer_attach device
check "attached anew, it begins anew" consumer_is device \
	"verdict=ok changes=0 window=1"
