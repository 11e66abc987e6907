# SPDX-License-Identifier: GPL-2.0
# Judge a kernel log: one line for every test that left something bad in it, or
# one that says it is clean, in the form of ktap.awk. A test starts at the line
# "ringscope-check: NAME"; what comes before the first is the boot of the
# distribution's kernel. A log without "ringscope-check: end" has lost its end,
# or its beginning to a full buffer, and clears nobody.
#
# Variable: prefix, put before every name.

BEGIN {
	# KASAN, lockdep and the watchdogs say WARNING: or BUG: too
	bad = "(WARNING|BUG|UBSAN):|Oops|Kernel panic" \
		"|general protection fault|Unable to handle" \
		"|refcount_t|list_(add|del) corruption|memory leak" \
		"|INFO: (task|rcu|trying)|irq [0-9]+: nobody cared" \
		"|kernel BUG at|Internal error:|hard LOCKUP|DEBUG_LOCKS_WARN_ON" \
		"|does not have a release|cannot create duplicate"
}

{ sub(/\r$/, "") }

function log_flush() {
	if (finding != "") {
		print "fail\t" prefix test ": kernel log\t" finding
		dirty = 1
	}
	finding = ""
}

/ringscope-check: / {
	log_flush()
	test = $0
	sub(/.*ringscope-check: /, "", test)
	sub(/:/, ": ", test)
	if (test == "end") {
		ended = 1
		exit
	}
	next
}

test != "" && finding == "" && $0 ~ bad {
	finding = $0
	sub(/^\[ *[0-9.]+\] */, "", finding)
}

END {
	log_flush()
	if (!ended)
		print "fail\t" prefix "kernel log\t" \
			(test == "" ? "holds no test" : "ends within " test)
	else if (!dirty)
		print "pass\t" prefix "kernel log\t"
}
