#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Linux's own terminal over rpmsg, built on our bus: what is written comes back
# from an echo, what does not fit into a message in several, and who has it open
# when the remote goes is told.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/mainline.sh"

terminal=/dev/ttyRPMSG0

# returns TEXT: by one program, which has the terminal open throughout
returns() {
	# shellcheck disable=SC2016
	run timeout "$patience" sh -c 'exec 3<>"$1" && echo "$2" >&3 &&
		head -n 1 <&3 >"$3"' sh $terminal "$1" "$tmp/line"
	same line "$1" "$(cat "$tmp/line")"
}

long() {
	long=$(head -c 1200 /dev/zero | tr '\0' x)
	link_counter echo tx/sent
	long_before=$reply
	# with the end of the line: 496 bytes, as many, and the rest
	returns "$long" && link_is echo tx/sent $((long_before + 3))
}

opened() {
	[ "$(readlink "/proc/$reader/fd/0")" = $terminal ]
}

hung_up() {
	cat <$terminal >"$tmp/cat" &
	reader=$!
	eventually opened || return
	remote_kill echo && wait $reader && [ ! -e $terminal ]
}

back() {
	remote_live echo || return
	service_new echo rpmsg-tty 0x600
	returns "back again"
}

requires bus clients
test_start 5
test_tmp
mainline_load rpmsg_tty
remote_new echo
service_new echo rpmsg-tty 0x600
check "the service is a terminal" eventually test -c $terminal
check "a line is written and read" returns "hello"
check "a long line goes in several messages" long
check "the end of the remote hangs up" hung_up
check "the service comes back" back
