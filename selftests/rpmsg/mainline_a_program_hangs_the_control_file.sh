#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program asks a control file to release the channel that the file itself is
# of: the request holds the lock that the removal waits for, so it waits for
# itself. Linux 6.1 has no such lock there; the file is gone then.
# Boot: 6.12-*-stock

. "${0%/*}/lib/mainline_bug.sh"
. "$test_dir/lib/char.sh"

there() {
	remote_ctrl echo && ctrl=$reply && [ -c "$ctrl" ]
}

hung() {
	"$test_dir/char_client" "$ctrl" release_dev=rpmsg_ctrl:0:0 &
	stays_stuck_in rpmsg_ctrldev_remove rpmsg_ctrldev_ioctl
}

requires remote
bug_start 2
remote_new echo
check "there is a control file" there
bug "who asks for its end waits for itself" hung
