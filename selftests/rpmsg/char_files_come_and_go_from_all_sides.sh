#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Programs make, use and destroy endpoints while others destroy the same ones,
# the driver is unbound and bound, and the remote goes and comes back.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

# maker NAME: what fails because something has gone is as good as what works
maker() {
	while [ -e "$tmp/go" ]; do
		remote_ctrl echo && "$test_dir/char_client" "$reply" \
			"create_ept=$1:-1:0x600"
		user "$1"
	done
}

# Two of them for each maker, so that one destroys what the other writes to
user() {
	char_of "$1" && "$test_dir/char_client" "$reply" nonblock=1 write=8 \
		read=64 write=8 destroy write=8
}

users() {
	while [ -e "$tmp/go" ]; do
		user "$1"
	done
}

begin() {
	touch "$tmp/go"
	for begin_name in a b; do
		maker $begin_name >/dev/null 2>&1 &
		users $begin_name >/dev/null 2>&1 &
	done
}

end() {
	rm -f "$tmp/go"
	wait
}

cycle() {
	chaos_choose unbind kill channel
	case $reply in
	unbind)
		remote_device echo
		echo "$reply.rpmsg_ctrl.0.0" >$control/unbind
		echo "$reply.rpmsg_ctrl.0.0" >$control/bind
		;;
	kill)
		remote_kill echo && remote_live echo
		;;
	channel)
		service_announce echo rpmsg-raw 0x700
		eventually channel_bound echo rpmsg-raw 0x700 &&
			service_withdraw echo rpmsg-raw 0x700
		;;
	esac
}

works() {
	char_need echo last 0x500 0x600
	char_is "write 8;read 8;destroy 0;" "$reply" write=8 read=64 destroy
}

control=/sys/bus/rpmsg/drivers/rpmsg_ctrl
requires remote
test_start 2
test_tmp
remote_new echo
soak_begin
cleanup end
begin
check "the remote and the driver come and go" chaos_each cycle
end
check "then all works" works
