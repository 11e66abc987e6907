// SPDX-License-Identifier: GPL-2.0
/*
 * peer [-n] read|write|poll|dangle FILE [COUNT [SIZE]]
 *
 * The other side of a simulated queue, played by a program. Prints one word a
 * line: the size of each message read or written, poll's flags, or the name
 * of the error that ended it (exit status 1). -n: do not block.
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PEER_SIZE_MAX	4096

static int peer_failed(void)
{
	puts(strerrorname_np(errno));
	return EXIT_FAILURE;
}

static int peer_transfer(int fd, int writing, int count, size_t size)
{
	char data[PEER_SIZE_MAX] = "";
	ssize_t done;

	while (count--) {
		done = writing ? write(fd, data, size) : read(fd, data, size);
		if (done < 0)
			return peer_failed();
		printf("%zd\n", done);
	}

	return EXIT_SUCCESS;
}

static int peer_poll(int fd)
{
	static const struct {
		short flag;
		const char *name;
	} flags[] = {
		{ POLLIN, "in" },
		{ POLLOUT, "out" },
		{ POLLHUP, "hup" },
		{ POLLERR, "err" },
	};
	struct pollfd pollfd = { .fd = fd, .events = POLLIN | POLLOUT };
	size_t i;

	if (poll(&pollfd, 1, 0) < 0)
		return peer_failed();
	for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (pollfd.revents & flags[i].flag)
			puts(flags[i].name);

	return EXIT_SUCCESS;
}

/* Keep the file open until stdin ends, then try everything once. */
static int peer_dangle(int fd)
{
	char line[8];

	puts("open");
	while (read(STDIN_FILENO, line, sizeof(line)) > 0)
		;
	peer_transfer(fd, 0, 1, sizeof(line));
	peer_transfer(fd, 1, 1, sizeof(line));

	return peer_poll(fd);
}

int main(int argc, char **argv)
{
	int flags = O_RDWR, count = 1, fd;
	size_t size = 0;
	const char *what;

	if (argc > 1 && !strcmp(argv[1], "-n")) {
		flags |= O_NONBLOCK;
		argv++;
		argc--;
	}
	if (argc < 3)
		return 129;
	what = argv[1];
	if (argc > 3)
		count = atoi(argv[3]);
	if (argc > 4)
		size = strtoul(argv[4], NULL, 0);
	if (!size || size > PEER_SIZE_MAX)
		size = !strcmp(what, "read") ? PEER_SIZE_MAX : 64;

	setlinebuf(stdout);
	fd = open(argv[2], flags);
	if (fd < 0)
		return peer_failed();

	if (!strcmp(what, "poll"))
		return peer_poll(fd);
	if (!strcmp(what, "dangle"))
		return peer_dangle(fd);

	return peer_transfer(fd, !strcmp(what, "write"), count, size);
}
