#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Requests that cannot be met fail, say why, and change nothing; neither a
# program nor the remote can take the control file away.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

# 0xb501 and so on without direction and size, which are part of the number
unknown() {
	ctrl_is "ioctl ENOTTY;ioctl ENOTTY;ioctl ENOTTY;destroy ENOTTY;" echo \
		ioctl=0xb501 ioctl=0x4028b502 ioctl=0:0 destroy &&
		char_is "ioctl ENOTTY;create_ept ENOTTY;" "$file" \
			ioctl=0x5401 create_ept=x:1:2
}

bad_pointers() {
	ctrl_is "ioctl EFAULT;ioctl EFAULT;ioctl EFAULT;" echo \
		ioctl=0x4028b501 ioctl=0x4028b503 ioctl=0x4028b504
}

# A name that does not end is cut; a channel's must be one for a device.
names() {
	long=abcdefghijklmnopqrstuvwxyz012345
	ctrl_is "create_ept 0;" echo "create_ept=$long:1:2" || return
	char_of abcdefghijklmnopqrstuvwxyz01234 &&
		char_is "destroy 0;" "$reply" destroy &&
		ctrl_is "create_dev ENXIO;create_dev ENXIO;" echo \
			create_dev=a/b:1:2 create_dev=:1:2
}

twice() {
	ctrl_is "create_dev 0;create_dev ENXIO;release_dev 0;release_dev EINVAL;" \
		echo create_dev=twice:1:2 create_dev=twice:1:2 \
		release_dev=twice:1:2 release_dev=twice:1:2
}

control_stays() {
	ctrl_is "release_dev EPERM;" echo release_dev=rpmsg_ctrl:0:0 || return
	remote_do echo ns_destroy "rpmsg_ctrl 0"
	eventually link_is echo rx/ns_refused 1 && remote_ctrl echo
}

# Flow control is in the header since Linux 6.6, and not in the protocol.
flow() {
	if grep -q ' rpmsg_set_flow_control.\[rpmsg_bus\]' /proc/kallsyms; then
		char_is "ioctl EFAULT;ioctl EINVAL;ioctl EOPNOTSUPP;" "$file" \
			ioctl=0x8004b505 ioctl=0x8004b506:2 ioctl=0x8004b506:1
	else
		char_is "ioctl ENOTTY;ioctl ENOTTY;" "$file" \
			ioctl=0x8004b505 ioctl=0x8004b506:2
	fi
}

requires remote
test_start 6
remote_new echo
char_need echo one 0x500 0x600
file=$reply
check "unknown requests" unknown
check "pointers to nowhere" bad_pointers
check "names" names
check "a channel twice" twice
check "the end of the control file" control_stays
check "flow control" flow
