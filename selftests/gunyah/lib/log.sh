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
log_alarms="$log_alarms|sleeping function called|scheduling while atomic"
log_alarms="$log_alarms|workqueue lockup|nobody cared|still referenced"
log_alarms="$log_alarms|kmemleak: [0-9]+ new|does not have a release"

# Bits of /proc/sys/kernel/tainted: 4 machine check, 5 bad page, 7 died,
# 9 warned, 14 soft lockup. Loading an out-of-tree or unsigned module sets
# others, and is no news here.
log_taints=$(((1 << 4) | (1 << 5) | (1 << 7) | (1 << 9) | (1 << 14)))

log_tainted() {
	contents /proc/sys/kernel/tainted
	reply=$((reply & log_taints))
}

# Lockdep ends with its first report, and would clear all that comes after.
log_lockdep() {
	reply=
	[ ! -e /proc/lockdep_stats ] ||
		reply=$(awk '/debug_locks:/ { print $2 }' /proc/lockdep_stats)
}

# log_mark: the test's own part of the log begins here
log_mark() {
	contents /proc/uptime
	log_marker="selftest $test_name ${reply%% *}"
	log_tainted
	log_tainted_before=$reply
	log_lockdep
	log_lockdep_before=$reply
	echo "$log_marker" >/dev/kmsg
}

# log_since: what the kernel has said since the marker; fails without it
log_since() {
	dmesg | awk -v marker="$log_marker" '
		found
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
	if ! log_text=$(log_since); then
		why="the log has lost the marker of this test"
		return 1
	fi
	if why=$(echo "$log_text" | grep -E -A 20 "$log_alarms"); then
		return 1
	fi
	log_tainted
	same "taint" "$log_tainted_before" "$reply" || return
	log_lockdep
	same "lockdep" "$log_lockdep_before" "$reply"
}
