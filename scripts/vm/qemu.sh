# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# How QEMU is called. Needs common.sh and arch.sh.

# Each guest architecture: the machine, the CPU to emulate, the kernel's arguments.
# -cx16: QEMU 7.2's TCG can crash 6.12 at cmpxchg16b. no_timer_check: on a busy
# host the kernel can take the timer for broken, and panics. dtb-randomness=off:
# the seeds in the device tree would make every -icount run another one.
qemu_amd64=(qemu-system-x86_64 -machine q35 "qemu64,-cx16"
	"console=ttyS0 no_timer_check")
qemu_arm64=(qemu-system-aarch64 -machine "virt,dtb-randomness=off" cortex-a57
	"console=ttyAMA0")

# ioeventfd=off (below): the guest waits in a loop for the channels' device. If
# another thread of QEMU answers, the number of turns depends on the host.

# What -icount needs on top for a run that repeats to the last instruction
qemu_icount=(-icount "shift=0,sleep=off" -rtc "base=2020-01-01T00:00:00,clock=vm")
qemu_icount_cmdline="nokaslr randomize_kstack_offset=off"

# One thread for all CPUs of a guest: QEMU before 8.1 can translate code that
# another CPU is just patching, and then keeps what it read for ever. Guests run
# side by side, so the processors are busy all the same.
qemu_tcg=(-accel "tcg,thread=single")

# Devices that a test may have a use for: others of virtio than the channels.
# They do nothing until their drivers are loaded, but the firmware looks at the
# disk, and waits in a loop for another thread of QEMU: not with -icount.
# ioeventfd=off as above.
qemu_devices() {
	printf '%s\n' -drive "file=$1/disk,format=raw,if=none,id=disk" \
		-device "virtio-blk-pci,drive=disk,ioeventfd=off" \
		-netdev "user,id=net,restrict=on" \
		-device "virtio-net-pci,netdev=net,romfile=,ioeventfd=off" \
		-fsdev "local,id=share,path=$1/share,security_model=none" \
		-device "virtio-9p-pci,fsdev=share,mount_tag=share,ioeventfd=off"
}

# What QEMU has translated it finds again by virtual address: where each start of
# a program has addresses of its own, it is translated anew.
qemu_tcg_cmdline=norandmaps

# What qemu_machine_select adds to the machine, the device it gets, and what its
# device tree gets
qemu_machine_options=
qemu_machine_device=
qemu_machine_tree=

# qemu_machine_select NAME: the machine of machines.tbl, which has to be one of
# $arch
qemu_machine_select() {
	local row
	row=$(rows "$top/scripts/vm/machines.tbl" | awk -F '\t' -v name="$1" \
		-v arch="$arch" '$1 == name && $2 == arch { print $3, $4, $5 }')
	[ -n "$row" ] || die "no machine '$1' of $arch: see scripts/vm/machines.tbl"
	read -r qemu_machine_options qemu_machine_device qemu_machine_tree <<<"$row"
	qemu_machine_options=${qemu_machine_options#-}
	qemu_machine_device=${qemu_machine_device#-}
	qemu_machine_tree=${qemu_machine_tree#-}
}

# qemu_machine: print, one a line, emulator and machine
qemu_machine() {
	local -n machine_row=qemu_$arch
	printf '%s\n' "${machine_row[@]:0:2}" \
		"${machine_row[2]}${qemu_machine_options:+,$qemu_machine_options}"
	[ -z "$qemu_machine_device" ] ||
		printf '%s\n' -device "$qemu_machine_device"
}

# qemu_device_tree FILE [OPTION...]: what the machine, with these options, tells
# its guests of itself. It is not booted.
qemu_device_tree() {
	local -n machine_row=qemu_$arch
	local args
	mapfile -t args < <(qemu_machine)
	args[2]+=,dumpdtb=$1
	"${args[@]}" -cpu "${machine_row[3]}" -nodefaults -no-user-config \
		-display none "${@:2}" 2>&1
	# shellcheck disable=SC2086
	[ -z "$qemu_machine_tree" ] || fdtput -t x "$1" $qemu_machine_tree
}

# qemu_has_machine ARCH: can it be booted, or only built for?
qemu_has_machine() {
	declare -p "qemu_$1" >/dev/null 2>&1
}

qemu_installed() {
	local -n machine_row=qemu_$arch
	command -v "${machine_row[0]}" >/dev/null
}

# qemu_args ACCEL CPUS MEMORY KERNEL INITRD DIR: print, one a line, the command
# that boots KERNEL; the guest's channels land in DIR. ACCEL is tcg, kvm or
# icount.
qemu_args() {
	local accel=$1 cpus=$2 memory=$3 kernel=$4 initrd=$5 dir=$6
	local -n machine_row=qemu_$arch
	local cpu=${machine_row[3]} cmdline channel
	cmdline="${machine_row[4]} loglevel=5 log_buf_len=1M panic=-1"
	local args
	mapfile -t args < <(qemu_machine)
	if [ -n "$qemu_machine_tree" ]; then
		qemu_device_tree "$dir/tree.dtb" -m "$memory" -smp "$cpus" >&2
		args[2]+=,dtb=$dir/tree.dtb
	fi
	args+=(-m "$memory" -smp "$cpus")
	case $accel in
	icount)
		args+=(-accel tcg "${qemu_icount[@]}")
		cmdline+=" $qemu_tcg_cmdline $qemu_icount_cmdline"
		;;
	kvm)
		args+=(-accel kvm)
		cpu=host
		;;
	tcg)
		args+=("${qemu_tcg[@]}")
		cmdline+=" $qemu_tcg_cmdline"
		;;
	esac
	args+=(-cpu "$cpu" -nodefaults -no-user-config -display none -no-reboot
		-chardev "file,id=console,path=$dir/console.log"
		-serial chardev:console -device "virtio-serial-pci,ioeventfd=off")
	for channel in output status files; do
		args+=(-chardev "file,id=$channel,path=$dir/$channel"
			-device "virtserialport,chardev=$channel,name=ringscope.$channel")
	done
	printf '%s\n' "${args[@]}"
	[ "$accel" = icount ] || qemu_devices "$dir"
	printf '%s\n' -kernel "$kernel" -initrd "$initrd" \
		-append "$cmdline"
}
