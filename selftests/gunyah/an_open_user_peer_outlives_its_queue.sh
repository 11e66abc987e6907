#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A program that plays the other side of a queue learns when the queue goes,
# blocked or not, and its open file stays harmless.
. "${0%/*}/lib/test.sh"

# printed FILE WORDS
printed() {
	same "printed" "$2" "$(xargs <"$1")"
}

requires sim
test_start 4
test_tmp

queue_new a peer=user
: >"$tmp/dangling"
peer read a >"$tmp/reader" &
mkfifo "$tmp/hold"
peer dangle a <"$tmp/hold" >"$tmp/dangling" &
exec 3>"$tmp/hold"
eventually printed "$tmp/dangling" open
check "nobody has read yet" printed "$tmp/reader" ""
queue_del a
check "a blocked reader is told" eventually printed "$tmp/reader" ENODEV
check "the file is gone" [ ! -e /dev/gunyah_sim-a ]
exec 3>&-
check "an open one answers ENODEV, and poll sees it" eventually \
	printed "$tmp/dangling" "open ENODEV ENODEV hup err"
