// SPDX-License-Identifier: GPL-2.0
/*
 * drop CAPABILITY[,CAPABILITY...] COMMAND [ARG]...
 *
 * Run COMMAND as root with no more than these capabilities, given by number;
 * "none": without any.
 */

#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/*
 * Executing as root gives back what the bounding set allows, so that is where
 * a capability has to go.
 */
static int drop_from_bounds(unsigned long long keep)
{
	int cap;

	for (cap = 0; prctl(PR_CAPBSET_READ, cap) >= 0; cap++)
		if (!(keep >> cap & 1) && prctl(PR_CAPBSET_DROP, cap))
			return -1;

	return 0;
}

int main(int argc, char **argv)
{
	unsigned long long keep = 0;
	char *cap;

	if (argc < 3) {
		fputs("usage: drop CAPABILITY[,...]|none COMMAND...\n", stderr);
		return 129;
	}
	if (strcmp(argv[1], "none"))
		for (cap = strtok(argv[1], ","); cap; cap = strtok(NULL, ","))
			keep |= 1ULL << atoi(cap);

	if (drop_from_bounds(keep)) {
		perror("drop");
		return EXIT_FAILURE;
	}
	execvp(argv[2], argv + 2);
	perror(argv[2]);

	return EXIT_FAILURE;
}
