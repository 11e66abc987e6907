#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Files that are open when the remote goes stay, and say that it is gone. They
# keep the module, and what they were made of, until they are closed; the
# numbers that they have are nobody else's meanwhile.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

open_them() {
	remote_ctrl echo
	ctrl=$reply
	"$test_dir/char_client" "$ctrl" print=ready stdin create_ept=x:1:2 \
		create_dev=x:1:2 release_dev=x:1:2 print=done stdin \
		<"$tmp/go_ctrl" >"$tmp/ctrl" &
	exec 3>"$tmp/go_ctrl"
	"$test_dir/char_client" "$file" print=ready stdin write=8 read=8 \
		poll=0 destroy print=done stdin <"$tmp/go_ept" >"$tmp/ept" &
	exec 4>"$tmp/go_ept"
	char_saying ctrl "ready;" && char_saying ept "ready;"
}

removed() {
	remote_kill echo && char_gone kept && [ ! -e "$ctrl" ] &&
		[ ! -e "$file" ]
}

told() {
	echo >&3 && echo >&4
	char_saying ctrl "ready;create_ept ENODEV;create_dev ENODEV;release_dev ENODEV;done;" &&
		char_saying ept "ready;write EPIPE;read EPIPE;poll err hup;destroy 0;done;"
}

pinned() {
	not rmmod rpmsg_bus_char 2>/dev/null && module_unload rpmsg_bus_virtio &&
		modprobe rpmsg_bus_virtio
}

numbered() {
	remote_live echo && char_need echo other 0x500 0x600 || return
	[ "$reply" != "$file" ] && remote_ctrl echo && [ "$reply" != "$ctrl" ]
}

closed() {
	exec 3>&- 4>&-
	wait
	module_unload rpmsg_bus_char && modprobe rpmsg_bus_char && remote_ctrl echo
}

requires remote
test_start 6
test_tmp
mkfifo "$tmp/go_ctrl" "$tmp/go_ept"
remote_new echo
char_need echo kept 0x500 0x600
file=$reply
check "two files are open" open_them
check "the remote goes at once" removed
check "who has them open is told" told
check "they keep their module, and not the back end's" pinned
check "their numbers are not used again" numbered
check "once closed they keep nothing" closed
