# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Cells of the matrix by name, LINE-ARCH-FLAVOUR. Needs common.sh.
# shellcheck disable=SC2154

# cells_all: every combination of the three tables
cells_all() {
	local line arch flavour
	for line in $(rows "$top/scripts/vm/kernels.tbl" | cut -f1); do
		for arch in $(rows "$top/scripts/vm/arches.tbl" | cut -f1); do
			for flavour in $(rows "$top/scripts/vm/flavours.tbl" | cut -f1); do
				echo "$line-$arch-$flavour"
			done
		done
	done
}

# cells_match PATTERN...: the cells that shell patterns stand for
cells_match() {
	local pattern cell found
	for pattern in "$@"; do
		found=
		for cell in $(cells_all); do
			# shellcheck disable=SC2053
			[[ $cell == $pattern ]] || continue
			echo "$cell"
			found=1
		done
		[ -n "$found" ] ||
			die "no cell '$pattern': see scripts/vm/{kernels,arches,flavours}.tbl"
	done
}

# cells_of TARGET: the cells that a target of the Makefile runs; check-all runs
# those of check-ci too, and that those of check
cells_of() {
	rows "$top/scripts/check.tbl" | awk -v target="$1" '
		$4 == "check" || $4 == target || target == "check-all" {
			print $1 "-" $2 "-" $3
		}'
}

# cell_row CELL: "WEIGHT GUESTS" of check.tbl, if it is there
cell_row() {
	rows "$top/scripts/check.tbl" |
		awk -v cell="$1" 'cell == $1 "-" $2 "-" $3 { print $5, $6 }'
}

# cell_split CELL: set line, arch, flavour, load, weight and guests
cell_split() {
	local row
	IFS=- read -r line arch flavour <<<"$1"
	load=$(rows "$top/scripts/vm/flavours.tbl" |
		awk -v flavour="$flavour" '$1 == flavour { print $4 }')
	row=$(cell_row "$1")
	read -r weight guests <<<"${row:-0 1}"
}
