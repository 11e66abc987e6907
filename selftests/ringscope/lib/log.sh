# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The kernel log since the test began. A marker that is no longer in it means
# that something may have scrolled away with it: that clears nobody.

log_alarms='(WARNING|BUG|ODEBUG|KASAN|KCSAN|KFENCE|UBSAN|refcount_t):'
log_alarms="$log_alarms|Oops|Kernel panic|general protection fault"
log_alarms="$log_alarms|Unable to handle kernel|Internal error:"
log_alarms="$log_alarms|list_(add|del) corruption|INFO: (task|rcu|trying)"
log_alarms="$log_alarms|rcu: INFO:|rcu_(sched|preempt).*(detected|stall)"
log_alarms="$log_alarms|blocked for more than|(soft|hard) (lockup|LOCKUP)"
log_alarms="$log_alarms|possible (circular|recursive|irq).*lock"
log_alarms="$log_alarms|inconsistent .*lock state|bad unlock balance"
log_alarms="$log_alarms|suspicious RCU usage|Invalid wait context"
log_alarms="$log_alarms|turning off the locking correctness validator"
log_alarms="$log_alarms|sleeping function called|scheduling while atomic"
log_alarms="$log_alarms|workqueue lockup|nobody cared|still referenced"
log_alarms="$log_alarms|does not have a release|cannot create duplicate"
log_alarms="$log_alarms|kernel BUG at|DEBUG_LOCKS_WARN_ON"

# Bits of /proc/sys/kernel/tainted: 4 machine check, 5 bad page, 7 died,
# 9 warned, 14 soft lockup. Loading an out-of-tree or unsigned module sets
# others, and is no news here.
log_taints=$(((1 << 4) | (1 << 5) | (1 << 7) | (1 << 9) | (1 << 14)))

# Not by contents(): the shell reads a byte at a time, and who reads a number
# of /proc/sys so gets its first digit.
log_tainted() {
	reply=$(($(cat /proc/sys/kernel/tainted) & log_taints))
}

# log_mark: the test's own part of the log begins here
log_mark() {
	contents /proc/uptime
	log_marker="selftest $test_name ${reply%% *}"
	log_tainted
	log_tainted_before=$reply
	echo "$log_marker" >/dev/kmsg
}

# log_since [PATTERN]: what the kernel has said since the marker; with PATTERN
# only lines that match, and some that follow. Fails without the marker.
log_since() {
	dmesg | awk -v marker="$log_marker" -v pattern="${1-.}" '
		found && $0 ~ pattern { left = 20 }
		left-- > 0
		index($0, marker) { found = 1 }
		END { exit !found }'
}

# log_says TEXT
log_says() {
	log_since | grep -qF -- "$1" && return
	why="the kernel did not say: $1"
	return 1
}

log_is_clean() {
	if ! log_text=$(log_since "$log_alarms"); then
		why="the log has lost the marker of this test"
		return 1
	fi
	why=$log_text
	log_tainted
	[ -z "$why" ] && same "taint" "$log_tainted_before" "$reply"
}
