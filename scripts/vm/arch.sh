# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# arches.tbl as variables. Needs common.sh.

host_arch=$(dpkg --print-architecture)

arch_names() {
	rows "$top/scripts/vm/arches.tbl" | cut -f1
}

# arch_name NAME: Debian's name of what dpkg, uname or the kernel calls NAME
arch_name() {
	rows "$top/scripts/vm/arches.tbl" | awk -v name="$1" \
		'name == $1 || name == $2 || name == $3 { print $1; found = 1; exit }
		 END { exit !found }' ||
		die "unknown architecture '$1': see scripts/vm/arches.tbl"
}

# arch_select ARCH: set what belongs to ARCH
# shellcheck disable=SC2034
arch_select() {
	arch=$(arch_name "$1")
	read -r _ _ kbuild_arch tool_prefix boot_image \
		debian_kernel < <(
		rows "$top/scripts/vm/arches.tbl" | awk -v arch="$arch" '$1 == arch')
	[ "$arch" != "$host_arch" ] || tool_prefix=
}
