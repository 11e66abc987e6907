# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Tests that find the more the longer they run. lib/soaks.tbl of their target has
# a row for each: how much it does as one test among others, and how much when
# time does not matter. By hand, whole and with a number of one's own:
#
#	SOAK=whole ./the_test.sh
#	CHAOS_CYCLES=500 ./the_test.sh

# soak_size USUAL WHOLE: $reply is the one that is wanted
soak_size() {
	case ${SOAK:-usual} in
	usual) reply=$1 ;;
	whole) reply=$2 ;;
	*) fatal "SOAK=$SOAK is neither usual nor whole" ;;
	esac
}

# soak_begin: chaos_begin, with the size of this test
soak_begin() {
	while IFS=$tab read -r soak_test soak_usual soak_whole soak_what; do
		[ "$soak_test" != "$test_name" ] || break
	done <"$test_dir/lib/soaks.tbl"
	[ "$soak_test" = "$test_name" ] ||
		fatal "$test_name is not in lib/soaks.tbl"
	soak_size "$soak_usual" "$soak_whole"
	ktap_print_msg "$soak_what: $soak_usual usually, $soak_whole with SOAK=whole"
	chaos_begin "$reply"
}
