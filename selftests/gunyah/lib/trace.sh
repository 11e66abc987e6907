# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tracepoints, through an instance of tracefs of the test's own.

trace_dir=/sys/kernel/tracing
