#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The doorbells are safe together if, and only if, each of them is; the number
# of unsafe ones is that of those listed as unsafe.
. "${0%/*}/lib/test.sh"

# the_answer YES-OR-NO DOORBELLS UNSAFE: of a caller of the registry, which
# declares two safe ones for the moment; and what is listed then
the_answer() {
	said msi_selftest_caller
	case $reply in
	*";safe $1;"*" pages, $(($2 + 2)), $3 unsafe;"*) ;;
	*)
		why="the caller was told: $reply"
		return 1
		;;
	esac
	counters_are "doorbells=$2 unsafe=$3" &&
		same "listed as unsafe" "$3" \
			"$(grep -c ' unsafe ' "$registry/doorbells")"
}

change() {
	"$1" "$2" && shift 2 && the_answer "$@"
}

requires registry
test_start 8
registry_alone
test_module msi_selftest_caller
doorbell_dir safe base=0x100000 safe=1
doorbell_dir one base=0x101000
doorbell_dir other base=0x102000
check "none: they are" the_answer yes 0 0
check "a safe one: they are" change doorbell_live safe yes 1 0
check "an unsafe one more: they are not" change doorbell_live one no 2 1
check "another one: they are not" change doorbell_live other no 3 2
check "one of the two gone: they are not" change doorbell_kill one no 2 1
check "the safe one gone: they are not" change doorbell_kill safe no 1 1
check "the other gone: they are" change doorbell_kill other yes 0 0
check "once more: they are not" change doorbell_live one no 1 1
