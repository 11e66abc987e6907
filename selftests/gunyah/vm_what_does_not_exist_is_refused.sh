#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# There are no vCPUs and no guest memory here: their calls and types of function
# are refused as any other that does not exist, and so are wrong arguments.
. "${0%/*}/lib/test.sh"

requires sim
test_start 11
test_tmp

vm_manager
vm_open
for nr in 1 2 5 6 8; do
	check "call $nr" vm_is ENOTTY ioctl $nr
done
check "vCPUs" vm_is ENOENT add any 1 4
check "a type far from any" vm_is ENOENT add any 4294967295 4
check "removing what does not exist" vm_is ENOENT remove any 1 4
check "an argument that is too short" vm_is EINVAL add any 2 8
check "one that is too long" vm_is EINVAL add any 2 4096
check "one that cannot be read" vm_is EFAULT add any 2 -1
