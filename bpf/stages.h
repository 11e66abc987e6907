/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What can be measured: the one place that knows. The BPF programs, the tool,
 * its help and its output are all made from these rows.
 */
#ifndef RINGSCOPE_STAGES_H
#define RINGSCOPE_STAGES_H

/*
 * EVENT(id, tracepoint): a tracepoint whose argument 0 is the queue's id and
 * argument 1 its generation. Each has one program for every set of its stages.
 */
#define RS_EVENTS(EVENT)						\
	EVENT(msgq_txdone, gh_msgq_txdone)				\
	EVENT(msgq_rx, gh_msgq_rx)

/*
 * STAGE(id, name, event, nth, arg, counter, help): the time that argument arg
 * of the event carries, nth stage of that event. counter is the file of the
 * queue, relative to its sysfs folder, in which the driver counts the same.
 */
#define RS_STAGES(STAGE)						\
	STAGE(send_txdone, "send-txdone", msgq_txdone, 0, 5,		\
	      "tx/completed",						\
	      "sender's call until its completion is reported")		\
	STAGE(send_rx, "send-rx", msgq_rx, 0, 7,			\
	      "rx/received",						\
	      "sender's call until the receiver has the message")	\
	STAGE(txirq_txdone, "txirq-txdone", msgq_txdone, 1, 6,		\
	      "tx/completed_by_irq",					\
	      "transmit interrupt until the completion is reported")	\
	STAGE(rxirq_rx, "rxirq-rx", msgq_rx, 1, 8,			\
	      "rx/received_by_irq",					\
	      "receive interrupt until the receiver has the first message")

/* No event has more stages than this. */
#define RS_EVENT_STAGES 2

/*
 * LOSS(id, name, arg, help): why a message was seen but not measured. arg is
 * what the driver then gives for a time; the last stands for anything else
 * below zero.
 */
#define RS_LOSSES(LOSS)							\
	LOSS(before_attach, "before-attach", -1,			\
	     "sent before anybody listened")				\
	LOSS(not_carried, "not-carried", -2,				\
	     "sent in another kernel, without its time")	\
	LOSS(bad_time, "bad-time", 0,					\
	     "the driver gave a time that makes no sense")

/* An argument that says: this message did not pass here. Not a loss. */
#define RS_NOT_APPLICABLE (-3LL)

#define RS_EVENT_ENUM(id, ...) RS_EVENT_##id,
enum rs_event { RS_EVENTS(RS_EVENT_ENUM) RS_EVENT_COUNT };

#define RS_STAGE_ENUM(id, ...) RS_STAGE_##id,
enum rs_stage { RS_STAGES(RS_STAGE_ENUM) RS_STAGE_COUNT };

#define RS_LOSS_ENUM(id, ...) RS_LOSS_##id,
enum rs_loss { RS_LOSSES(RS_LOSS_ENUM) RS_LOSS_COUNT };

#endif
