#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whatever context completes the messages of a Resource Manager's queue: calls
# of one message and of many are answered.
. "${0%/*}/lib/test.sh"

requires sim
test_start 7

parameter_set gunyah_rm completion default
for completion in tasklet irq_work bh_workqueue workqueue irq_thread poll; do
	echo $completion >/sys/module/gunyah_rm/parameters/completion
	rm_new a
	if rm_class a; then
		rm_calls a "callers=4 count=20 size=1000 vary=1"
		check "$completion" rm_stats_are a "answered=80 corrupt=0"
	elif log_says "not set up: -EOPNOTSUPP"; then
		skip "$completion" "this kernel has none"
	fi
	rm_del a
done
echo none_such >/sys/module/gunyah_rm/parameters/completion
rm_new a
check "one that there is not is refused" \
	log_says "no completion context is called \"none_such"
