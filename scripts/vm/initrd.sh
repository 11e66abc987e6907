# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What a run adds to the guest's user space. Needs common.sh and cpio.sh.

# initrd_pack ROOT BASE OUT COMMAND [ARG...]: the initramfs of BASE, what ROOT
# holds, and COMMAND to run
initrd_pack() {
	local root=$1 base=$2 out=$3
	shift 3
	mkdir -p "$root"
	install -m 755 "$top/scripts/vm/init" "$root/init"
	# Not ${*@Q}: its $'…' for newlines is bash's own, the guest's sh is not.
	{ printf exec; printf " '%s'" "${@//\'/\'\\\'\'}"; } >"$root/run-this"
	{ cat "$base"; cpio_pack "$root"; } >"$out"
}

# initrd_modules ROOT KERNEL: the kernel's modules and ours
initrd_modules() {
	local root=$1 kernel=$2 release built
	release=$(cat "$kernel/release")
	cp -a "$kernel/root/." "$root"
	install -D -m 644 "$kernel/config" "$root/boot/config-$release"
	built=$(KDIR=$kernel/headers ARCH=$kbuild_arch CROSS_COMPILE=$tool_prefix \
		LLVM='' "$top/scripts/modules")
	mkdir -p "$root/lib/modules/$release/extra"
	cp "$built"/*.ko "$root/lib/modules/$release/extra"
	depmod -b "$root" "$release"
}

# initrd_input ROOT PATH[:DEST]
initrd_input() {
	local root=$1 path=${2%%:*} dest=
	[ "$path" = "$2" ] || dest=${2#*:}
	[ -e "$path" ] || die "no such file or directory: $path"
	dest=$root/${dest:-$(basename "$path")}
	mkdir -p "$(dirname "$dest")"
	cp -rT "$path" "$dest"
}
