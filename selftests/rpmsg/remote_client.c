// SPDX-License-Identifier: GPL-2.0
/*
 * An endpoint of a test's own on /dev/rpmsg_ctrl<n>:
 *
 *	remote_client CTRL SRC DST send COUNT SIZE
 *	remote_client CTRL SRC DST fill SIZE	send until it would block
 *	remote_client CTRL SRC DST echo COUNT SIZE	send, and get it back
 *	remote_client CTRL SRC DST receive COUNT	print "ready", and then the
 *						size and the first four bytes
 *						of each
 *	remote_client CTRL SRC DST source COUNT SIZE	ask for COUNT, and
 *						receive these
 *
 * fill prints how many messages found room. A message that does not come in
 * time, or is not what it should be, is an error.
 */
#include <dirent.h>
#include <endian.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <linux/rpmsg.h>

#define CLIENT_CLASS	"/sys/class/rpmsg"
#define CLIENT_PATIENCE	30000	/* ms */

struct client {
	int file;
	char data[4096];
	char back[4096];
};

static int client_is(const char *entry, const char *name)
{
	char path[512], found[64] = "";
	FILE *file;

	snprintf(path, sizeof(path), CLIENT_CLASS "/%s/name", entry);
	file = fopen(path, "r");
	if (!file)
		return 0;
	if (!fgets(found, sizeof(found), file))
		found[0] = '\0';
	fclose(file);
	found[strcspn(found, "\n")] = '\0';

	return !strcmp(found, name);
}

static int client_find(const char *name, char *path, size_t size)
{
	struct dirent *entry;
	int found = 0;
	DIR *dir;

	dir = opendir(CLIENT_CLASS);
	if (!dir)
		err(1, CLIENT_CLASS);
	while (!found && (entry = readdir(dir))) {
		if (strncmp(entry->d_name, "rpmsg_ctrl", 10) &&
		    client_is(entry->d_name, name)) {
			snprintf(path, size, "/dev/%s", entry->d_name);
			found = 1;
		}
	}
	closedir(dir);

	return found;
}

static void client_open(struct client *client, const char *ctrl,
			unsigned long src, unsigned long dst)
{
	struct rpmsg_endpoint_info info = { .src = src, .dst = dst };
	char path[300];
	int file;

	snprintf(info.name, sizeof(info.name), "client-%d", getpid());
	file = open(ctrl, O_RDWR);
	if (file < 0)
		err(1, "%s", ctrl);
	if (ioctl(file, RPMSG_CREATE_EPT_IOCTL, &info))
		err(1, "%s: no endpoint", ctrl);
	close(file);
	if (!client_find(info.name, path, sizeof(path)))
		errx(1, "no device of the endpoint %s", info.name);
	client->file = open(path, O_RDWR);
	if (client->file < 0)
		err(1, "%s", path);
}

static void client_close(struct client *client)
{
	if (ioctl(client->file, RPMSG_DESTROY_EPT_IOCTL))
		err(1, "cannot destroy the endpoint");
	close(client->file);
}

static void client_write(struct client *client, size_t size)
{
	if (write(client->file, client->data, size) != (ssize_t)size)
		err(1, "cannot send");
}

static size_t client_read(struct client *client)
{
	struct pollfd poll_in = { .fd = client->file, .events = POLLIN };
	ssize_t size;

	if (poll(&poll_in, 1, CLIENT_PATIENCE) <= 0)
		errx(1, "nothing is received");
	size = read(client->file, client->back, sizeof(client->back));
	if (size < 0)
		err(1, "cannot receive");

	return size;
}

static void client_number(char *data, size_t size, uint32_t number)
{
	number = htole32(number);
	memcpy(data, &number, size < sizeof(number) ? size : sizeof(number));
}

static void client_expect(struct client *client, size_t size)
{
	size_t got = client_read(client);

	if (got != size)
		errx(1, "%zu bytes came back, not %zu", got, size);
	if (memcmp(client->data, client->back, size))
		errx(1, "something else came back");
}

static void client_send(struct client *client, unsigned long count, size_t size,
			int back)
{
	unsigned long i;

	for (i = 1; i <= count; i++) {
		client_number(client->data, size, i);
		client_write(client, size);
		if (back)
			client_expect(client, size);
	}
}

static void client_fill(struct client *client, size_t size)
{
	unsigned long count = 0;

	if (fcntl(client->file, F_SETFL, O_NONBLOCK))
		err(1, "cannot stop blocking");
	while (write(client->file, client->data, size) == (ssize_t)size)
		count++;
	if (errno != EAGAIN && errno != ENOMEM)
		err(1, "cannot send");
	printf("%lu\n", count);
}

static void client_receive(struct client *client, unsigned long count)
{
	uint32_t number;
	size_t size;

	puts("ready");
	fflush(stdout);
	while (count--) {
		number = 0;
		size = client_read(client);
		memcpy(&number, client->back,
		       size < sizeof(number) ? size : sizeof(number));
		printf("%zu %u\n", size, le32toh(number));
	}
}

static void client_source(struct client *client, unsigned long count,
			  size_t size)
{
	unsigned long i;

	client_number(client->data, size, count);
	client_write(client, size);
	for (i = 1; i <= count; i++) {
		client_number(client->data, size, i);
		client_expect(client, size);
	}
}

int main(int argc, char **argv)
{
	struct client client = { };
	unsigned long count = argc > 5 ? strtoul(argv[5], NULL, 0) : 0;
	size_t size = argc > 6 ? strtoul(argv[6], NULL, 0) : 0;
	const char *operation;

	if (argc < 6 || size > sizeof(client.data))
		errx(129, "usage: remote_client CTRL SRC DST OPERATION ARG...");

	operation = argv[4];
	memset(client.data, 'x', sizeof(client.data));
	client_open(&client, argv[1], strtoul(argv[2], NULL, 0),
		    strtoul(argv[3], NULL, 0));
	if (!strcmp(operation, "send"))
		client_send(&client, count, size, 0);
	else if (!strcmp(operation, "echo"))
		client_send(&client, count, size, 1);
	else if (!strcmp(operation, "fill"))
		client_fill(&client, count);
	else if (!strcmp(operation, "receive"))
		client_receive(&client, count);
	else if (!strcmp(operation, "source"))
		client_source(&client, count, size);
	else
		errx(129, "no operation %s", operation);
	client_close(&client);

	return 0;
}
