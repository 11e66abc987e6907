# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Memory that was allocated since the test began and that nothing points to,
# where the kernel has kmemleak. It reports what is older than 5 seconds and
# has not changed from one scan to the next: so the first scan comes when the
# test has cleaned up, and the wait for the second is used to look for the rest
# of its wake.

leaks_file=/sys/kernel/debug/kmemleak
# between the scans, hundredths of a second
leaks_age=510

leaks_can_be_found() {
	[ -w $leaks_file ]
}

# leaks_note: what was allocated before does not count
leaks_note() {
	leaks_can_be_found || return
	leaks_since=$(awk '$1 == "jiffies:" { print $2; exit }' /proc/timer_list)
}

# leaks_look: the first scan
leaks_look() {
	leaks_can_be_found || return
	clock
	leaks_looked=$reply
	echo scan >$leaks_file
}

# leaks_none: the second scan, and what it found
leaks_none() {
	until clock && [ $((reply - leaks_looked)) -gt $leaks_age ]; do
		sleep 0.2
	done
	echo scan >$leaks_file
	why=$(awk -v since="$leaks_since" '
		/^unreferenced object/ { object = $0; mine = 0 }
		/^  comm .*, jiffies / {
			jiffies = $0
			sub(/.*, jiffies /, "", jiffies)
			mine = jiffies + 0 >= since + 0
			if (mine)
				print object
		}
		mine' $leaks_file)
	[ -z "$why" ]
}
