#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Where something is missing that a test requires, all of it skips, and says
# what; where nothing is, it runs.
. "${0%/*}/lib/test.sh"

nobody=65534

# skips STATUS TEXT: it said that, and ended so
skips() {
	same "exit status" "$KSFT_SKIP" "$1" || return
	why=$said
	case $said in
	*"1..0 # SKIP "*"$2"*) return 0 ;;
	esac
	return 1
}

requires sim
test_start 7

while read -r requirement text; do
	said=$(requires "$requirement")
	check "$requirement" skips $? "$text"
done <<-'EOT'
	module=nosuch no module nosuch
	command=nosuch no command nosuch
	arch=vax needs vax
	cpus=1000 needs 1000 CPUs
	config=NOSUCH CONFIG_NOSUCH
EOT
said=$("$test_dir/drop" $nobody none \
	"$test_dir/the_controller_device_cannot_be_unbound.sh")
check "root" skips $? "needs root"
check "what is there" same "it" runs \
	"$(requires arch="$(uname -m)" command=sh module=gunyah; echo runs)"
