// SPDX-License-Identifier: GPL-2.0
/*
 * vm_client: a program with a Gunyah virtual machine
 *
 * Makes a machine, then does what each line of stdin says, and prints one word
 * for it: 0, a number, or the name of the error. Eventfds have numbers, 0 to 15.
 *
 *	create			another machine, if the last one was closed
 *	start			it
 *	close			its file
 *	poll			"hup" if it has ended
 *	ioctl NR [ARG]		of that number
 *	eventfd N [FLAGS]	make one; 1: a semaphore
 *	signal N [COUNT]	add to it, at once or not at all
 *	read N			what was added
 *	drop N			close it
 *	add|remove FUNCTION	where that is one of
 *		irqfd N LABEL [FLAGS [PADDING]]
 *		ioeventfd N ADDRESS LENGTH [FLAGS [VALUE [PADDING]]]
 *		bellfd N LABEL [BITS [FLAGS [PADDING]]]
 *		msgq LABEL FLAGS
 *		any TYPE SIZE	an argument of so many zeroes; -1: a bad address
 *	toggle COUNT FUNCTION	add and remove it as often
 *	churn COUNT FUNCTION	with an eventfd that is new each time, and closed
 *				before it is removed
 *	storm N			a process signals the eventfd until "calm"
 *	guest ID ADDRESS LENGTH VALUE	a process of machine ID writes that
 *	calm			end these; how often they did
 *
 * Without an eventfd of that number, its descriptor is -1. What takes longer than
 * the first argument, in seconds, is answered by ETIMEDOUT, whatever it does.
 */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <linux/gunyah.h>

#define CLIENT_EVENTFDS	16
#define CLIENT_STORMS	8
#define CLIENT_WORDS	8
#define CLIENT_GUEST	"/dev/gunyah_sim_guest"

union client_arg {
	struct gh_fn_irqfd_arg irqfd;
	struct gh_fn_ioeventfd_arg ioeventfd;
	struct gh_fn_bellfd_arg bellfd;
	struct gh_fn_msgq_arg msgq;
	char any[2 * GH_FN_MAX_ARG_SIZE];
};

/* What processes share */
struct client_shared {
	atomic_ulong done;	/* by storms, all together */
	atomic_long since;	/* a command has been under way; 0: none is */
};

struct client {
	int vm;
	int eventfds[CLIENT_EVENTFDS];
	pid_t storms[CLIENT_STORMS];
	int n_storms;
	struct client_shared *shared;
	char *words[CLIENT_WORDS];
	int n_words;
};

/* Word i as a number; 0 if there is none */
static uint64_t client_number(const struct client *client, int i)
{
	return i < client->n_words ? strtoull(client->words[i], NULL, 0) : 0;
}

static int *client_slot(struct client *client, int i)
{
	return &client->eventfds[client_number(client, i) % CLIENT_EVENTFDS];
}

static int client_answer(long ret)
{
	if (ret < 0)
		puts(strerrorname_np(errno));
	else
		printf("%ld\n", ret);
	return 0;
}

static int client_create(struct client *client)
{
	int dev = open("/dev/gunyah", O_RDWR | O_CLOEXEC);

	if (dev < 0)
		return -1;
	client->vm = ioctl(dev, GH_CREATE_VM, 0);
	close(dev);
	return client->vm < 0 ? -1 : 0;
}

/* What begins at word i; the size of its argument, 0 if it is nothing */
static size_t client_parse(struct client *client, int i, struct gh_fn_desc *desc,
			   union client_arg *arg)
{
	const char *what = i < client->n_words ? client->words[i] : "";

	memset(arg, 0, sizeof(*arg));
	*desc = (struct gh_fn_desc) { .arg = (uintptr_t)arg };
	if (!strcmp(what, "irqfd")) {
		desc->type = GH_FN_IRQFD;
		arg->irqfd.fd = *client_slot(client, i + 1);
		arg->irqfd.label = client_number(client, i + 2);
		arg->irqfd.flags = client_number(client, i + 3);
		arg->irqfd.padding = client_number(client, i + 4);
		return sizeof(arg->irqfd);
	}
	if (!strcmp(what, "ioeventfd")) {
		desc->type = GH_FN_IOEVENTFD;
		arg->ioeventfd.fd = *client_slot(client, i + 1);
		arg->ioeventfd.addr = client_number(client, i + 2);
		arg->ioeventfd.len = client_number(client, i + 3);
		arg->ioeventfd.flags = client_number(client, i + 4);
		arg->ioeventfd.datamatch = client_number(client, i + 5);
		arg->ioeventfd.padding = client_number(client, i + 6);
		return sizeof(arg->ioeventfd);
	}
	if (!strcmp(what, "bellfd")) {
		desc->type = GH_FN_BELLFD;
		arg->bellfd.fd = *client_slot(client, i + 1);
		arg->bellfd.label = client_number(client, i + 2);
		arg->bellfd.bits = client_number(client, i + 3);
		arg->bellfd.flags = client_number(client, i + 4);
		arg->bellfd.padding = client_number(client, i + 5);
		return sizeof(arg->bellfd);
	}
	if (!strcmp(what, "msgq")) {
		desc->type = GH_FN_MSGQ;
		arg->msgq.label = client_number(client, i + 1);
		arg->msgq.flags = client_number(client, i + 2);
		return sizeof(arg->msgq);
	}

