# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# Devices that the example of a consumer lets in; see
# docs/ABI/configfs-msi-doorbell-consumer.

consumer_configfs=/sys/kernel/config/msi_doorbell_consumer

requires_consumer() {
	requires_registry
	requires_module msi_doorbell_consumer
}

# consumer_new NAME [SETTING=VALUE]...: until the end, not attached
consumer_new() {
	consumer_name=$1
	shift
	cleanup "consumer_del $consumer_name"
	mkdir "$consumer_configfs/$consumer_name" ||
		fatal "no directory $consumer_name"
	for consumer_setting; do
		consumer_set "$consumer_name" "${consumer_setting%%=*}" \
			"${consumer_setting#*=}" ||
			fatal "consumer $consumer_name: no $consumer_setting"
	done
}

consumer_del() {
	[ ! -d "$consumer_configfs/$1" ] || rmdir "$consumer_configfs/$1"
}

# consumer_set NAME SETTING VALUE: as doorbell_set
consumer_set() {
	said=$( { env echo "$3" >"$consumer_configfs/$1/$2"; } 2>&1)
}

consumer_attach() {
	consumer_set "$1" attached 1
}

consumer_detach() {
	consumer_set "$1" attached 0
}

# consumer_is NAME "FILE=VALUE..."
consumer_is() {
	for consumer_wanted in $2; do
		contents "$consumer_configfs/$1/${consumer_wanted%=*}"
		same "${consumer_wanted%=*} of $1" "${consumer_wanted#*=}" \
			"$reply" || return
	done
}
