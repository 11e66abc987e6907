// SPDX-License-Identifier: GPL-2.0
/*
 * The drivers' pure logic, compiled for the host: the error table, and the
 * simulated hypervisor's message queue. What the queue must do is written in
 * the hypervisor's API document and, where they differ, in its source.
 */
#include "../../kmod/gunyah/error.c"
#include "../../kmod/sim/queue.c"

#include "ktap.h"

/* An interrupt line that only counts */
void gh_sim_virq_assert(struct gh_sim_virq *virq)
{
	virq->hwirq++;
}

static const struct {
	int error;
	int err;
} error_rows[] = {
	{ 0, 0 }, { -1, -EOPNOTSUPP }, { -2, -EAGAIN }, { 1, -EINVAL },
	{ 2, -EMSGSIZE }, { 3, -EINVAL }, { 10, -ENOMEM }, { 11, -ENOSPC },
	{ 20, -EFAULT }, { 21, -EFAULT }, { 22, -EFAULT }, { 30, -EACCES },
	{ 31, -EBUSY }, { 32, -EBUSY }, { 33, -EINVAL }, { 34, -EINVAL },
	{ 35, -EINVAL }, { 36, -EINVAL }, { 40, -EIO }, { 41, -EIO },
	{ 50, -EACCES }, { 51, -EACCES }, { 52, -EACCES }, { 53, -EACCES },
	{ 54, -EBUSY }, { 60, -EIO }, { 61, -EIO },
	/* not in the document */
	{ 4, -EINVAL }, { 99, -EINVAL }, { -3, -EINVAL },
};

static void errors_are_mapped(void)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(error_rows); i++)
		ktap_expect(gh_error_remap(error_rows[i].error) ==
			    error_rows[i].err, "row %zu: error %d is %d", i,
			    error_rows[i].error,
			    gh_error_remap(error_rows[i].error));
}

#define DEPTH	4
#define SIZE	16

struct rig {
	struct gh_sim_queue queue;
	struct gh_sim_virq tx;
	struct gh_sim_virq rx;
	bool not_full;
	bool not_empty;
	size_t size;
	char buf[SIZE];
	struct gh_msg_origin origin;
};

static void rig_init(struct rig *rig, enum gh_sim_behaviour behaviour)
{
	memset(rig, 0, sizeof(*rig));
	ktap_expect(!gh_sim_queue_init(&rig->queue, DEPTH, SIZE, behaviour),
		    "no memory");
	rig->queue.tx_virq = &rig->tx;
	rig->queue.rx_virq = &rig->rx;
}

static enum gh_error rig_send(struct rig *rig, char byte, u64 flags)
{
	struct gh_msg_origin origin = { .seq = byte, .queue = 7 };

	return gh_sim_queue_send(&rig->queue, &byte, 1, flags, &rig->not_full,
				 &origin);
}

static enum gh_error rig_recv(struct rig *rig)
{
	return gh_sim_queue_recv(&rig->queue, rig->buf, sizeof(rig->buf),
				 &rig->size, &rig->not_empty, &rig->origin);
}

static void rig_fill(struct rig *rig)
{
	char i;

	for (i = 1; i <= DEPTH; i++)
		ktap_expect(rig_send(rig, i, 0) == GH_ERROR_OK, "send %d", i);
}

static void messages_keep_their_order_and_origin(void)
{
	struct rig rig;
	int round, i;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	/* Three rounds of a depth that is no divisor: the ring wraps. */
	for (round = 0; round < 3; round++) {
		for (i = 1; i < DEPTH; i++)
			rig_send(&rig, i, 0);
		for (i = 1; i < DEPTH; i++) {
			ktap_expect(rig_recv(&rig) == GH_ERROR_OK, "at %d", i);
			ktap_expect(rig.size == 1 && rig.buf[0] == i,
				    "got %d of %zu bytes, not %d", rig.buf[0],
				    rig.size, i);
			ktap_expect(rig.origin.seq == (u64)i &&
				    rig.origin.queue == 7, "origin");
			ktap_expect(rig.not_empty == (i < DEPTH - 1), "at %d",
				    i);
		}
	}
	ktap_expect(rig_recv(&rig) == GH_ERROR_MSGQUEUE_EMPTY, "left over");
	gh_sim_queue_exit(&rig.queue);
}

