# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Our kselftest targets in the kernel's own framework. Needs common.sh,
# kbuild.sh and arch.sh.

# Targets that only run when named: their tests are meant to fail.
kselftest_named_only=bad

# kselftest_targets: folders of selftests/ that the framework builds
kselftest_targets() {
	grep -lE '^include .*lib\.mk' "$top"/selftests/*/Makefile |
		sed 's,.*/\([^/]*\)/Makefile,\1,' |
		grep -vxF "$kselftest_named_only"
}

# kselftest_install WORK KDIR MODULES TARGET...: build the targets for $arch
# and install them, as WORK/install. Their Makefiles get KDIR, ARCH and
# CROSS_COMPILE, and KMOD: the source tree of MODULES, for headers and
# Module.symvers.
kselftest_install() {
	local work=$1 kdir=$2 modules=$3 framework target
	shift 3
	framework=$("$top/scripts/linux-source" "$arch")
	rm -rf "$work"
	mkdir -p "$work"
	cp -a "$framework/." "$work/tree"
	cp -r "$top/selftests/." "$work/tree/tools/testing/selftests"
	# without FORCE_TARGETS, what does not build is left out in silence
	# shellcheck disable=SC2046
	kbuild_make "$kdir" -s -C "$work/tree/tools/testing/selftests" TARGETS="$*" \
		FORCE_TARGETS=1 SKIP_TARGETS= KDIR="$kdir" \
		ARCH="$kbuild_arch" CROSS_COMPILE="$tool_prefix" \
		KMOD="$modules/src" LDLIBS=-static $(kbuild_quirks "$kdir") \
		INSTALL_PATH="$work/install" install >&2
	for target in "$@"; do
		grep -q "^$target:" "$work/install/kselftest-list.txt" ||
			die "the target $target installed no test"
	done
	rm -rf "$work/tree"
}
