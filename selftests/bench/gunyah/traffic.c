// SPDX-License-Identifier: GPL-2.0
/* Traffic on a queue, whichever way it is driven */

#include <linux/delay.h>
#include <linux/string.h>

#include "bench.h"
#include "device.h"

#define BENCH_WARM	5		/* messages before those that count */
#define BENCH_READER_MS	20
#define BENCH_PATIENCE	(10 * HZ)

/* For ways: the result of a message is known. Context: any. */
void bench_done(struct bench *bench, int ret)
{
	bench->done_at = bench_now();
	if (ret)
		bench->error = ret;
	atomic_inc(&bench->n_done);
	complete(&bench->done);
}

/* For ways: a message has come. Context: any. */
void bench_received(struct bench *bench)
{
	bench->received_at = bench_now();
	complete(&bench->received);
}

static void bench_send(struct bench *bench, struct gh_msgq_tx_data *msg)
{
	int ret;

	bench->started = bench_now();
	ret = bench->way->send(bench, msg);
	bench->returned = bench_now();
	if (ret < 0) {
		bench->error = ret;
		complete(&bench->done);
	}
}

void bench_irq_send(struct irq_work *work)
{
	struct bench *bench = container_of(work, struct bench, irq_work);

	bench_send(bench, bench->irq_msg);
}

/* Take a message off the queue, beside the way. True: there was one. */
static bool bench_take(struct bench *bench)
{
	u8 data[GH_MSGQ_MAX_MSG_SIZE];
	struct gh_msg_origin origin;
	size_t size;
	bool more;

	return !gh_hypercall_msgq_recv(bench->sim->rx->capid, data,
				       sizeof(data), &size, &more, &origin);
}

void bench_reader(struct work_struct *work)
{
	struct bench *bench = container_of(to_delayed_work(work), struct bench,
					   reader);

	bench_take(bench);
	schedule_delayed_work(&bench->reader,
			      msecs_to_jiffies(BENCH_READER_MS));
}

/* How many messages make the receiver's interrupt come */
static void bench_threshold(struct bench *bench, unsigned int threshold)
{
	gh_hypercall_msgq_configure_recv(bench->sim->rx->capid, threshold,
					 GH_MSGQ_THRESHOLD_UNCHANGED);
}

static void bench_note(struct bench *bench, u64 next)
{
	unsigned int i = bench->n_samples++;

	bench->samples[BENCH_call][i] = bench->returned - bench->started;
	bench->samples[BENCH_done][i] = bench->done_at - bench->started;
	bench->samples[BENCH_rx][i] = bench->received_at - bench->started;
	bench->samples[BENCH_next][i] = next - bench->started;
}

/* One message; all is known of it when this returns. */
static int bench_one(struct bench *bench, bool irq, bool receive)
{
	bench->error = 0;
	bench->received_at = 0;
	reinit_completion(&bench->done);
	reinit_completion(&bench->received);

	if (irq) {
		bench->irq_msg = bench->msgs[0];
		irq_work_queue(&bench->irq_work);
	} else {
		bench_send(bench, bench->msgs[0]);
	}
	if (!wait_for_completion_timeout(&bench->done, BENCH_PATIENCE))
		return -ETIMEDOUT;
	if (!bench->error && receive &&
	    !wait_for_completion_timeout(&bench->received, BENCH_PATIENCE))
		return -ETIMEDOUT;

	return bench->error;
}

static int bench_one_by_one(struct bench *bench, unsigned int count, bool irq,
			    bool receive)
{
	unsigned int i;
	u64 next;
	int ret;

	for (i = 0; i < count + BENCH_WARM; i++) {
		ret = bench_one(bench, irq, receive);
		next = bench_now();
		if (irq)
			irq_work_sync(&bench->irq_work);
		if (ret)
			return ret;
		if (i >= BENCH_WARM)
			bench_note(bench, next);
		if (!receive)
			bench_take(bench);
	}
	return 0;
}

/* The sender's half alone: nothing wakes a receiver */
static int bench_run_send(struct bench *bench, unsigned int count, bool irq)
{
	int ret;

	bench_threshold(bench, bench->sim->rx->depth);
	ret = bench_one_by_one(bench, count, irq, false);
	bench_threshold(bench, 1);

	return ret;
}

/* There and received */
static int bench_run_both(struct bench *bench, unsigned int count, bool irq)
{
	return bench_one_by_one(bench, count, irq, true);
}

/* The results of all that was accepted; takes the messages away. */
static int bench_settle(struct bench *bench, unsigned int accepted)
{
	unsigned int tries = 1000;

	while (bench_take(bench) || atomic_read(&bench->n_done) < accepted) {
		if (!--tries)
			return -ETIMEDOUT;
		usleep_range(1000, 2000);
	}
	return 0;
}

/*
 * Fill the queue, and send two more, while somebody takes a message from time to
 * time: who waits?
 */
static int bench_run_stall(struct bench *bench, unsigned int count, bool irq)
{
	unsigned int depth = bench->sim->tx->depth, i;
	int ret;

	if (irq || depth + 2 > BENCH_MSGS)
		return -EINVAL;

	atomic_set(&bench->n_done, 0);
	for (i = 0; i < depth + 2; i++) {
		if (i == depth - 1)
			schedule_delayed_work(&bench->reader,
					      msecs_to_jiffies(BENCH_READER_MS));
		bench_send(bench, bench->msgs[i]);
		bench_note(bench, bench_now());
	}
	cancel_delayed_work_sync(&bench->reader);
	ret = bench_settle(bench, depth + 2);

	return ret ?: bench->error;
}

/* Send while nobody takes anything, until a message is refused. */
static int bench_run_refuse(struct bench *bench, unsigned int count, bool irq)
{
	unsigned int i;
	int ret = 0;

	if (irq)
		return -EINVAL;

	atomic_set(&bench->n_done, 0);
	for (i = 0; i < BENCH_MSGS && ret >= 0; i++) {
		ret = bench->way->send(bench, bench->msgs[i]);
		/* What can be done is done before the next one. */
		usleep_range(1000, 2000);
	}
	if (ret >= 0)
		return -ENOSPC;

	bench->accepted = i - 1;
	bench->refusal = ret;
	bench->known = atomic_read(&bench->n_done);
	return bench_settle(bench, bench->accepted);
}

static const struct bench_traffic bench_traffics[] = {
	{ .name = "send", .run = bench_run_send },
	{ .name = "both", .run = bench_run_both, .receive = true },
	{ .name = "stall", .run = bench_run_stall, .block = true },
	{ .name = "refuse", .run = bench_run_refuse },
};

const struct bench_traffic *bench_traffic_by_name(const char *name)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(bench_traffics); i++)
		if (!strcmp(bench_traffics[i].name, name))
			return &bench_traffics[i];
	return NULL;
}
