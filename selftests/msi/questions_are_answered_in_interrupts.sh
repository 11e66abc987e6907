#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The registry may be asked in interrupts, also in those of a CPU that is just
# changing it.
. "${0%/*}/lib/test.sh"

requires registry cpus=2
test_start 1
registry_alone
test_module msi_selftest_irq
check "each is answered, and rightly" said_is msi_selftest_irq \
	"asked in an interrupt: 2000 of 2000, 0 wrong answers;"
