# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of scripts/lint: a small tree is clean, and stops being so with one
# offender for each rule. Sourced by run.

# lint_tree FILE: a tree with FILE, its text from stdin, and nothing else wrong
lint_tree() {
	local tree=$work/tree
	rm -rf "$tree"
	mkdir -p "$tree"/{scripts/vm,kmod/compat,bpf}
	cp -r "$top"/scripts/{lint,lint.tbl,lib,linux-source} "$tree/scripts"
	cp "$top"/scripts/vm/{arch.sh,arches.tbl,kernels.tbl} "$tree/scripts/vm"
	printf '%s\n' '// SPDX-License-Identifier: GPL-2.0' 'int gunyah_toy;' |
		tee "$tree/kmod/toy.c" >"$tree/bpf/toy.h"
	sed -i 's,^// \(.*\),/* \1 */,' "$tree/bpf/toy.h"
	mkdir -p "$tree/$(dirname "$1")"
	cat >"$tree/$1"
}

# lint_says VERDICT RULE: what lint says of the tree
lint_says() {
	local report
	report=$("$work/tree/scripts/lint" "$2")
	echo "$report"
	grep -q "^$1 1 " <<<"$report"
}

# lint_rejects RULE FILE TEXT
lint_rejects() {
	printf '%b' "$3" | lint_tree "$2"
	lint_says "not ok" "$1"
}

# lint_accepts RULE FILE TEXT
lint_accepts() {
	printf '%b' "$3" | lint_tree "$2"
	lint_says ok "$1"
}

# lint_event FIELDS: a tree that documents an event of these, and tests others
lint_event() {
	# shellcheck disable=SC2016
	printf '| `event` | %s | now |\n' "$1" | lint_tree docs/tracepoints.md
	mkdir -p "$work/tree/selftests/toy/lib"
	printf '# event\tfields\nevent\tu32 a, s64 b\n' \
		>"$work/tree/selftests/toy/lib/events.tbl"
}

lint_rejects_event() {
	lint_event "$1"
	lint_says "not ok" events
}

lint_accepts_event() {
	lint_event "$1"
	lint_says ok events
}

lint_tests() {
	local c='// SPDX-License-Identifier: GPL-2.0\n'
	local sh='#!/bin/sh\n# SPDX-License-Identifier: GPL-2.0\n'
	local rule kind text
	for rule in spdx spelling no_conditionals names shellcheck checkpatch; do
		result "lint $rule: accepts what is clean" \
			lint_accepts "$rule" scripts/toy "${sh}echo \"\$1\"\n"
	done
	result "lint spdx: finds a file without a licence" \
		lint_rejects spdx docs/toy.md 'words\n'
	# in two parts, or it would be found here
	result "lint spelling: finds a misspelt word" \
		lint_rejects spelling kmod/toy2.c "$c/* to rec""ieve */\n"
	result "lint no_conditionals: finds a conditional" \
		lint_rejects no_conditionals kmod/sim/toy.c "$c#ifdef X\n#endif\n"
	result "lint no_conditionals: finds a version test" \
		lint_rejects no_conditionals kmod/toy2.c "${c}int x = LINUX_VERSION_CODE;\n"
	result "lint no_conditionals: lets compat probe" \
		lint_accepts no_conditionals kmod/compat/toy.c "$c#ifdef X\n#endif\n"
	while read -r kind text; do
		result "lint names: finds ${kind//_/ }" \
			lint_rejects names kmod/toy2.c "$c$text"
		result "lint names: accepts ${kind//_/ } with a prefix" \
			lint_accepts names kmod/toy2.c "$c${text//toy/gh_toy}"
	done <<-'EOT'
		a_function static int toy(void)\n
		a_function_below_its_type static ssize_t\ntoy(int a)\n
		an_init_function static int __init toy(void)\n
		a_struct struct toy {\n
		a_variable const struct gh_x toy = {\n
		an_array int toy[2];\n
		what_a_macro_defines static DEFINE_IDA(toy);\n
	EOT
	result "lint shellcheck: finds a missing quote" \
		lint_rejects shellcheck scripts/toy "${sh}rm \$1\n"
	result "lint events: finds one that is documented otherwise" \
		lint_rejects_event "u32 a, u64 b"
	result "lint events: accepts what is documented" \
		lint_accepts_event "u32 a, s64 b"
	result "lint checkpatch: finds a space too many" \
		lint_rejects checkpatch kmod/toy2.c "${c}int  x ;\n"
}