	desc->type = client_number(client, i + 1);
	if ((int)client_number(client, i + 2) < 0) {
		desc->arg = 0;
		return sizeof(arg->irqfd);
	}
	return client_number(client, i + 2);
}

static int client_function(struct client *client, int i, unsigned long request)
{
	struct gh_fn_desc desc;
	union client_arg arg;

	desc.arg_size = client_parse(client, i, &desc, &arg);
	return ioctl(client->vm, request, &desc);
}

static int client_add(struct client *client)
{
	return client_answer(client_function(client, 1, GH_VM_ADD_FUNCTION));
}

static int client_remove(struct client *client)
{
	return client_answer(client_function(client, 1, GH_VM_REMOVE_FUNCTION));
}

static int client_toggle(struct client *client)
{
	uint64_t i, n = client_number(client, 1);
	int ret = 0;

	for (i = 0; i < n && !ret; i++) {
		ret = client_function(client, 2, GH_VM_ADD_FUNCTION);
		if (!ret)
			ret = client_function(client, 2, GH_VM_REMOVE_FUNCTION);
	}
	return client_answer(ret);
}

static int client_churn(struct client *client)
{
	uint64_t i, n = client_number(client, 1);
	int ret = 0;

	for (i = 0; i < n && !ret; i++) {
		int *slot = client_slot(client, 3);
		struct gh_fn_desc desc;
		union client_arg arg;

		*slot = eventfd(0, EFD_NONBLOCK);
		desc.arg_size = client_parse(client, 2, &desc, &arg);
		ret = ioctl(client->vm, GH_VM_ADD_FUNCTION, &desc);
		close(*slot);
		*slot = -1;
		if (!ret)
			ret = ioctl(client->vm, GH_VM_REMOVE_FUNCTION, &desc);
	}
	return client_answer(ret);
}

static int client_ioctl(struct client *client)
{
	return client_answer(ioctl(client->vm, _IO(GH_IOCTL_TYPE,
						   client_number(client, 1)),
				   client_number(client, 2)));
}

static int client_recreate(struct client *client)
{
	return client_answer(client_create(client));
}

static int client_start(struct client *client)
{
	return client_answer(ioctl(client->vm, GH_VM_START, 0));
}

static int client_close(struct client *client)
{
	return client_answer(close(client->vm));
}

static int client_poll(struct client *client)
{
	struct pollfd pollfd = { .fd = client->vm };

	if (poll(&pollfd, 1, 0) < 0)
		return client_answer(-1);
	puts(pollfd.revents & POLLHUP ? "hup" : "0");
	return 0;
}

static int client_eventfd(struct client *client)
{
	int fd = eventfd(0, EFD_NONBLOCK | (client_number(client, 2) ?
					    EFD_SEMAPHORE : 0));

	*client_slot(client, 1) = fd;
	return client_answer(fd < 0 ? -1 : 0);
}

static int client_signal(struct client *client)
{
	uint64_t count = client->n_words > 2 ? client_number(client, 2) : 1;
	ssize_t ret = write(*client_slot(client, 1), &count, sizeof(count));

	return client_answer(ret < 0 ? -1 : 0);
}

static int client_read(struct client *client)
{
	uint64_t count = 0;

	if (read(*client_slot(client, 1), &count, sizeof(count)) < 0)
		return client_answer(-1);
	printf("%ju\n", (uintmax_t)count);
	return 0;
}

static int client_drop(struct client *client)
{
	int ret = close(*client_slot(client, 1));

	*client_slot(client, 1) = -1;
	return client_answer(ret);
}

