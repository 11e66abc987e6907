#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# An endpoint that a program asks for is a file with a name and addresses. One
# at a time can have it open, and it listens only meanwhile.

. "${0%/*}/lib/test.sh"
. "$test_dir/lib/char.sh"

described() {
	contents "$char_sysfs/name" && same name first "$reply" || return
	contents "$char_sysfs/src" && same src 1280 "$reply" || return
	contents "$char_sysfs/dst" && same dst 1536 "$reply" || return
	char_dropped first 0
}

# The second has the address of the first, which listens while it is open.
address() {
	char_need echo second 0x500 0x600
	char_is "open EBUSY;" "$first" "open=$reply" &&
		char_is "write 4;read 4;" "$reply" write=4 read=9
}

destroyed() {
	char_is "destroy 0;destroy 0;open ENOENT;" "$first" \
		destroy destroy open && char_gone first
}

requires remote
test_start 5
remote_new echo
char_need echo first 0x500 0x600
first=$reply
check "it tells what it is" described
check "it is open once" char_is "open EBUSY;" "$first" open
check "and again when it was closed" char_is "reopen 0;" "$first" reopen
check "an address is listened to once" address
check "destroyed it is no more" destroyed
