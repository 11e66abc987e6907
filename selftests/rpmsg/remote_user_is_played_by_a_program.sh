#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program plays the remote, in the memory layout of OpenAMP's: it reads the
# resource table, announces a service, answers, and takes the service back.

. "${0%/*}/lib/test.sh"

# So that the parent device can lend its drivers memory; renamed in 6.12
requires_lending() {
	(requires_config ARCH_HAS_DMA_OPS) >/dev/null || requires_config DMA_OPS
}

program_says() {
	grep -qx "$1" "$tmp/says"
}

# ready COUNT: to return so many messages
ready() {
	"$test_dir/user_remote" /dev/rpmsg_sim-user program 0x600 "$1" \
		>"$tmp/says" &
	program=$!
	eventually program_says ready
}

announced() {
	ready 100 && eventually channel_exists user program 0x600
}

finished() {
	wait "$program" && eventually not channel_exists user program 0x600
}

second_program() {
	! "$test_dir/user_remote" /dev/rpmsg_sim-user program 1 1 2>/dev/null
}

again() {
	ready 1 && client user 0x500 0x600 echo 1 64 && finished
}

requires remote lending
test_start 6
test_tmp
cleanup "remote_del user"
mkdir "$remote_configfs/user"
remote_set user remote user
remote_live user ||
	fatal "the remote does not live"
check "its announcement makes a channel" announced
check "there is place for one program" second_program
check "it returns 100 messages" client user 0x500 0x600 echo 100 64
check "it takes its service back" finished
check "the table says what the guest has set up" program_says \
	"id 7 dfeatures 0x1 gfeatures 0x1 num 16 align 4096"
check "another program finds all as the first did" again
