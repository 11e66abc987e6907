# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The kernel log since the test began. A marker that is no longer in it means
# that something may have scrolled away with it: that clears nobody.

log_alarms='WARNING:|BUG:|ODEBUG:|KASAN:|KCSAN:|KFENCE:|UBSAN:'
log_alarms="$log_alarms|Oops|Kernel panic|general protection fault"
log_alarms="$log_alarms|Unable to handle kernel|Internal error:"
log_alarms="$log_alarms|refcount_t:|list_(add|del) corruption"
log_alarms="$log_alarms|INFO: (task|rcu|trying to register|lockdep)"
log_alarms="$log_alarms|rcu: INFO:|rcu_(sched|preempt).*(detected|stall)"
log_alarms="$log_alarms|blocked for more than|soft lockup|hard LOCKUP"
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
	echo $(($(cat /proc/sys/kernel/tainted) & log_taints))
}

# Lockdep ends with its first report, and would clear all that comes after.
log_lockdep() {
	awk '/debug_locks:/ { print $2 }' /proc/lockdep_stats 2>/dev/null
}

log_marked() {
	dmesg | grep -qF "$log_marker"
}

# log_mark: the test's own part of the log begins here
log_mark() {
	log_marker="selftest $test_name $$ $(cut -d' ' -f1 /proc/uptime)"
	log_tainted_before=$(log_tainted)
	log_lockdep_before=$(log_lockdep)
	echo "$log_marker" >/dev/kmsg
	eventually log_marked || fatal "the kernel log does not take a marker"
}

# log_since: what the kernel has said since the marker
log_since() {
	dmesg | awk -v marker="$log_marker" '
		found; index($0, marker) { found = 1 }'
}

# log_says TEXT
log_says() {
	log_since | grep -qF -- "$1" && return
	why="the kernel did not say: $1"
	return 1
}

log_is_clean() {
	if ! log_marked; then
		why="the log has lost the marker of this test"
		return 1
	fi
	why=$(log_since | grep -E -A 20 "$log_alarms")
	[ -z "$why" ] &&
		same "taint" "$log_tainted_before" "$(log_tainted)" &&
		same "lockdep" "$log_lockdep_before" "$(log_lockdep)"
}