/* In a process of its own: once, or say how it failed */
static void client_storm_signal(struct client *client)
{
	uint64_t count = 1;

	/* One that nobody reads is full some day. */
	if (write(*client_slot(client, 1), &count, sizeof(count)) < 0 &&
	    errno != EAGAIN)
		_exit(EXIT_FAILURE);
}

static void client_storm_guest(struct client *client)
{
	static int fd = -1;
	char line[128];
	int length;

	if (fd < 0)
		fd = open(CLIENT_GUEST, O_WRONLY | O_CLOEXEC);
	length = snprintf(line, sizeof(line), "%s %s %s %s", client->words[1],
			  client->words[2], client->words[3], client->words[4]);
	/* Machines and handlers may come and go meanwhile. */
	if (write(fd, line, length) < 0 && errno != ENOENT && errno != ESRCH)
		_exit(EXIT_FAILURE);
}

static int client_fork(struct client *client, void (*once)(struct client *))
{
	pid_t pid;

	if (client->n_storms == CLIENT_STORMS) {
		errno = EAGAIN;
		return client_answer(-1);
	}
	pid = fork();
	if (!pid) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(client->vm);
		for (;;) {
			once(client);
			atomic_fetch_add(&client->shared->done, 1);
		}
	}
	if (pid > 0)
		client->storms[client->n_storms++] = pid;
	return client_answer(pid < 0 ? -1 : 0);
}

static int client_storm(struct client *client)
{
	return client_fork(client, client_storm_signal);
}

static int client_guest(struct client *client)
{
	if (client->n_words != 5)
		return -1;
	return client_fork(client, client_storm_guest);
}

static int client_calm(struct client *client)
{
	int status;

	while (client->n_storms) {
		kill(client->storms[--client->n_storms], SIGKILL);
		waitpid(client->storms[client->n_storms], &status, 0);
		if (WIFEXITED(status)) {
			errno = ECHILD;
			return client_answer(-1);
		}
	}
	return client_answer(atomic_exchange(&client->shared->done, 0));
}

static const struct {
	const char *name;
	int (*run)(struct client *client);
} client_commands[] = {
	{ "create", client_recreate },
	{ "start", client_start },
	{ "close", client_close },
	{ "poll", client_poll },
	{ "ioctl", client_ioctl },
	{ "eventfd", client_eventfd },
	{ "signal", client_signal },
	{ "read", client_read },
	{ "drop", client_drop },
	{ "add", client_add },
	{ "remove", client_remove },
	{ "toggle", client_toggle },
	{ "churn", client_churn },
	{ "storm", client_storm },
	{ "guest", client_guest },
	{ "calm", client_calm },
};

/* A process that answers when the one that should does not */
static void client_watch(const struct client *client, long patience)
{
	struct timespec now, pause = { .tv_nsec = 100000000 };
	long since;

	if (fork())
		return;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (;;) {
		nanosleep(&pause, NULL);
		clock_gettime(CLOCK_MONOTONIC, &now);
		since = atomic_load(&client->shared->since);
		if (!since || now.tv_sec - since <= patience)
			continue;
		puts("ETIMEDOUT");
		_exit(EXIT_FAILURE);
	}
}

static void client_busy(struct client *client, bool busy)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	atomic_store(&client->shared->since, busy ? now.tv_sec : 0);
}

static int client_run(struct client *client, char *line)
{
	char *word, *rest = line;
	size_t i;

	client->n_words = 0;
	while (client->n_words < CLIENT_WORDS &&
	       (word = strsep(&rest, " \n")))
		if (*word)
			client->words[client->n_words++] = word;
	for (i = 0; client->n_words &&
	     i < sizeof(client_commands) / sizeof(client_commands[0]); i++)
		if (!strcmp(client->words[0], client_commands[i].name))
			return client_commands[i].run(client);
	return -1;
}

int main(int argc, char **argv)
{
	struct client client = { .vm = -1 };
	char line[256];
	int ret, i;

	setlinebuf(stdout);
	for (i = 0; i < CLIENT_EVENTFDS; i++)
		client.eventfds[i] = -1;
	client.shared = mmap(NULL, sizeof(*client.shared),
			     PROT_READ | PROT_WRITE,
			     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (client.shared == MAP_FAILED)
		return EXIT_FAILURE;
	if (argc > 1)
		client_watch(&client, atol(argv[1]));
	client_answer(client_create(&client));

	while (fgets(line, sizeof(line), stdin)) {
		client_busy(&client, true);
		ret = client_run(&client, line);
		client_busy(&client, false);
		if (ret)
			return 129;
	}
	return EXIT_SUCCESS;
}
