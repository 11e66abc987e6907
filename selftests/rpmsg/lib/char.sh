# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Endpoints as files, through char_client. What a client does is told in steps,
# and what came of them in lines, here with a semicolon behind each.

# char_of NAME: the file of the endpoint that is called so
char_of() {
	for char_entry in /sys/class/rpmsg/rpmsg[0-9]*; do
		contents "$char_entry/name"
		[ "$reply" = "$1" ] || continue
		char_sysfs=$char_entry
		reply=/dev/${char_entry##*/}
		return
	done
	why="no file of an endpoint $1"
	return 1
}

# char_is LINES FILE STEP...
char_is() {
	char_want=$1
	shift
	same "$*" "$char_want" "$("$test_dir/char_client" "$@" | tr '\n' ';')"
}

# ctrl_is LINES REMOTE STEP...: by the remote's control file
ctrl_is() {
	remote_ctrl "$2" || return
	ctrl_want=$1
	shift 2
	char_is "$ctrl_want" "$reply" "$@"
}

# char_new REMOTE NAME SRC DST: make one; $reply is its file
char_new() {
	ctrl_is "create_ept 0;" "$1" "create_ept=$2:$3:$4" && char_of "$2"
}

# char_need REMOTE NAME SRC DST: the same, or there is nothing to test
char_need() {
	char_new "$@" || fatal "no endpoint $2 of $1: $why"
}

# char_start TAG FILE STEP...: in the background; its number is in $char_pid
char_start() {
	char_tag=$1
	shift
	"$test_dir/char_client" "$@" >"$tmp/$char_tag" </dev/null &
	char_pid=$!
}

# char_said TAG LINES: it has printed just that
char_said() {
	same "$1" "$2" "$(tr '\n' ';' <"$tmp/$1")"
}

# char_saying TAG LINES: it will have
char_saying() {
	eventually char_said "$@"
}

# char_ends PID: wait for it
char_ends() {
	wait "$1"
}

# char_dropped NAME COUNT: so many messages
char_dropped() {
	char_of "$1" && contents "$char_sysfs/dropped" &&
		same "dropped of $1" "$2" "$reply"
}

# char_gone NAME
char_gone() {
	not char_of "$1"
}
