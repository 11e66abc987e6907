# SPDX-License-Identifier: GPL-2.0
# Results of several runs of the same tests, one file each in the form of
# ktap.awk, as the results of one: a verdict that was not the same in all of
# them is a failure.

BEGIN { FS = OFS = "\t" }

FNR == 1 { run++ }

{
	key = $2
	while ((run, key) in verdict)
		key = key "\n"
	if (!(key in first)) {
		first[key]
		order[++keys] = key
	}
	verdict[run, key] = $1
	if (detail[key] == "")
		detail[key] = $3
}

END {
	for (i = 1; i <= keys; i++) {
		key = order[i]
		all = ""
		same = 1
		for (n = 1; n <= run; n++) {
			one = (n, key) in verdict ? verdict[n, key] : "none"
			all = all (n > 1 ? " " : "") one
			if (n > 1 && one != last)
				same = 0
			last = one
		}
		name = key
		sub(/\n+$/, "", name)
		if (same)
			print last, name, detail[key]
		else
			print "fail", name, "verdicts differ: " all
	}
}
