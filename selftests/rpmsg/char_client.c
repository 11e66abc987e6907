// SPDX-License-Identifier: GPL-2.0
/*
 * What a program does with /dev/rpmsg_ctrl<n> or /dev/rpmsg<n>, step by step:
 *
 *	char_client FILE STEP[=ARG]...
 *
 * prints a line for each step: what came of it, or the name of the error. That
 * a step fails is no error of the program's. The steps are in client_steps
 * below; SERVICE is NAME:SRC:DST.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>
#include <linux/rpmsg.h>

#define CLIENT_MAX	4096

static const char *client_path;
static int client_file;
static char client_data[CLIENT_MAX];

static void client_say(const char *what, long result)
{
	if (result < 0)
		printf("%s %s\n", what, strerrorname_np(errno) ?: "unknown");
	else
		printf("%s %ld\n", what, result);
	fflush(stdout);
}

static void client_write(const char *arg)
{
	memset(client_data, 'x', sizeof(client_data));
	client_say("write", write(client_file, client_data, atol(arg)));
}

/* Until it fails: how many there were, and why no more */
static void client_fill(const char *arg)
{
	long count = 0;

	while (write(client_file, client_data, atol(arg)) == atol(arg))
		count++;
	printf("fill %ld %s\n", count, strerrorname_np(errno));
	fflush(stdout);
}

static void client_read(const char *arg)
{
	client_say("read", read(client_file, client_data, atol(arg)));
}

static void client_drain(const char *arg)
{
	long count = 0;

	while (read(client_file, client_data, atol(arg)) >= 0)
		count++;
	printf("drain %ld %s\n", count, strerrorname_np(errno));
	fflush(stdout);
}

/* Wait, as many ms at most, for "in" or "out" or, without, for the end */
static void client_poll_for(short events, const char *arg)
{
	struct pollfd polled = { .fd = client_file, .events = events };
	int ret = poll(&polled, 1, atoi(arg));

	if (ret < 0) {
		client_say("poll", ret);
		return;
	}
	printf("poll%s%s%s%s\n", polled.revents & POLLIN ? " in" : "",
	       polled.revents & POLLOUT ? " out" : "",
	       polled.revents & POLLERR ? " err" : "",
	       polled.revents & POLLHUP ? " hup" : "");
	fflush(stdout);
}

static void client_poll(const char *arg)
{
	client_poll_for(POLLIN | POLLOUT, arg);
}

static void client_poll_in(const char *arg)
{
	client_poll_for(POLLIN, arg);
}

static void client_poll_out(const char *arg)
{
	client_poll_for(POLLOUT, arg);
}

static void client_nonblock(const char *arg)
{
	if (fcntl(client_file, F_SETFL, atoi(arg) ? O_NONBLOCK : 0))
		err(1, "cannot set O_NONBLOCK");
}

