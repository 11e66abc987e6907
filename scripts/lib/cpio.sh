# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Initramfs segments. The kernel takes any number of them, one after another.

# cpio_pack ROOT: ROOT as a cpio archive that depends on nothing but the names
# and contents in it (under -icount, one changed byte is another run)
cpio_pack() {
	find "$1" -exec touch -h -d @0 {} +
	(cd "$1" && find . -mindepth 1 -print0 | LC_ALL=C sort -z |
		cpio -0 -o -H newc -R 0:0 --reproducible --quiet)
}
