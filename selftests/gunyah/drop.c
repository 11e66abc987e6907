// SPDX-License-Identifier: GPL-2.0
/*
 * drop UID CAPABILITY[,CAPABILITY...] COMMAND [ARG]...
 *
 * Run COMMAND as UID, with no more than these capabilities, given by number;
 * "none": without any. Only root can have some at all.
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

	if (argc < 4) {
		fputs("usage: drop UID CAPABILITY[,...]|none COMMAND...\n",
		      stderr);
		return 129;
	}
	if (strcmp(argv[2], "none"))
		for (cap = strtok(argv[2], ","); cap; cap = strtok(NULL, ","))
			keep |= 1ULL << atoi(cap);

	if (drop_from_bounds(keep) || setuid(atoi(argv[1]))) {
		perror("drop");
		return EXIT_FAILURE;
	}
	execvp(argv[3], argv + 3);
	perror(argv[3]);

	return EXIT_FAILURE;
}
