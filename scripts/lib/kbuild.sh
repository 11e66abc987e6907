# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Building modules out of tree.

# kbuild_quirks KDIR: print what make needs to be told for the tree KDIR.
# Without a vmlinux there, or pahole here, kbuild can make no type information
# for modules, and says so for each or fails.
kbuild_quirks() {
	[ -e "$1/vmlinux" ] && command -v pahole >/dev/null ||
		echo CONFIG_DEBUG_INFO_BTF_MODULES=
}