static void a_full_queue_says_so_twice(void)
{
	struct rig rig;
	int i;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	for (i = 1; i <= DEPTH; i++) {
		rig_send(&rig, i, 0);
		ktap_expect(rig.not_full == (i < DEPTH), "after %d", i);
	}
	ktap_expect(rig_send(&rig, 9, 0) == GH_ERROR_MSGQUEUE_FULL, "sent");
	ktap_expect(!rig.not_full && rig.queue.count == DEPTH, "count %u",
		    rig.queue.count);
	gh_sim_queue_exit(&rig.queue);
}

static void interrupts_come_at_the_threshold_exactly(void)
{
	struct rig rig;
	int i;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	rig_fill(&rig);
	ktap_expect(rig.rx.hwirq == 1, "%lu RX interrupts for a burst",
		    rig.rx.hwirq);
	ktap_expect(rig.tx.hwirq == 0, "TX interrupt while filling");
	for (i = 0; i < DEPTH; i++)
		rig_recv(&rig);
	ktap_expect(rig.tx.hwirq == 1, "%lu TX interrupts for a drain",
		    rig.tx.hwirq);
	rig_send(&rig, 1, 0);
	rig_recv(&rig);
	ktap_expect(rig.rx.hwirq == 2 && rig.tx.hwirq == 1,
		    "never full: %lu RX, %lu TX", rig.rx.hwirq, rig.tx.hwirq);
	gh_sim_queue_exit(&rig.queue);
}

static void push_interrupts_for_every_message(void)
{
	struct rig rig;
	int i;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	for (i = 1; i < DEPTH; i++)
		rig_send(&rig, i, GH_MSGQ_SEND_PUSH);
	ktap_expect(rig.rx.hwirq == DEPTH - 1, "%lu interrupts",
		    rig.rx.hwirq);
	gh_sim_queue_exit(&rig.queue);
}

static void a_threshold_set_again_looks_again(void)
{
	struct rig rig;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	rig_fill(&rig);
	gh_sim_queue_configure_send(&rig.queue, DEPTH - 1, -1);
	ktap_expect(rig.tx.hwirq == 0, "interrupt though full");
	gh_sim_queue_configure_recv(&rig.queue, 1, -1);
	ktap_expect(rig.rx.hwirq == 2, "no interrupt though not empty");
	rig_recv(&rig);
	gh_sim_queue_configure_send(&rig.queue, DEPTH - 1, -1);
	ktap_expect(rig.tx.hwirq == 2, "no interrupt though room");
	gh_sim_queue_exit(&rig.queue);
}

static const struct {
	bool send;
	long threshold;
	long holdoff;
	int error;
} configure_rows[] = {
	{ true, -1, -1, GH_ERROR_OK },
	{ true, 0, -1, GH_ERROR_OK },
	{ true, DEPTH - 1, -1, GH_ERROR_OK },
	{ true, DEPTH, -1, GH_ERROR_ARG_INVAL },
	{ true, -2, -1, GH_ERROR_ARG_INVAL },
	{ true, 1, 0, GH_ERROR_UNIMPLEMENTED },
	{ true, DEPTH, 5, GH_ERROR_UNIMPLEMENTED },
	{ false, -1, -1, GH_ERROR_OK },
	{ false, 0, -1, GH_ERROR_ARG_INVAL },
	{ false, 1, -1, GH_ERROR_OK },
	{ false, DEPTH, -1, GH_ERROR_OK },
	{ false, DEPTH + 1, -1, GH_ERROR_ARG_INVAL },
	{ false, 1, 0, GH_ERROR_UNIMPLEMENTED },
};

