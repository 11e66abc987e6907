# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Tests of the Gunyah stack: selftests/ringscope/lib, and what is ours.

# In the order in which they load
modules_all="gunyah
	gunyah_mbox
	gunyah_bell
	gunyah_rm
	gunyah_vm
	gunyah_irqfd
	gunyah_ioeventfd
	gunyah_bellfd
	gunyah_vm_msgq
	gunyah_sim
	gunyah_traffic
	gunyah_bell_traffic
	gunyah_rm_traffic
	gunyah_sim_guest"
trace_system=gunyah
trace_prefix=gh_msgq_

# shellcheck source=/dev/null
. "${0%/*}/../ringscope/lib/test.sh"
. "$test_dir/lib/sim.sh"
. "$test_dir/lib/traffic.sh"
. "$test_dir/lib/senders.sh"
. "$test_dir/lib/counters.sh"
. "$test_dir/lib/errors.sh"
. "$test_dir/lib/bell.sh"
. "$test_dir/lib/rm.sh"
. "$test_dir/lib/vm.sh"
. "$test_lib/tool.sh"

wake_names="$sim_configfs/* $bell_configfs/* $rm_configfs/*
	$sim_bus/devices/gunyah_sim.* $sim_bus/devices/gunyah_vm_msgq.*
	/sys/class/gunyah_msgq/* /sys/class/gunyah_bell/*
	/sys/class/gunyah_rm/* /sys/class/gunyah_rm_traffic/*
	/sys/class/gunyah_vm/* /sys/class/gunyah_vmfn/* /dev/gunyah_sim-*"
wake_files="$sim_bus/drivers_autoprobe $trace_dir/events/gunyah/*/enable"
wake_interrupts=gh_
