#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A guest of KVM with a remote processor: disk, network and shared files are
# virtio devices too. Each has its own driver, and works while messages flow.

. "${0%/*}/lib/test.sh"

# virtio_id NUMBER: a device of that kind
virtio_id() {
	for virtio_device in /sys/bus/virtio/devices/*; do
		contents "$virtio_device/device"
		[ "$((reply))" != "$1" ] || return 0
	done
	return 1
}

# requires_virtio NUMBER,MODULE
requires_virtio() {
	virtio_id "${1%,*}" ||
		requires_missing "no virtio device of kind ${1%,*}"
	requires_module "${1#*,}"
}

# virtio_driver_is NUMBER NAME
virtio_driver_is() {
	virtio_id "$1" || return
	virtio_driver=$(readlink "$virtio_device/driver")
	same "driver of virtio device $1" "$2" "${virtio_driver##*/}"
}

drivers_are_right() {
	virtio_driver_is 1 virtio_net && virtio_driver_is 2 virtio_blk &&
		virtio_driver_is 7 rpmsg_bus_virtio &&
		virtio_driver_is 9 9pnet_virtio
}

# What is read is not what was just written, but what the device has of it.
disk_works() {
	seq 1000 >"$tmp/written"
	disk_size=$(wc -c <"$tmp/written")
	dd if="$tmp/written" of=/dev/vda conv=fsync 2>/dev/null &&
		echo 3 >/proc/sys/vm/drop_caches &&
		head -c "$disk_size" /dev/vda | cmp - "$tmp/written"
}

files_work() {
	mkdir "$tmp/share"
	cleanup "umount $tmp/share"
	mount -t 9p -o trans=virtio,version=9p2000.L share "$tmp/share" &&
		cp "$tmp/written" "$tmp/share/file" &&
		cmp "$tmp/share/file" "$tmp/written"
}

# QEMU's own network answers at this address.
network_works() {
	cleanup "ip link set eth0 down"
	ip link set eth0 up && ip addr add 10.0.2.15/24 dev eth0 &&
		ping -c 3 -w 60 10.0.2.2
}

messages_flow() {
	client_total received
	flow_before=$reply
	flow_seen() {
		client_total_at_least received $((flow_before + 100))
	}
	eventually flow_seen
}

requires bus virtio=1,virtio_net virtio=2,virtio_blk virtio=9,9pnet_virtio \
	module=9p
test_start 6
test_tmp
client_load
remote_new echo ring_size=64
service_new echo selftest 1
check "each device has its own driver" drivers_are_right
client_write echo selftest 1 senders "2 100000000 send" ||
	fatal "no senders"
check "a disk works" disk_works
check "shared files work" files_work
check "the network works" network_works
check "and messages flow all the time" messages_flow
check "none of which is lost or wrong" client_totals_are "wrong=0 too_late=0"
