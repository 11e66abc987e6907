# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Tests of scripts/kit and of the LAVA job. Sourced by run.

# kit_stub NAME: a command of the toy machine, its script from stdin
kit_stub() {
	mkdir -p "$work/bin"
	{ echo '#!/bin/sh'; cat; } >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}

# kit_toy REPORT: a kit whose tests print that, and the machine for it: the
# drivers are in its kernel, so no module has to be brought
kit_toy() {
	local kit=$work/kit
	rm -rf "$kit" "${work:?}/bin"
	mkdir -p "$kit/modules"
	cp "$top/scripts/kit/run" "$top/scripts/lib/ktap.awk" "$kit"
	echo "gunyah:one.sh" >"$kit/kselftest-list.txt"
	cp "$1" "$kit/report"
	printf '#!/bin/sh\necho "# options $*"\ncat report\n' >"$kit/run_kselftest.sh"
	chmod +x "$kit/run_kselftest.sh"
	tar -czf "$work/kit.tar.gz" -C "$kit" .
	kit_stub modprobe <<<'exit 0'
	kit_stub id <<<'echo 0'
}

# kit_run STATUS [ARG...]: run the toy kit, and insist on its exit status
kit_run() {
	local wanted=$1 status
	shift
	PATH=$work/bin:$PATH "$work/kit/run" -o "$work/results" "$@" >"$work/stdout"
	status=$?
	cat "$work/stdout"
	[ "$status" = "$wanted" ] || { echo "exit status $status"; return 1; }
}

# kit_judges CASE STATUS: as the judge of our own guests does
kit_judges() {
	sed -e 1,2d -e '/^====$/,$d' "ktap/$1.case" >"$work/report"
	kit_toy "$work/report"
	kit_run "$2" && diff <(sed '1,/^====$/d' "ktap/$1.case") "$work/results/results"
}

kit_runs_one() {
	kit_judges passes 0 && kit_run 0 gunyah:one.sh &&
		grep -qxF "# options -t gunyah:one.sh" "$work/results/ktap"
}

kit_refuses_unknown() {
	kit_judges passes 0 && kit_run 4 gunyah:two.sh
}

kit_refuses_other_kernel() {
	kit_judges passes 0 || return
	mkdir "$work/kit/modules/1.2.3"
	kit_stub modprobe <<<'exit 1'
	kit_run 4 2>&1 | tee "$work/said"
	grep -q "built for 1.2.3" "$work/said"
}

# The far end of this ssh is a directory of this machine
kit_ssh() {
	local status
	kit_judges "$1" "$2" || return
	kit_stub ssh <<-'EOS'
		while [ "${1#-}" != "$1" ]; do
			[ "$1" = -p ] && shift
			shift
		done
		echo "$1" >>"$SSH_HOSTS"
		exec sh -c "$2"
	EOS
	rm -rf "$work/report.d" "$work/hosts"
	mkdir -p "$work/away"
	TMPDIR=$work/away SSH_HOSTS=$work/hosts PATH=$work/bin:$PATH \
		"$top/scripts/kit/ssh" -p 22 -k "$work/kit.tar.gz" \
		-o "$work/report.d" me@board </dev/null
	status=$?
	[ "$status" = "$2" ] || { echo "exit status $status"; return 1; }
	diff "$work/results/results" "$work/report.d/results" || return
	[ "$(sort -u "$work/hosts")" = me@board ] || return
	[ -z "$(ls "$work/away")" ] || { echo "left there: $(ls "$work/away")"; return 1; }
}

# In a guest that lost the modules it was given
kit_runs_where_nothing_is() {
	local kernel test=gunyah:a_reused_queue_id_has_a_new_generation.sh kit
	kernel=$("$top/scripts/vm/kernel" 6.12 "$host_arch" stock)
	kit=$(KDIR=$kernel/headers "$top/scripts/kit/build") || return
	# shellcheck disable=SC2016
	vm_run 0 -i "$kit:kit.tar.gz" -- sh -c '
		rm -r /lib/modules/*/extra && depmod && ! modprobe -n -q gunyah &&
		mkdir /kit && tar -xzf /kit.tar.gz -C /kit &&
		/kit/run -o /out "$1" && ! lsmod | grep gunyah &&
		! modprobe -n -q gunyah' kit "$test" || return
	! grep -v "^pass	gunyah: ${test#*:}: " "$work/out/results"
}

lava_job=$top/docs/testing/lava.yaml

# lava_says FILE: what LAVA's own schema says of that job: "valid", or why not
lava_says() {
	/usr/bin/python3 - "$1" <<-'EOP'
		import sys, yaml
		from lava_common.schemas import validate
		from voluptuous import Invalid
		try:
		    validate(yaml.safe_load(open(sys.argv[1])), strict=True)
		    print("valid")
		except Invalid as invalid:
		    print("invalid:", invalid)
	EOP
}

lava_job_is_valid() {
	lava_says "$lava_job" | tee "$work/said"
	grep -qx valid "$work/said"
}

lava_invalid_is_found() {
	sed 's/from: inline/from: nowhere/' "$lava_job" >"$work/job.yaml"
	lava_says "$work/job.yaml" | tee "$work/said"
	grep -q '^invalid:' "$work/said"
}

# What LAVA does with the job: its steps, on a machine with its helpers. What
# those print is what the dispatcher takes for results: letter by letter the
# line of the case, whose name may hold no space.
lava_reports_each_result() {
	kit_judges nested_failure 1 || return
	kit_stub wget <<<"cat '$work/kit.tar.gz'"
	kit_stub lava-test-case <<-'EOS'
		[ $# = 3 ] && [ "$2" = --result ] || exit 1
		echo "<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=$1 RESULT=$3>"
	EOS
	/usr/bin/python3 - "$lava_job" >"$work/steps" <<-'EOP' || return
		import sys, yaml
		for action in yaml.safe_load(open(sys.argv[1]))["actions"]:
		    for definition in action.get("test", {}).get("definitions", []):
		        print("\n".join(definition["repository"]["run"]["steps"]))
	EOP
	(mkdir -p "$work/device" && cd "$work/device" &&
		PATH=$work/bin:$PATH sh -e "$work/steps") >"$work/lava" || return
	diff <(echo "setup pass"
	       awk -F '\t' '{ gsub(/[^A-Za-z0-9_.-]+/, "_", $2); print $2, $1 }' \
			"$work/results/results") \
		<(sed -n 's/^<LAVA_SIGNAL_TESTCASE TEST_CASE_ID=\([^ ]*\) RESULT=\([a-z]*\)>$/\1 \2/p' \
			"$work/lava")
}

kit_tests() {
	result "kit: says 0 and reports what passed" kit_judges passes 0
	result "kit: says 1 when a test fails" kit_judges nested_failure 1
	result "kit: says 1 when the report ends early" kit_judges ends_early 1
	result "kit: runs the test that is named" kit_runs_one
	result "kit: knows no test that is not in the list" kit_refuses_unknown
	result "kit: says which kernel it is for" kit_refuses_other_kernel
	result "kit: over ssh, brings the report, leaves nothing" kit_ssh passes 0
	result "kit: over ssh, fails as the tests do" kit_ssh nested_failure 1
	result "kit: runs on a machine that has nothing, and leaves nothing" \
		kit_runs_where_nothing_is
	result "lava: the job is one" lava_job_is_valid
	result "lava: a job that is none is found out" lava_invalid_is_found
	result "lava: every result is reported" lava_reports_each_result
}
