# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Building modules out of tree. Needs common.sh.

# kbuild_quirks KDIR: print what make needs to be told for the tree KDIR.
# Without a vmlinux there, or pahole here, kbuild can make no type information
# for modules, and says so for each or fails.
kbuild_quirks() {
	[ -e "$1/vmlinux" ] && command -v pahole >/dev/null ||
		echo CONFIG_DEBUG_INFO_BTF_MODULES=
}

# kbuild_make KDIR ARG...: make, with the tools that modules of the tree KDIR
# need: the host's, or those of the suite named in the file next to it
kbuild_make() {
	local kdir=$1 suite=host
	shift
	[ ! -e "${kdir%/*}/buildroot" ] || suite=$(cat "${kdir%/*}/buildroot")
	if [ "$suite" = host ]; then
		make "$@"
	else
		"$top/scripts/buildroot" "$suite" make "$@"
	fi
}
