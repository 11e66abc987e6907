# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Random numbers that can be had again: a test says with which CHAOS_SEED and
# CHAOS_CYCLES it ran, and takes both from the environment.

# random_start CYCLES: begin, with so many cycles unless told otherwise
random_start() {
	random_cycles=${CHAOS_CYCLES:-$1}
	clock
	random_state=${CHAOS_SEED:-$reply}
	ktap_print_msg "CHAOS_SEED=$random_state CHAOS_CYCLES=$random_cycles"
}

# random BELOW: $reply is 0 to BELOW - 1
random() {
	random_state=$(((random_state * 1103515245 + 12345) & 0x7fffffff))
	reply=$(((random_state >> 8) % $1))
}

# random_of WORD...: $reply is one of them
random_of() {
	random $#
	shift "$reply"
	reply=$1
}
