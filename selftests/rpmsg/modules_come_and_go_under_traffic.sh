#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The back end's module, or the client's, is unloaded in the middle of traffic,
# and loaded again; the bus's stays as long as anybody needs it.

. "${0%/*}/lib/test.sh"

traffic() {
	service_new echo selftest 1
	client_write echo selftest 1 senders "4 100000 send" &&
		eventually link_at_least echo rx/received 10
}

back_end() {
	traffic && module_unload rpmsg_bus_virtio && modprobe rpmsg_bus_virtio &&
		client_totals_are "senders=0"
}

client() {
	traffic && module_unload $client_module &&
		insmod "$test_modules/$client_module.ko"
}

held() {
	service_withdraw echo selftest 1
	client_set hold 1
	traffic && module_unload rpmsg_bus_virtio || return
	# The device that somebody holds has nothing left of the back end.
	client_set let_go 1 && modprobe rpmsg_bus_virtio
}

bus_stays() {
	not rmmod rpmsg_bus 2>/dev/null
}

requires bus
test_start 4
client_load on_message=echo
remote_new echo
check "the back end's" back_end
check "the client's" client
check "the back end's, while somebody holds a device" held
check "the bus's, while it is needed" bus_stays
