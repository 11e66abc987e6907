// SPDX-License-Identifier: GPL-2.0
/*
 * batches [-r] [-p MS] FILE TEXT N: write TEXT to FILE N times and print how
 * many nanoseconds each write took, on one line. -r: as a task of real time,
 * which other tasks run beside only while it waits. -p: pause before each.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
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

static int batches_write(const char *file, const char *text, int n, int pause_ms)
{
	unsigned long long *took = calloc(n, sizeof(*took)), start;
	int fd = open(file, O_WRONLY);
	int i;

	if (!took || fd < 0) {
		perror(file);
		return 1;
	}
	for (i = 0; i < n; i++) {
		if (pause_ms)
			usleep(pause_ms * 1000);
		start = batches_now();
		if (pwrite(fd, text, strlen(text), 0) < 0) {
			perror(file);
			return 1;
		}
		took[i] = batches_now() - start;
	}
	for (i = 0; i < n; i++)
		printf("%llu%c", took[i], i == n - 1 ? '\n' : ' ');
	return 0;
}

int main(int argc, char **argv)
{
	const struct sched_param priority = { .sched_priority = 1 };
	int pause_ms = 0, option;

	while ((option = getopt(argc, argv, "rp:")) != -1) {
		if (option == 'p') {
			pause_ms = atoi(optarg);
		} else if (option != 'r' ||
			   sched_setscheduler(0, SCHED_FIFO, &priority)) {
			perror("batches");
			return 1;
		}
	}
	if (argc - optind != 3) {
		fprintf(stderr, "usage: batches [-r] [-p MS] FILE TEXT N\n");
		return 2;
	}
	return batches_write(argv[optind], argv[optind + 1],
			     atoi(argv[optind + 2]), pause_ms);
}
