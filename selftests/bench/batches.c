// SPDX-License-Identifier: GPL-2.0
/*
 * batches FILE TEXT N: write TEXT to FILE N times and print how many
 * nanoseconds each write took, on one line.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static unsigned long long batches_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

int main(int argc, char **argv)
{
	unsigned long long *took, start;
	int fd, i, n;

	if (argc != 4) {
		fprintf(stderr, "usage: batches FILE TEXT N\n");
		return 2;
	}
	n = atoi(argv[3]);
	took = calloc(n, sizeof(*took));
	fd = open(argv[1], O_WRONLY);
	if (!took || fd < 0) {
		perror(argv[1]);
		return 1;
	}
	for (i = 0; i < n; i++) {
		start = batches_now();
		if (pwrite(fd, argv[2], strlen(argv[2]), 0) < 0) {
			perror(argv[1]);
			return 1;
		}
		took[i] = batches_now() - start;
	}
	for (i = 0; i < n; i++)
		printf("%llu%c", took[i], i == n - 1 ? '\n' : ' ');
	return 0;
}
