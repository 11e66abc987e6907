# SPDX-License-Identifier: GPL-2.0
# What a C file of the drivers declares for all of the file, and not by a name
# that begins with its subsystem's: FILE:LINE: NAME. A line that begins with a
# lower-case letter declares something, if it is not a macro's use; a name that
# a macro puts together is the macro's.

BEGIN {
	prefix = "^_*((gunyah|gh|rpmsg|compat)_|msi_doorbell(_|$))"
	# container_of() in a function; the kernel's own API
	customary = "^(to_|_*(un)?register_rpmsg_driver$)"
}

function name_of(line) {
	if (line ~ /^static [A-Z_]+\(/) {
		sub(/^static [A-Z_]+\(/, "", line)
	} else if (line ~ /^(struct|union|enum) [a-z0-9_]+ \{/) {
		sub(/^[a-z]+ /, "", line)
	} else {
		gsub(/ (__init|__exit|__maybe_unused|noinline|__always_inline)/, "", line)
		if (!match(line, /[A-Za-z0-9_]+ ?(\(|\[| =|;)/))
			return ""
		line = substr(line, RSTART)
	}
	sub(/[^A-Za-z0-9_].*/, "", line)
	return line
}

/^[a-z]/ && (type_before || !/^[a-z0-9_]+\(/) && !/^[a-z0-9_]+:/ && !/##/ {
	name = name_of($0)
	if (name != "" && name !~ prefix && name !~ customary)
		print FILENAME ":" FNR ": " name
}

# what has a long name may be below its type
{ type_before = /^[a-z][a-z0-9_ ]*[ *]*$/ }