static void thresholds_out_of_range_are_refused(void)
{
	struct rig rig;
	size_t i;
	int error;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	for (i = 0; i < ARRAY_SIZE(configure_rows); i++) {
		error = (configure_rows[i].send ? gh_sim_queue_configure_send :
						  gh_sim_queue_configure_recv)
			(&rig.queue, configure_rows[i].threshold,
			 configure_rows[i].holdoff);
		ktap_expect(error == configure_rows[i].error, "row %zu: %d", i,
			    error);
	}
	gh_sim_queue_exit(&rig.queue);
}

static void a_flush_drops_all_and_tells_the_sender(void)
{
	struct rig rig;

	rig_init(&rig, GH_SIM_DOCUMENTED);
	gh_sim_queue_flush(&rig.queue);
	ktap_expect(rig.tx.hwirq == 0, "interrupt for nothing");
	rig_fill(&rig);
	gh_sim_queue_flush(&rig.queue);
	ktap_expect(rig.tx.hwirq == 1, "the sender was not told");
	ktap_expect(rig_recv(&rig) == GH_ERROR_MSGQUEUE_EMPTY, "not empty");
	gh_sim_queue_exit(&rig.queue);
}

static void bad_sizes_do_what_the_behaviour_says(void)
{
	static const int send_error[] = {
		[GH_SIM_DOCUMENTED] = GH_ERROR_ARG_SIZE,
		[GH_SIM_OBSERVED] = GH_ERROR_OK,
	};
	static const int recv_error[] = {
		[GH_SIM_DOCUMENTED] = GH_ERROR_ADDR_OVFL,
		[GH_SIM_OBSERVED] = GH_ERROR_OK,
	};
	char big[SIZE + 1] = {};
	struct rig rig;
	int b, error;

	for (b = GH_SIM_DOCUMENTED; b <= GH_SIM_OBSERVED; b++) {
		rig_init(&rig, b);
		error = gh_sim_queue_send(&rig.queue, big, 0, 0, &rig.not_full,
					  NULL);
		ktap_expect(error == send_error[b], "empty: %d", error);
		error = gh_sim_queue_send(&rig.queue, big, SIZE + 1, 0,
					  &rig.not_full, NULL);
		ktap_expect(error == send_error[b] && rig.not_full,
			    "too long: %d", error);
		ktap_expect(!rig.queue.count, "queued");

		gh_sim_queue_send(&rig.queue, big, SIZE, 0, &rig.not_full,
				  NULL);
		error = gh_sim_queue_recv(&rig.queue, rig.buf, SIZE - 1,
					  &rig.size, &rig.not_empty,
					  &rig.origin);
		ktap_expect(error == recv_error[b] && !rig.size &&
			    rig.not_empty && rig.queue.count == 1,
			    "buffer too small: %d", error);
		ktap_expect(rig_recv(&rig) == GH_ERROR_OK &&
			    rig.size == SIZE && !rig.origin.seq,
			    "the message is not there any more");
		gh_sim_queue_exit(&rig.queue);
	}
}

static const struct ktap_test tests[] = {
	KTAP_TEST("hypervisor errors are mapped as the table says", errors_are_mapped),
	KTAP_TEST("messages keep their order and their origin", messages_keep_their_order_and_origin),
	KTAP_TEST("a full queue says so with the last message and the next", a_full_queue_says_so_twice),
	KTAP_TEST("interrupts come when a threshold is met exactly", interrupts_come_at_the_threshold_exactly),
	KTAP_TEST("a push interrupts for every message", push_interrupts_for_every_message),
	KTAP_TEST("a threshold set again makes the hypervisor look again", a_threshold_set_again_looks_again),
	KTAP_TEST("thresholds out of range are refused", thresholds_out_of_range_are_refused),
	KTAP_TEST("a flush drops everything and tells the sender", a_flush_drops_all_and_tells_the_sender),
	KTAP_TEST("bad sizes do what document or source say", bad_sizes_do_what_the_behaviour_says),
};
KTAP_MAIN(tests)