/* An address that is nobody's */
static void *client_bad_pointer(void)
{
	void *page = mmap(NULL, CLIENT_MAX, PROT_NONE,
			  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (page == MAP_FAILED)
		err(1, "no memory");

	return page;
}

static void client_read_bad(const char *arg)
{
	client_say("read", read(client_file, client_bad_pointer(), atol(arg)));
}

static void client_write_bad(const char *arg)
{
	client_say("write", write(client_file, client_bad_pointer(),
				  atol(arg)));
}

static void client_service(const char *what, unsigned long request,
			   const char *arg)
{
	struct rpmsg_endpoint_info info = { };
	char *end;

	/* A name of 32 bytes has no end. */
	memcpy(info.name, arg, strnlen(arg, strcspn(arg, ":")) < 32 ?
			       strcspn(arg, ":") : 32);
	arg += strcspn(arg, ":");
	info.src = *arg ? strtoul(arg + 1, &end, 0) : 0;
	info.dst = *arg && *end ? strtoul(end + 1, NULL, 0) : 0;
	client_say(what, ioctl(client_file, request, &info));
}

static void client_create_ept(const char *arg)
{
	client_service("create_ept", RPMSG_CREATE_EPT_IOCTL, arg);
}

static void client_create_dev(const char *arg)
{
	client_service("create_dev", RPMSG_CREATE_DEV_IOCTL, arg);
}

static void client_release_dev(const char *arg)
{
	client_service("release_dev", RPMSG_RELEASE_DEV_IOCTL, arg);
}

static void client_destroy(const char *arg)
{
	(void)arg;
	client_say("destroy", ioctl(client_file, RPMSG_DESTROY_EPT_IOCTL));
}

/* NUMBER[:ARG]; as argument, or a pointer to nowhere */
static void client_ioctl(const char *arg)
{
	const char *value = strchr(arg, ':');

	client_say("ioctl", ioctl(client_file, strtoul(arg, NULL, 0),
				  value ? strtoul(value + 1, NULL, 0) :
				  (unsigned long)client_bad_pointer()));
}

static void client_open(const char *arg)
{
	int file = open(arg ?: client_path, O_RDWR);

	client_say("open", file < 0 ? -1 : 0);
	if (file >= 0)
		close(file);
}

static void client_reopen(const char *arg)
{
	close(client_file);
	client_file = open(arg ?: client_path, O_RDWR);
	client_say("reopen", client_file < 0 ? -1 : 0);
}

static void client_on_signal(int number)
{
	(void)number;
}

/* SIGUSR1 interrupts what sleeps, and ends nothing */
static void client_catch(const char *arg)
{
	struct sigaction action = { .sa_handler = client_on_signal };

	(void)arg;
	sigaction(SIGUSR1, &action, NULL);
}

static void client_print(const char *arg)
{
	puts(arg);
	fflush(stdout);
}

/* Until the other end of standard input says something, or closes it */
static void client_stdin(const char *arg)
{
	char c;

	(void)arg;
	if (read(STDIN_FILENO, &c, 1) < 0)
		err(1, "standard input");
}

static const struct {
	const char *name;
	void (*step)(const char *arg);
} client_steps[] = {
	{ "write", client_write },		/* SIZE */
	{ "fill", client_fill },		/* SIZE */
	{ "read", client_read },		/* SIZE */
	{ "drain", client_drain },		/* SIZE */
	{ "read_bad", client_read_bad },	/* SIZE, to nowhere */
	{ "write_bad", client_write_bad },	/* SIZE, from nowhere */
	{ "poll", client_poll },		/* MILLISECONDS */
	{ "poll_in", client_poll_in },		/* MILLISECONDS */
	{ "poll_out", client_poll_out },	/* MILLISECONDS */
	{ "nonblock", client_nonblock },	/* 0 or 1; prints nothing */
	{ "create_ept", client_create_ept },	/* SERVICE */
	{ "create_dev", client_create_dev },	/* SERVICE */
	{ "release_dev", client_release_dev },	/* SERVICE */
	{ "destroy", client_destroy },
	{ "ioctl", client_ioctl },		/* NUMBER[:ARGUMENT] */
	{ "open", client_open },		/* [FILE], once more */
	{ "reopen", client_reopen },		/* [FILE] */
	{ "catch", client_catch },		/* prints nothing */
	{ "print", client_print },		/* TEXT */
	{ "stdin", client_stdin },		/* prints nothing */
};

#define CLIENT_STEPS	(sizeof(client_steps) / sizeof(client_steps[0]))

static void client_step(char *step)
{
	char *arg = strchr(step, '=');
	size_t i;

	if (arg)
		*arg++ = '\0';
	for (i = 0; i < CLIENT_STEPS; i++) {
		if (!strcmp(client_steps[i].name, step)) {
			client_steps[i].step(arg);
			return;
		}
	}
	errx(129, "no step %s", step);
}

int main(int argc, char **argv)
{
	int i;

	if (argc < 2)
		errx(129, "usage: char_client FILE STEP[=ARG]...");

	client_path = argv[1];
	client_file = open(client_path, O_RDWR);
	if (client_file < 0) {
		client_say("open", -1);
		return 1;
	}
	for (i = 2; i < argc; i++)
		client_step(argv[i]);

	return 0;
}
