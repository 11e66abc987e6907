#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program's write finds no buffer in 15 seconds: it fails with an error that
# is the kernel's own, 512, which no program knows.
# Boot: *-stock

. "${0%/*}/lib/mainline_bug.sh"
. "$test_dir/lib/char.sh"

requires remote
bug_start 1
remote_new silent remote=silent
char_need silent writer 0x500 0x600
bug "a write fails with an unknown error" \
	char_is "fill 16 EAGAIN;write unknown;" "$reply" \
	nonblock=1 fill=8 nonblock=0 write=8
