# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What no kernel can be asked about the registry of MSI doorbells: what its code
# does not do. Sourced by run.

# msi_questions: the instructions of what answers questions, and what they refer
# to, on amd64
msi_questions() (
	arch_select amd64
	kernel=$("$top/scripts/vm/kernel" 6.12 amd64 stock) &&
		modules=$(KDIR=$kernel/headers ARCH=$kbuild_arch \
			CROSS_COMPILE=$tool_prefix LLVM='' "$top/scripts/modules") &&
		"${tool_prefix}objdump" -dr --no-show-raw-insn \
			"$modules/msi_doorbell.ko" | awk '
			/^[0-9a-f]+ <.*>:$/ {
				asked = /<msi_doorbell_(read|safe|get_geometry|calc_pages)>/
			}
			asked'
)

# To ask reads the registry's variables, and writes none that processors share:
# no instruction stores to a variable (those of the processor itself, %gs, are
# for tracing), none is locked, and nothing is called that might do so.
msi_questions_only_read() {
	msi_questions >"$work/questions" || return
	grep -q '(%rip),%' "$work/questions" || { echo "it reads nothing"; return 1; }
	! awk '
		/R_X86_64_PLT32/ &&
		!/__fentry__|__x86_return_thunk|__stack_chk_fail|__SCT__/ { print }
		/\tlock / { print }
		/\(%rip\)/ && !/\(%rip\),%/ && !/%gs:/ && !/\t(cmp|test|bt)/ { print }
		' "$work/questions" | grep .
}

# In a kernel tree nobody is asked for the registry: who declares doorbells
# selects it, and who only asks goes without if nobody does.
msi_symbol_is_selected() {
	diff <(awk '/^config/ { symbol = $2 }
		symbol == "MSI_DOORBELL" && $1 == "tristate"
		$1 == "select" && $2 == "MSI_DOORBELL" { print symbol }' \
		"$top/kmod/Kconfig") <(printf '%s\n' '	tristate' \
		MSI_DOORBELL_PLATFORM MSI_DOORBELL_SIM)
}

msi_tests() {
	result "doorbells: the registry has no prompt, and is selected" \
		msi_symbol_is_selected
	result "doorbells: who asks writes nothing that processors share" \
		msi_questions_only_read
}
