#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A notifier may call the Resource Manager, whose answer comes by the thread
# that brought the notification; meanwhile notifications wait, up to 256.
. "${0%/*}/lib/test.sh"

told() {
	parameter_of $rm_module told_count
	same "notifications" "$1" "$reply"
}

requires sim
test_start 5

rm_new a
test_module $rm_module slow=1
rm_typed listen
rm_notify a 0x56100002 01
check "it is called" eventually told 1
check "and had its answer" rm_counters_are a "calls/answered=1"
# Until it is told otherwise
rm_timeout 3600000
rm_set a replies/delay_us 2000000000
rm_notify a 0x56100002 01
eventually rm_counters_are a "calls/begun=2"
n=0
while [ $((n += 1)) -le 260 ]; do
	echo "0x56100002 02" >"$rm_configfs/a/notify"
done
check "four were too many" eventually rm_counters_are a \
	"notifications/received=262 drops/too_many_notifications=4"
rm_set a replies/delay_us 0
check "the others are told" eventually told 258
check "each had an answer" rm_counters_are a "calls/answered=258"
