#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Addresses that nobody asked for begin at 1024, the lowest free one first; one
# that was asked for is given to the first who asks; 53 is the name service's.

. "${0%/*}/lib/test.sh"

endpoint_is() {
	client_write echo selftest "$1" endpoint "$2" || return
	channel_of echo selftest "$1"
	contents "$reply/client/endpoint"
	same "address" "$3" "$reply"
}

destroy() {
	client_write echo selftest "$1" endpoint ""
}

requires bus
test_start 9
client_load
remote_new echo
service_new echo selftest 1
service_new echo selftest 2
check "the first channel gets 1024" channel_file_is echo selftest 1 src 0x400
check "the second gets 1025" channel_file_is echo selftest 2 src 0x401
check "the next is 1026" endpoint_is 1 -1 1026
check "the next is 1027" endpoint_is 2 -1 1027
destroy 1
check "the lowest free one is used again" endpoint_is 1 -1 1026
destroy 1
check "a reserved one can be asked for" endpoint_is 1 60 60
check "but not twice" not endpoint_is 2 60 60
destroy 1
check "not that of the name service" not endpoint_is 1 53 53
check "it is still the name service's" service_new echo selftest 3
