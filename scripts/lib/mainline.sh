# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Linux's own rpmsg as scripts/mainline-rpmsg.tbl lists it. Needs common.sh,
# kbuild.sh and arch.sh.
# shellcheck disable=SC2154

mainline_table=$top/scripts/mainline-rpmsg.tbl

# mainline_rows CONFIG: "NAME SYMBOL VALUE PART": what that configuration says of
# each
mainline_rows() {
	rows "$mainline_table" | awk -F '\t' -v config="$1" '
		BEGIN {
			while ((getline line < config) > 0)
				if (split(line, part, "=") == 2)
					value[part[1]] = part[2]
		}
		{
			name = $1
			sub(/.*\//, "", name)
			sub(/\.c$/, "", name)
			symbol = "CONFIG_" $2
			print name, symbol, (symbol in value) ? value[symbol] : "n", $3
		}'
}

# mainline_kbuild CONFIG PART...: a Kbuild that builds these parts, as if the
# configuration said so
mainline_kbuild() {
	mainline_rows "$1" | awk -v parts=" ${*:2} " '
		$3 == "y" { next }
		index(parts, " " $4 " ") { print "obj-m += " $1 ".o" }
		$3 == "n" { print "ccflags-y += -D" $2 "_MODULE=1" }'
}

# mainline_make KERNEL DIR [ARG...]: build the modules of DIR for $arch
mainline_make() {
	local headers=$1/headers dir=$2
	shift 2
	# shellcheck disable=SC2046
	kbuild_make "$headers" -s -C "$headers" ARCH="$kbuild_arch" \
		CROSS_COMPILE="$tool_prefix" $(kbuild_quirks "$headers") \
		-j"$(nproc)" M="$dir" "$@" modules >&2
}
