# SPDX-License-Identifier: GPL-2.0
# Print the values of a JSON text as lines "path=value", members by name and
# elements by number from 0; fail if it is not JSON. No blanks outside of
# strings but single ones: enough for what our own tools print.

function json_fail() {
	exit bad = 1
}

# Take what matches off the front of the text
function json_take(pattern) {
	sub(/^ +/, "", text)
	if (!match(text, "^(" pattern ")"))
		return ""
	taken = substr(text, 1, RLENGTH)
	text = substr(text, RLENGTH + 1)
	return taken
}

function json_string(   string) {
	string = json_take("\"([^\"\\\\]|\\\\[\"\\\\/bfnrt]|\\\\u[0-9A-Fa-f]+)*\"")
	if (string == "")
		json_fail()
	return substr(string, 2, length(string) - 2)
}

function json_object(path,   name) {
	if (json_take("[}]"))
		return
	do {
		name = json_string()
		if (!json_take(":"))
			json_fail()
		json_value(path name)
	} while (json_take(","))
	if (!json_take("[}]"))
		json_fail()
}

function json_array(path,   n) {
	if (json_take("[]]"))
		return
	n = 0
	do
		json_value(path n++)
	while (json_take(","))
	if (!json_take("[]]"))
		json_fail()
}

function json_value(path,   scalar) {
	if (json_take("[{]")) {
		json_object(path == "" ? "" : path ".")
	} else if (json_take("[[]")) {
		json_array(path == "" ? "" : path ".")
	} else if (text ~ /^ *"/) {
		print path "=" json_string()
	} else {
		scalar = json_take("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?|true|false|null")
		if (scalar == "")
			json_fail()
		print path "=" scalar
	}
}

{
	text = text $0
}
END {
	if (bad)
		exit bad
	json_value("")
	exit bad = text != ""
}
