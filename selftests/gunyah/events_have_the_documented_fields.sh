#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The tracepoints are an ABI: each event has the fields of docs/tracepoints.md,
# in that order, of that size and sign, where a record has them, and there is no
# undocumented event.
. "${0%/*}/lib/test.sh"

requires sim tracefs
events_results
test_start "$reply"
events_check
