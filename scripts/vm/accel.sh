# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# KVM or not. There are hosts where /dev/kvm exists and a guest hangs on it,
# so nothing but a boot can tell. Needs common.sh, boot.sh and initrd.sh.

accel_trial_seconds=15

# accel_trial WORK KERNEL BASE: does a guest boot under KVM?
accel_trial() {
	local dir=$1/trial
	mkdir "$dir"
	initrd_pack "$dir/root" "$3" "$dir/initrd" true
	boot "$dir" "$accel_trial_seconds" 0 kvm 1 512 "$2/vmlinuz" "$dir/initrd" &&
		[ "$(cat "$dir/status")" = 0 ]
}

# accel_choose WORK KERNEL BASE: set accel to kvm or tcg. The verdict holds
# until the host boots again.
accel_choose() {
	local verdict
	accel=tcg
	[ "$arch" = "$host_arch" ] && [ -w /dev/kvm ] || return 0
	verdict=$cache/kvm/$(cat /proc/sys/kernel/random/boot_id)
	if [ ! -s "$verdict" ]; then
		mkdir -p "${verdict%/*}"
		if accel_trial "$@"; then
			echo kvm >"$verdict"
		else
			say "no guest boots under KVM here within" \
				"$accel_trial_seconds s: emulating instead"
			echo tcg >"$verdict"
		fi
	fi
	accel=$(cat "$verdict")
}
