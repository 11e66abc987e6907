# SPDX-License-Identifier: GPL-2.0
# A skip that nobody expected is a failure. Reads skips.tbl, then results in
# the form of ktap.awk, and prints the results with that verdict. A row whose
# skip did not happen though its test was run is told as a "remark". The first
# row that fits counts; with the reason "-" it expects no skip, which the rows
# below it do.
#
# Variable: cell, whose results they are; it comes before every name.

function skips_pattern(glob) {
	gsub(/[][\\.^$+(){}|]/, "\\\\&", glob)
	gsub(/\*/, ".*", glob)
	gsub(/\?/, ".", glob)
	return "^" glob "$"
}

BEGIN { FS = OFS = "\t" }

FILENAME == ARGV[1] {
	if ($0 !~ /^[ \t]*(#|$)/ && cell ~ skips_pattern($1)) {
		rows++
		name[rows] = $2
		pattern[rows] = skips_pattern(cell ": " $2)
		runs[rows] = $3 == "-"
	}
	next
}

{
	for (row = 1; row <= rows; row++) {
		if ($2 ~ pattern[row])
			matched[row, $1 == "skip"]
		else if (index($2, cell ": " name[row] ": ") == 1)
			matched[row, 0]
		else
			continue
		if ($1 == "skip" && $2 ~ pattern[row])
			break
	}
	if ($1 == "skip" && (row > rows || runs[row])) {
		$1 = "fail"
		$3 = "unexpected skip" ($3 == "" ? "" : ": " $3)
	}
	print
}

END {
	for (row = 1; row <= rows; row++)
		if (!runs[row] && (row, 0) in matched &&
		    !((row, 1) in matched))
			print "remark", cell ": " name[row], "no longer skipped"
}
