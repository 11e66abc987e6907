# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# What every script on the host shares: where things are, how to speak, and
# how to make a thing once. Sourced, after "set -euo pipefail".

# shellcheck disable=SC2034
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/ringscope

# what make was told holds for its own targets, not for every make below
unset MAKEFLAGS MFLAGS MAKELEVEL

say() { printf '%s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }
# not_here WORD...: what was asked for cannot be had here; kselftest's "skip"
not_here() { printf '%s\n' "$*" >&2; exit 4; }

# rows TABLE: its lines without comments and blank lines
rows() { sed -e '/^[[:space:]]*#/d' -e '/^[[:space:]]*$/d' "$1"; }

# cached DIR FUNCTION [ARG...]: make sure DIR exists. If not, FUNCTION ARG...
# TMP fills a temporary directory, which becomes DIR only when it is whole: an
# interrupted run leaves nothing that looks finished. A lock lets two runs
# wait for each other. Never call it in a condition: that would switch off
# "set -e" inside FUNCTION.
cached() {
	local dir=$1 lock
	shift
	[ ! -d "$dir" ] || return 0
	mkdir -p "${dir%/*}"
	exec {lock}>"$dir.lock"
	flock "$lock"
	if [ ! -d "$dir" ]; then
		rm -rf "$dir.tmp"
		mkdir "$dir.tmp"
		"$@" "$dir.tmp"
		mv "$dir.tmp" "$dir"
	fi
	exec {lock}>&-
}
