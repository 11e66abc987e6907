#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Each tracepoint is hit where the documentation says, with what it says.

. "${0%/*}/lib/test.sh"

begin() {
	echo >"$trace_instance/trace"
}

message() {
	begin
	channel_send echo selftest 0x600 1 40 send &&
		eventually link_is echo rx/received 2 || return
	# The next send finds the buffer that has come back.
	channel_send echo selftest 0x600 1 40 send
	eventually link_is echo rx/received 3
	trace_look
	traced "send: queue=$id gen=* seq=1 src=0x400 dst=0x600 len=40" &&
		traced "reclaim: queue=$id gen=* seq=1 send_ns=[0-9]*" &&
		traced "rx: queue=$id gen=* seq=2 src=0x600 dst=0x400 len=40 from_queue=$id from_seq=1 send_ns=[0-9]*" &&
		traced "rx_done: queue=$id gen=* seq=2 callback_ns=[0-9]*"
}

endpoint() {
	begin
	client_write echo selftest 0x600 endpoint 2000 &&
		client_write echo selftest 0x600 endpoint ""
	trace_look
	traced "ept_create: queue=$id gen=* addr=0x7d0" &&
		traced "ept_destroy: queue=$id gen=* addr=0x7d0"
}

# A kernel may release late on purpose (DEBUG_KOBJECT_RELEASE).
channel_released() {
	trace_look
	traced "channel_release: queue=$id gen=* channel=3"
}

channel() {
	begin
	service_new echo selftest 0x601
	service_withdraw echo selftest 0x601
	trace_look
	traced "channel_create: queue=$id gen=* channel=3 src=0xffffffff dst=0x601" &&
		traced "channel_destroy: queue=$id gen=* channel=3 src=0xffffffff dst=0x601" &&
		eventually channel_released
}

sleeper() {
	begin
	remote_fault echo dead 1
	channel_send echo selftest 0x600 16 8 trysend
	not channel_send echo selftest 0x600 1 8 bounded || return
	trace_look
	traced "wait: queue=$id gen=* sleeper=* sleepers=1" &&
		traced "wake: queue=$id gen=* sleeper=* error=-110 wait_ns=[0-9]*"
}

# A send finds what has come back by then, which need not be the last.
before_reclaimed() {
	channel_send echo selftest 0x600 1 8 send
	trace_look
	traced "reclaim: queue=$id gen=* send_ns=-1"
}

# Of a message that was sent before anybody listened no time is known.
before() {
	remote_fault echo dead 0
	trace_stop
	channel_send echo selftest 0x600 1 8 send
	begin
	trace_start
	eventually before_reclaimed
}

elsewhere_received() {
	trace_look
	traced "rx: *from_queue=0 *"
}

elsewhere() {
	begin
	remote_do echo send "0x600 0x400 8 1"
	eventually elsewhere_received
	traced "rx: queue=$id gen=* len=8 from_queue=0 from_seq=0 send_ns=-2"
}

requires bus tracefs
test_start 6
trace_open
client_load
remote_new echo
service_new echo selftest 0x600
link_of echo
contents "$reply/id"
id=$reply
trace_start
check "a message, there and back" message
check "an endpoint" endpoint
check "a channel" channel
check "a sleeper" sleeper
check "one that was sent before anybody listened" before
check "one that the remote made" elsewhere
