# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# The work of several cells, and the table of what came of it. Needs what cell.sh
# needs, cell.sh, queue.sh and $cells.
# shellcheck disable=SC2154

# guests of each cell that have not ended
declare -A cells_left=()

# matrix_add: put the work for all $cells into the queue
matrix_add() {
	local cell
	for cell in "${cells[@]}"; do
		cell_split "$cell"
		queue_add "$weight" 100 cell_prepare "$cell"
	done
}

# cell_prepare_ended CELL: start its guests, where there are any
cell_prepare_ended() {
	local dir=$reports/$1 number
	if [ ! -s "$dir/guests" ]; then
		cell_tell "$1"
		return
	fi
	cells_left[$1]=$(cat "$dir/guests")
	cell_split "$1"
	for number in $(seq "${cells_left[$1]}"); do
		queue_add "$weight" "$load" cell_guest "$1" "$number"
	done
}

# cell_guest_ended CELL NUMBER
cell_guest_ended() {
	cells_left[$1]=$((cells_left[$1] - 1))
	[ "${cells_left[$1]}" -gt 0 ] || cell_tell "$1"
}

cell_tell() {
	cell_judge "$1"
	judge_tell "$reports/$1" "$1"
}

# matrix_row WORD...: a row of the table; its last column is as long as it is
matrix_row() {
	printf '%-20s %-26s %6s %6s %7s %7s %5s  %s\n' "$@"
}

matrix_table() {
	local cell dir totals seconds
	matrix_row cell kernel passed failed skipped seconds cpu remark
	for cell in "${cells[@]}"; do
		dir=$reports/$cell
		totals=$(judge_totals "$dir/results" | tr -cd '0-9 \n')
		# a cell without a verdict has neither
		seconds=$(cat "$dir/seconds" 2>/dev/null || echo "- -")
		# shellcheck disable=SC2086
		matrix_row "$cell" "$(cat "$dir/release" 2>/dev/null || echo -)" $totals \
			$seconds "$(cat "$dir/remark" 2>/dev/null || true)"
	done
}
