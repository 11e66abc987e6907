# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# What a test leaves to chance, so that it can be had again:
#
#	CHAOS_SEED=42 CHAOS_CYCLES=1000 ./the_test.sh

# chaos_begin CYCLES: as many, unless CHAOS_CYCLES says otherwise
chaos_begin() {
	# cat, not contents(): of /proc/sys the shell reads but the first letter
	chaos_uuid=$(cat /proc/sys/kernel/random/uuid)
	chaos_seed=${CHAOS_SEED:-$((0x${chaos_uuid%%-*} & 0xffff))}
	chaos_cycles=${CHAOS_CYCLES:-$1}
	chaos_state=$chaos_seed
	ktap_print_msg "CHAOS_SEED=$chaos_seed CHAOS_CYCLES=$chaos_cycles"
}

# chaos_pick N: $reply is one of 0 … N-1, by the generator that the C standard
# gives as an example
chaos_pick() {
	chaos_state=$(((chaos_state * 1103515245 + 12345) & 0x7fffffff))
	reply=$(((chaos_state >> 16) % $1))
}

# chaos_choose WORD...: $reply is one of them
chaos_choose() {
	chaos_pick $#
	shift "$reply"
	reply=$1
	chaos_chosen="$chaos_chosen $reply"
}

# chaos_each COMMAND: in every cycle, until it fails
chaos_each() {
	chaos_cycle=0
	while [ $((chaos_cycle += 1)) -le "$chaos_cycles" ]; do
		chaos_chosen=
		"$1" && continue
		chaos_chosen=${chaos_chosen:+:$chaos_chosen}
		why="cycle $chaos_cycle of CHAOS_SEED=$chaos_seed$chaos_chosen: $why"
		return 1
	done
}
