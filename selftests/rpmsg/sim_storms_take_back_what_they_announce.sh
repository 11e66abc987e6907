#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A storm announces as many services as it should, with names that depend on its
# seed only, and leaves none.

. "${0%/*}/lib/test.sh"

# services: $reply is how many there are
services() {
	# shellcheck disable=SC2012
	reply=$(ls /sys/bus/rpmsg/devices | wc -l)
}

storm() {
	services
	before=$reply
	remote_do echo storm "500 42" && remote_counter_is echo sent 1000 &&
		eventually none_more
}

none_more() {
	services
	same "services" "$before" "$reply"
}

told() {
	remote_do echo storm 3 && contents "$remote_configfs/echo/storm" &&
		log_says "storm: count 3, seed ${reply#* }"
}

requires bus
test_start 2
remote_new echo
check "500 services come and go" storm
check "a seed that nobody chose is told" told
