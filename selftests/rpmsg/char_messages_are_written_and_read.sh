#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# One write is one message, one read gets one. Poll tells when there is one, and
# when there is room. What cannot be is refused, and loses nothing.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

requires remote
test_start 8
remote_new echo
char_need echo one 0x500 0x600
one=$reply
check "a message comes back" char_is "write 9;poll in;read 9;" "$one" \
	write=9 poll_in=60000 read=64
check "poll tells of room and of messages" char_is \
	"poll out;write 9;poll in;poll in out;read 9;poll out;" "$one" \
	poll=0 write=9 poll_in=60000 poll=60000 read=64 poll=0
check "an empty message is a message" \
	char_is "write 0;read 0;" "$one" write=0 read=64
check "the longest comes back, a longer one is refused" \
	char_is "write 496;read 496;write EMSGSIZE;write EMSGSIZE;" "$one" \
	write=496 read=4096 write=497 write=4096
check "what does not fit is cut off, and the next is whole" \
	char_is "write 9;write 7;read 4;read 7;" "$one" \
	write=9 write=7 read=4 read=64
check "nothing is read where there is nothing" \
	char_is "read EAGAIN;" "$one" nonblock=1 read=64
check "a bad pointer sends nothing, and loses no message" char_is \
	"write EFAULT;write 9;poll in;read EFAULT;read 9;read EAGAIN;" "$one" \
	write_bad=9 write=9 poll_in=60000 read_bad=64 nonblock=1 read=64 read=64
char_need echo nowhere 0x501 0xffffffff
check "nothing is sent to no address" char_is "write EINVAL;" "$reply" write=9
