# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# arches.tbl as variables. Needs common.sh.

host_arch=$(dpkg --print-architecture)

# arch_select ARCH: set what belongs to ARCH
# shellcheck disable=SC2034
arch_select() {
	local row
	row=$(rows "$top/scripts/vm/arches.tbl" | awk -v arch="$1" '$1 == arch')
	[ -n "$row" ] || die "unknown architecture '$1': see scripts/vm/arches.tbl"
	read -r arch machine kbuild_arch tool_prefix boot_image <<<"$row"
	[ "$arch" != "$host_arch" ] || tool_prefix=
}
