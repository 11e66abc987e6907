#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# What a remote sends to a program that does not read takes no more memory than
# it may; the rest is dropped and counted, nobody else waits for it, and what is
# sent after the program has read comes in.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

flood() {
	"$test_dir/char_client" "$file" print=ready stdin nonblock=1 drain=64 \
		print=done stdin drain=64 <"$tmp/go" >"$tmp/reader" &
	exec 3>"$tmp/go"
	char_saying reader "ready;" || return
	remote_do echo send "0x600 0x500 32 1000"
	eventually link_is echo rx/received 1000
}

limited() {
	char_of flooded && contents "$char_sysfs/dropped"
	dropped=$reply
	at_least dropped 900 "$dropped" && at_least left 1 $((1000 - dropped))
}

# What comes back has come after all of the thousand.
others() {
	char_need echo other 0x501 0x600
	char_is "write 4;read 4;" "$reply" write=4 read=64
}

kept() {
	echo >&3
	char_saying reader "ready;drain $((1000 - dropped)) EAGAIN;done;"
}

# As many again: nothing of the limit is lost.
again() {
	remote_do echo send "0x600 0x500 32 1000"
	eventually char_dropped flooded $((dropped * 2)) || return
	exec 3>&-
	char_saying reader "ready;drain $((1000 - dropped)) EAGAIN;done;drain $((1000 - dropped)) EAGAIN;"
}

requires remote
test_start 5
test_tmp
mkfifo "$tmp/go"
parameter_set rpmsg_bus_char queue_limit 2000
remote_new echo
char_need echo flooded 0x500 0x600
file=$reply
check "the remote sends a thousand messages" flood
check "another endpoint's answer comes after them" others
check "most are dropped and counted" limited
check "what was not dropped can be read" kept
check "and after that as much comes in again" again
