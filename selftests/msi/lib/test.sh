# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Tests of the registry of MSI doorbells: selftests/ringscope/lib, and what is
# ours.

modules_all="msi_doorbell msi_doorbell_sim msi_doorbell_consumer
	msi_doorbell_platform"
trace_system=msi_doorbell
trace_prefix=msi_doorbell_

# shellcheck source=/dev/null
. "${0%/*}/../ringscope/lib/test.sh"
. "$test_dir/lib/registry.sh"
. "$test_dir/lib/sim.sh"
. "$test_dir/lib/consumer.sh"

wake_names="$sim_configfs/* $consumer_configfs/* /sys/kernel/debug/msi_selftest_*"
wake_files="$trace_dir/events/msi_doorbell/*/enable"
