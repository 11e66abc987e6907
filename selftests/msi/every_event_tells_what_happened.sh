#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint is hit where the documentation says, with what it says.
. "${0%/*}/lib/test.sh"

# event COMMAND... EVENT: the last record is that
event() {
	echo >"$trace_instance/trace"
	"$1" "$2"
	trace_look
	traced "$3"
}

asked() {
	echo >"$trace_instance/trace"
	said msi_selftest_caller
	trace_look
	traced "safe_query: safe=0 doorbells=4 unsafe=1"
}

freed_wrongly() {
	echo >"$trace_instance/trace"
	test_module msi_selftest_frees
	trace_look
	traced "free: id=0 safe=0 doorbells=* unsafe=* error=-2"
}

requires registry tracefs
test_start 8
registry_alone
trace_open
test_module msi_selftest_caller
cpus_possible
cpus=$reply
doorbell_dir one base=0x100000
doorbell_dir same base=0x100001 safe=1
doorbell_dir parts base=0x200000 size=0x10 percpu=1 safe=1
trace_start
check "one that comes" event doorbell_live one \
	"alloc: id=[1-9]* base=0x100000 size=0x4 ranges=1 safe=0 doorbells=1 unsafe=1 error=0"
check "one of all CPUs" event doorbell_live parts \
	"alloc: id=[1-9]* base=0x200000 size=0x10 ranges=$cpus safe=1 doorbells=2 unsafe=1 error=0"
check "one that is refused" event doorbell_live same \
	"alloc: id=0 base=0x100001 size=0x4 ranges=1 safe=1 doorbells=2 unsafe=1 error=-17"
check "a question" asked
check "one that goes" event doorbell_kill one \
	"free: id=[1-9]* safe=0 doorbells=1 unsafe=0 error=0"
check "a safe one that goes" event doorbell_kill parts \
	"free: id=[1-9]* safe=1 doorbells=0 unsafe=0 error=0"
check "what is no doorbell" freed_wrongly
trace_stop
check "of nothing else" not traced "refused"
