# SPDX-License-Identifier: GPL-2.0
# Flatten a KTAP report to one line per result: pass|fail|skip, name, detail,
# separated by tabs. What makes a report untrustworthy is a result too, and it
# fails: no results, a plan that is missing or not kept, a name used twice.
#
# The kselftest runner prefixes what a test prints with "# ", so the results
# of a test come as comments before the line with its own. A test that has
# such results is counted by them, any other by its own line. What a test said
# before the machine died in it still counts.
#
# Variable: prefix, put before every name.

function ktap_put(verdict, name, detail) {
	print verdict "\t" prefix name "\t" detail
	total++
}

# A result line without its "ok N " or "not ok N "
function ktap_name(line) {
	sub(/^(not )?ok[ ]*[0-9]*[ ]*(- )?/, "", line)
	return line
}

function ktap_verdict(line) {
	if (line ~ /# *[Ss][Kk][Ii][Pp]/)
		return "skip"
	if (line ~ /^ok/ || line ~ /# *XFAIL/)
		return "pass"
	return "fail"
}

function ktap_split(line, part,   at) {
	at = match(line, / *# */)
	part["name"] = at ? substr(line, 1, at - 1) : line
	part["detail"] = at ? substr(line, at + RLENGTH) : ""
	sub(/^[Ss][Kk][Ii][Pp] */, "", part["detail"])
}

# A result inside a test: kept until the test's own line tells its name
function ktap_nested(line,   part) {
	nested++
	ktap_split(ktap_name(line), part)
	verdicts[nested] = ktap_verdict(line)
	names[nested] = part["name"]
	details[nested] = part["detail"]
}

# How many of the results inside the test fail
function ktap_put_nested(name,   i, failed) {
	for (i = 1; i <= nested; i++) {
		ktap_put(verdicts[i], name ": " names[i], details[i])
		failed += verdicts[i] == "fail"
		if ((name, names[i]) in seen)
			ktap_put("fail", name ": " names[i], "a name used twice")
		seen[name, names[i]]
	}
	return failed
}

# Why a test did not end as it should have
function ktap_reason(detail) {
	if (detail ~ /TIMEOUT/)
		return detail
	if (bailed)
		return bail_reason
	if (nested && nested_plan != nested)
		return nested " results, planned " \
			(nested_plan == "" ? "nothing" : nested_plan)
	return ""
}

function ktap_own(line,   part, name, failed, reason) {
	results++
	ktap_split(ktap_name(line), part)
	name = part["name"]
	sub(/^selftests: /, "", name)
	if (name in seen)
		ktap_put("fail", name, "a name used twice")
	seen[name]
	failed = ktap_put_nested(name)
	reason = ktap_reason(part["detail"])
	if (reason)
		ktap_put("fail", name, reason)
	else if (!nested || (ktap_verdict(line) == "fail" && !failed))
		ktap_put(ktap_verdict(line), name,
			 skip_reason ? skip_reason : part["detail"])
	ktap_reset()
}

function ktap_reset() {
	nested = bailed = 0
	nested_plan = bail_reason = skip_reason = ""
}

BEGIN { ktap_reset(); plan = "" }
{ sub(/\r$/, "") }
/^# selftests: / { began = substr($0, 14); next }
/^1\.\.[0-9]+/ { plan += substr($1, 4); next }
/^(not )?ok/ { ktap_own($0); next }
/^# 1\.\.[0-9]+/ {
	nested_plan = substr($2, 4)
	if (match($0, /# *[Ss][Kk][Ii][Pp] */))
		skip_reason = substr($0, RSTART + RLENGTH)
	next
}
/^# (not )?ok / { ktap_nested(substr($0, 3)); next }
/^# Bail out!/ || /^Bail out!/ {
	bailed = 1
	bail_reason = $0
	sub(/^(# )?Bail out! */, "Bail out! ", bail_reason)
}
END {
	if (nested)
		ktap_put_nested(began)
	if (plan == "")
		ktap_put("fail", "report", "no plan: the tests did not run")
	else if (plan + 0 != results)
		ktap_put("fail", "report", results + 0 " results, planned " plan)
	else if (!total)
		ktap_put("fail", "report", "no results")
}
