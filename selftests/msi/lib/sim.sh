# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Simulated doorbells. They are called by the name of their configfs directory;
# see docs/ABI/configfs-msi-doorbell-sim.

sim_configfs=/sys/kernel/config/msi_doorbell_sim

# doorbell_dir NAME [SETTING=VALUE]...: until the end, not live
doorbell_dir() {
	doorbell_name=$1
	shift
	cleanup "doorbell_del $doorbell_name"
	mkdir "$sim_configfs/$doorbell_name" || fatal "no directory $doorbell_name"
	for doorbell_setting; do
		doorbell_set "$doorbell_name" "${doorbell_setting%%=*}" \
			"${doorbell_setting#*=}" ||
			fatal "doorbell $doorbell_name: no $doorbell_setting"
	done
}

# doorbell_new NAME [SETTING=VALUE]...: the same, live
doorbell_new() {
	doorbell_dir "$@"
	doorbell_live "$doorbell_name" ||
		fatal "doorbell $doorbell_name does not live"
}

# doorbell_del NAME: fine if it has gone
doorbell_del() {
	[ ! -d "$sim_configfs/$1" ] || rmdir "$sim_configfs/$1"
}

# doorbell_set NAME SETTING VALUE: $said names the error. A shell's own echo
# might know but one.
doorbell_set() {
	said=$( { env echo "$3" >"$sim_configfs/$1/$2"; } 2>&1)
}

doorbell_live() {
	doorbell_set "$1" live 1
}

doorbell_kill() {
	doorbell_set "$1" live 0
}

# refused ERROR COMMAND...: doorbell_set failed with that text
refused() {
	refused_error=$1
	shift
	if "$@"; then
		why="$*: not refused"
		return 1
	fi
	case $said in
	*"$refused_error"*) ;;
	*)
		why="$*: $said, not $refused_error"
		return 1
		;;
	esac
}
