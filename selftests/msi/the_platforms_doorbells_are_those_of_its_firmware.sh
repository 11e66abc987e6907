#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The doorbells of the platform are those that its firmware describes: on arm64
# the registers of ITSs, of GICv2m frames, and of GICv3s that take messages
# themselves, by the device tree; on x86 the window of the local APICs. Safe are
# an ITS's, and the window if interrupts are remapped.
. "${0%/*}/lib/test.sh"

# node_doorbell OFFSET SAFE: the line of the node $node, whose registers have
# addresses and sizes of 64 bits
node_doorbell() {
	node_name=${node%/compatible}
	node_base=$(od -An -v -tx1 -N8 "${node%/compatible}/reg" | tr -d ' \n')
	printf '0x%x 0x4 %s global %s\n' $((0x$node_base + $1)) "$2" \
		"${node_name##*/}"
}

described_arm64() {
	find /proc/device-tree/ -name compatible | while read -r node; do
		case $(tr '\0' ' ' <"$node") in
		*arm,gic-v3-its*) node_doorbell 0x10040 safe ;;
		*arm,gic-v2m-frame*) node_doorbell 0x40 unsafe ;;
		*arm,gic-v3*)
			[ ! -e "${node%/compatible}/mbi-ranges" ] ||
				node_doorbell 0x40 unsafe
			;;
		esac
	done
}

# The kernel calls its interrupts so where they are remapped.
described_x86() {
	if grep -qE ' (IR|AMD-Vi)-' /proc/interrupts; then
		safe=safe
	else
		safe=unsafe
	fi
	echo "0xfee00000 0x100000 $safe global lapic"
}

described() {
	"described_$arch" | LC_ALL=C sort
}

# Another machine's may be of other widths.
widths() {
	same "cells" "00000002 00000002" "$(od -An -v -tx1 \
		/proc/device-tree/#address-cells | tr -d ' \n') $(od -An -v -tx1 \
		/proc/device-tree/#size-cells | tr -d ' \n')"
}

as_described() {
	same "the listing" "$(described)" "$(LC_ALL=C sort "$registry/doorbells")"
}

all_safe() {
	unsafe=$(described | grep -c ' unsafe ')
	counters_are "unsafe=$unsafe doorbells=$(described | wc -l)"
}

requires registry
requires_module msi_doorbell_platform
case $(uname -m) in
x86_64)
	arch=x86
	;;
aarch64)
	requires_file /proc/device-tree/compatible "the firmware has no device tree"
	widths || requires_missing "addresses of the device tree: $why"
	arch=arm64
	;;
*)
	requires_missing "what a $(uname -m) has is not known here"
	;;
esac
test_start 3
registry_alone
cleanup "module_unload msi_doorbell_platform"
modprobe msi_doorbell_platform
check "listed are those that are described" as_described
check "counted, too" all_safe
module_unload msi_doorbell_platform
check "they go with their module" registry_empty
