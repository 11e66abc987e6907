# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=sh
# The hypervisor's error numbers that a message can come to, and a number that
# it does not have, with the errno that a send makes of each, separated by a
# tab. Not here: "retry" (-2) and "full" (61), which are no end.

hypercall_errors() {
	cat <<-'EOT'
		-1	95
		1	22
		2	90
		3	22
		10	12
		11	28
		20	14
		21	14
		22	14
		30	13
		31	16
		32	16
		33	22
		34	22
		35	22
		36	22
		40	5
		41	5
		50	13
		51	13
		52	13
		53	13
		54	16
		60	5
		1000	22
	EOT
}
