#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Whichever error the hypervisor answers a receive with, it is counted and
# told, and the message is received when the driver tries again.
. "${0%/*}/lib/test.sh"

# received_after ERROR: as many messages as there have been errors
received_after() {
	fault a rx_error "1 $1"
	peer write a >/dev/null
	eventually counter_is a rx/received $errors &&
		counter_is a rx/dropped $errors
}

requires sim tracefs
test_start 27

queue_new a peer=user
trace_open
trace_start gh_msgq_drop
errors=0
# 60 is no error but the end: "empty"
for error in $(hypercall_errors | cut -f 1) -2 61; do
	[ "$error" != 60 ] || continue
	errors=$((errors + 1))
	check "hypervisor error $error" received_after "$error"
done
trace_count "reason=receive_error "
check "each is told" same "events" $errors "$reply"
