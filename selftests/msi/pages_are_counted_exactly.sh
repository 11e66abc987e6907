#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A page counts if there is a doorbell in it, and once, however many are: at
# every order, at the ends of the address space, for parts of CPUs. There are as
# many as before when doorbells have gone.
. "${0%/*}/lib/test.sh"

requires registry
test_start "$(case $(uname -m) in *64) echo 40 ;; *) echo 31 ;; esac)"
registry_alone
test_module msi_selftest_pages
said_file msi_selftest_pages
while IFS=$tab read -r verdict what; do
	check "$what" same "pages" right "$verdict"
done <"$reply"
