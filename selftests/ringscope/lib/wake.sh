# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test may leave behind: everything that was not there, or not so, when
# it began. Releases may come seconds late (DEBUG_KOBJECT_RELEASE), so the
# second look is repeated.
#
# A target adds its own; patterns are the shell's:
#
#	modules_all		see modules.sh: references and parameters
#	wake_names		files that come and go
#	wake_files		files whose first line changes
#	wake_interrupts		the beginning of the names of its interrupts

wake_names=
wake_files=
wake_interrupts=

# wake_add LINE
wake_add() {
	wake_now="$wake_now$1
"
}

# wake_add_files FILE...: name and first line of those that exist
wake_add_files() {
	for wake_file; do
		[ ! -r "$wake_file" ] || [ -d "$wake_file" ] || {
			contents "$wake_file"
			wake_add "$wake_file: $reply"
		}
	done
}

wake_add_names() {
	for wake_file; do
		[ ! -e "$wake_file" ] || wake_add "$wake_file"
	done
}

# wake_add_interrupts BEGINNING
wake_add_interrupts() {
	while read -r wake_line; do
		case $wake_line in
		*" $1"*) wake_add "interrupt $1${wake_line##* "$1"}" ;;
		esac
	done </proc/interrupts
}

# The patterns are to be expanded now, not when they are set.
# shellcheck disable=SC2086
wake_look() {
	wake_now=
	for module in $modules_all; do
		wake_add_files "/sys/module/$module/refcnt" \
			"/sys/module/$module"/parameters/*
	done
	wake_add_names /sys/module/*_selftest_* "$trace_dir"/instances/* \
		$wake_names
	wake_add_files "$trace_dir/tracing_on" /sys/devices/system/cpu/online \
		$faults_files $wake_files
	[ -z "$wake_interrupts" ] || wake_add_interrupts "$wake_interrupts"
}

wake_note() {
	wake_look
	wake_before=$wake_now
}

wake_same() {
	wake_look
	[ "$wake_now" = "$wake_before" ]
}

# wake_differences: lines that are in one look only
wake_differences() {
	printf '%s' "$wake_before" >"/tmp/wake.$$"
	printf '%s' "$wake_now" | awk '
		NR == FNR { before[$0]; next }
		!($0 in before)		{ print "now:    " $0 }
		{ delete before[$0] }
		END {
			for (line in before)
				print "before: " line
		}' "/tmp/wake.$$" -
	rm "/tmp/wake.$$"
}

wake_is_calm() {
	processes_have_ended || return
	eventually wake_same && return
	why=$(wake_differences)
	return 1
}
