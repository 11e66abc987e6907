#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that sleeps in a read, or polls, is woken when its endpoint goes,
# and reads what had come in before.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

sleeps() {
	grep -q '^State:.S' "/proc/$char_pid/status"
}

# ends_by LINES STEP COMMAND...: what ends the sleep
ends_by() {
	char_need echo sleeper 0x500 0x600
	char_start sleeper "$reply" print=ready "$2" read=64
	char_saying sleeper "ready;" && eventually sleeps || return
	ends_want=$1
	shift 2
	"$@" && char_saying sleeper "ready;$ends_want" && char_ends $char_pid
}

interrupted() {
	char_need echo sleeper 0x500 0x600
	char_start sleeper "$reply" catch print=ready read=64
	char_saying sleeper "ready;" && eventually sleeps || return
	kill -USR1 "$char_pid"
	char_saying sleeper "ready;read EINTR;" && char_ends $char_pid
}

unbound() {
	remote_device echo
	echo "$reply.rpmsg_ctrl.0.0" >"$1"
}

unbind() {
	unbound /sys/bus/rpmsg/drivers/rpmsg_ctrl/unbind
}

left_over() {
	remote_live echo && char_need echo left 0x500 0x600 || return
	"$test_dir/char_client" "$reply" write=5 write=6 poll_in=60000 \
		print=ready stdin read=64 read=64 read=64 poll=0 \
		>"$tmp/left" <"$tmp/go" &
	exec 3>"$tmp/go"
	char_saying left "write 5;write 6;poll in;ready;" &&
		eventually remote_counters_are echo "sent=2" &&
		eventually link_is echo rx/received 2 || return
	remote_kill echo
	exec 3>&-
	char_saying left \
		"write 5;write 6;poll in;ready;read 5;read 6;read EPIPE;poll err hup;"
}

requires remote
test_start 5
test_tmp
mkfifo "$tmp/go"
remote_new echo
check "unbinding ends a read" ends_by "read EPIPE;read EPIPE;" read=64 unbind
unbound /sys/bus/rpmsg/drivers/rpmsg_ctrl/bind
check "a signal ends a read" interrupted
check "the end of the remote ends a read" \
	ends_by "read EPIPE;read EPIPE;" read=64 remote_kill echo
remote_live echo
check "and a poll" ends_by "poll err hup;read EPIPE;" poll_in=60000 \
	remote_kill echo
check "what was received can be read" left_over
