# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Tests of the rpmsg stack: selftests/ringscope/lib, and what is ours.
#
# RPMSG_BUS=mainline runs those that fit on Linux's own bus, see
# docs/mainline-rpmsg.md.

case ${RPMSG_BUS:=own} in
own) modules_all="rpmsg_bus rpmsg_bus_virtio rpmsg_bus_char rpmsg_sim" ;;
mainline) modules_all="rpmsg_core rpmsg_ns virtio_rpmsg_bus rpmsg_char
	rpmsg_ctrl rpmsg_sim" ;;
esac
trace_system=rpmsg_bus
trace_prefix=rpmsg_bus_

# shellcheck source=/dev/null
. "${0%/*}/../ringscope/lib/test.sh"
. "$test_lib/tool.sh"
. "$test_dir/lib/remote.sh"
. "$test_dir/lib/client.sh"
. "$test_dir/lib/link.sh"
[ "$RPMSG_BUS" = own ] || . "$test_dir/lib/on_mainline.sh"

rpmsg_devices=/sys/bus/rpmsg/devices
wake_names="$remote_configfs/* $rpmsg_devices/* /sys/class/rpmsg_link/*
	/sys/bus/platform/devices/rpmsg_sim.* /dev/rpmsg*"
wake_files="/sys/bus/rpmsg/drivers_autoprobe
	$trace_dir/events/rpmsg_bus/*/enable"

# The bus, its virtio back end, and remotes to talk to
requires_bus() {
	[ "$RPMSG_BUS" = own ] || requires_fitting
	requires_file /sys/kernel/config "no configfs at /sys/kernel/config"
	for module in $modules_all; do
		requires_module "$module"
	done
}

# The same, with the files that programs use
requires_remote() {
	requires_bus
}
