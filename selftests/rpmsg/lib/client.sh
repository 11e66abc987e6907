# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The client of test_modules/client.c. A channel is called by its remote, its
# service and the service's address.

client_module=rpmsg_selftest_client
client_driver=/sys/bus/rpmsg/drivers/rpmsg_selftest_client
client_plain_driver=/sys/bus/rpmsg/drivers/rpmsg_selftest_plain

# channel_of REMOTE SERVICE ADDRESS: the directory of its device
channel_of() {
	remote_device "$1" || return
	reply=$rpmsg_devices/$reply.$2.-1.$(($3))
}

channel_exists() {
	channel_of "$@" && [ -d "$reply" ]
}

# channel_bound REMOTE SERVICE ADDRESS: a driver has it, and our client, whose
# files come after its probe, is ready
channel_bound() {
	channel_of "$@" && [ -e "$reply/driver" ] || return
	channel_dir=$reply
	contents "$channel_dir/uevent"
	[ "$reply" != "DRIVER=${client_driver##*/}" ] ||
		[ -d "$channel_dir/client" ]
}

# channel_file_is REMOTE SERVICE ADDRESS FILE VALUE
channel_file_is() {
	channel_of "$1" "$2" "$3"
	channel_file=$reply/$4
	contents "$channel_file"
	same "$4 of $2" "$5" "$reply"
}

# service_announce REMOTE SERVICE ADDRESS
service_announce() {
	remote_do "$1" ns_create "$2 $3"
}

# service_withdraw REMOTE SERVICE ADDRESS: and wait until it has gone. The bus
# forgets it first; its driver is removed, and last its directory.
service_withdraw() {
	service_device=
	! channel_of "$@" || service_device=$(readlink -f "$reply")
	remote_do "$1" ns_destroy "$2 $3" &&
		eventually not channel_exists "$@" &&
		eventually files_gone "$service_device"
}

# service_new REMOTE SERVICE ADDRESS: announced, and its driver has it
service_new() {
	service_announce "$@" || fatal "$1 cannot announce $2"
	eventually channel_bound "$@" || fatal "no driver for $2 at $3 of $1"
}

# client_load [PARAMETER=VALUE]...
client_load() {
	test_module $client_module "$@"
}

# client_set PARAMETER VALUE
client_set() {
	echo "$2" >"/sys/module/$client_module/parameters/$1"
}

# client_write REMOTE SERVICE ADDRESS FILE TEXT: see client_files.c
client_write() {
	channel_of "$1" "$2" "$3" && remote_write "$reply/client/$4" "$5"
}

# channel_send REMOTE SERVICE ADDRESS COUNT LEN HOW: by a program of its own
channel_send() {
	channel_of "$1" "$2" "$3" || return
	run remote_write "$reply/client/send" "$4 $5 $6"
}

client_total() {
	parameter_of $client_module "$1"
}

client_total_at_least() {
	client_total "$1" && at_least "$1" "$2" "$reply"
}

# client_totals_are "TOTAL=VALUE..."
client_totals_are() {
	for client_wanted in $1; do
		client_total "${client_wanted%=*}"
		same "${client_wanted%=*}" "${client_wanted#*=}" "$reply" ||
			return
	done
}

# driver_unbind DRIVER-DIRECTORY REMOTE SERVICE ADDRESS
driver_unbind() {
	channel_of "$2" "$3" "$4" && echo "${reply##*/}" >"$1/unbind"
}

driver_bind() {
	channel_of "$2" "$3" "$4" && echo "${reply##*/}" >"$1/bind"
}
