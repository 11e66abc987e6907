// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "stop.h"

static volatile sig_atomic_t stop_asked;
static sigset_t stop_waiting;	/* the signal mask while waiting */

static void stop_handler(int sig)
{
	if (stop_asked)
		_exit(128 + sig);
	stop_asked = 1;
}

/**
 * rs_stop_install() - make SIGINT and SIGTERM end the measurement, not the tool
 *
 * They are held back except while rs_stop_wait() waits, until one came: none
 * gets lost between looking and waiting, and a second one ends the process at
 * once, wherever it is.
 *
 * Return: 0 or a negative error.
 */
int rs_stop_install(void)
{
	struct sigaction action = { .sa_handler = stop_handler };
	sigset_t blocked;

	sigemptyset(&blocked);
	sigaddset(&blocked, SIGINT);
	sigaddset(&blocked, SIGTERM);
	if (sigprocmask(SIG_BLOCK, &blocked, &stop_waiting) ||
	    sigaction(SIGINT, &action, NULL) ||
	    sigaction(SIGTERM, &action, NULL))
		return -errno;
	return 0;
}

/**
 * rs_now() - the clock that all times here are of
 *
 * Return: CLOCK_MONOTONIC in nanoseconds, as bpf_ktime_get_ns().
 */
uint64_t rs_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000000ULL + now.tv_nsec;
}

/**
 * rs_stop_wait() - wait until some moment or until asked to stop
 * @until_ns: the moment, on the clock of rs_now()
 *
 * Return: true if asked to stop.
 */
bool rs_stop_wait(uint64_t until_ns)
{
	uint64_t now;

	while (!stop_asked && (now = rs_now()) < until_ns) {
		struct timespec left = {
			.tv_sec = (until_ns - now) / 1000000000,
			.tv_nsec = (until_ns - now) % 1000000000,
		};

		ppoll(NULL, 0, &left, &stop_waiting);
	}
	if (stop_asked)
		sigprocmask(SIG_SETMASK, &stop_waiting, NULL);
	return stop_asked;
}
