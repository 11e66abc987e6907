# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The tests on Linux's own bus: those that mainline.tbl lists, as they need
# nothing that only ours has. Results that it names are known to fail.

test_modules=$test_dir/mainline/stack

# mainline_row RESULT: there is a row of it and of this test; $known is why
mainline_row() {
	while IFS='	' read -r row_test row_result known; do
		[ "$row_test" != "$test_name" ] || [ "$row_result" != "$1" ] ||
			return 0
	done <"$test_dir/lib/mainline.tbl"
	return 1
}

requires_fitting() {
	mainline_row - || requires_missing "is about our own bus"
}

check_known() {
	mainline_row "$1"
}
