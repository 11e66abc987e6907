/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What can be measured: the one place that knows. The BPF programs, the tool,
 * its help and its output are all made from these rows.
 */
#ifndef RINGSCOPE_STAGES_H
#define RINGSCOPE_STAGES_H

/*
 * KIND(id, dir, prefix, module, system, tracepoints): a kind of queue. dir is
 * where sysfs has them, prefix and number name a queue's folder there. module
 * has its events, which are of that trace system, and whose names begin so.
 * Without a trace system they are functions of the kernel that it calls, and
 * the queues are devices, of which dir is the driver.
 */
#define RS_KINDS(KIND)							\
	KIND(gunyah_msgq, "/sys/class/gunyah_msgq", "msgq",		\
	     "gunyah_mbox", "gunyah", "gh_msgq_")			\
	KIND(gunyah_bell, "/sys/class/gunyah_bell", "bell",		\
	     "gunyah_bell", "gunyah", "gh_bell_")			\
	KIND(gunyah_rm, "/sys/class/gunyah_rm", "rm",			\
	     "gunyah_rm", "gunyah", "gh_rm_")				\
	KIND(gunyah_vmfn, "/sys/class/gunyah_vmfn", "fn",		\
	     "gunyah_vm", "gunyah", "gh_vm_")				\
	KIND(rpmsg_link, "/sys/class/rpmsg_link", "link",		\
	     "rpmsg_bus", "rpmsg_bus", "rpmsg_bus_")			\
	KIND(virtio_rpmsg, "/sys/bus/virtio/drivers/virtio_rpmsg_bus",	\
	     "virtio", "virtio_rpmsg_bus", NULL, NULL)

/*
 * EVENT(id, kind, slots, tracepoint): a tracepoint whose argument 0 is the
 * queue's id and argument 1 its generation. Each has one program for every set
 * of its stages. slots are where they count; events of a kind may share them.
 */
#define RS_EVENTS_gunyah_msgq(EVENT)					\
	EVENT(msgq_txdone, gunyah_msgq, tx, gh_msgq_txdone)		\
	EVENT(msgq_rx, gunyah_msgq, rx, gh_msgq_rx)

#define RS_EVENTS_gunyah_bell(EVENT)					\
	EVENT(bell_rx, gunyah_bell, rx, gh_bell_rx)			\
	EVENT(bell_callback, gunyah_bell, rx, gh_bell_callback)

#define RS_EVENTS_gunyah_rm(EVENT)					\
	EVENT(rm_reply, gunyah_rm, calls, gh_rm_reply)			\
	EVENT(rm_call, gunyah_rm, calls, gh_rm_call)

/* A function is one or the other: they share the slots. */
#define RS_EVENTS_gunyah_vmfn(EVENT)					\
	EVENT(vm_irqfd, gunyah_vmfn, fn, gh_vm_irqfd)			\
	EVENT(vm_bellfd, gunyah_vmfn, fn, gh_vm_bellfd)

#define RS_EVENTS_rpmsg_link(EVENT)					\
	EVENT(link_reclaim, rpmsg_link, tx, rpmsg_bus_reclaim)		\
	EVENT(link_wake, rpmsg_link, tx, rpmsg_bus_wake)		\
	EVENT(link_rx, rpmsg_link, rx, rpmsg_bus_rx)			\
	EVENT(link_rx_done, rpmsg_link, rx, rpmsg_bus_rx_done)

/* What ends something: virtio_rpmsg.bpf.c has how that is paired. */
#define RS_EVENTS_virtio_rpmsg(EVENT)					\
	EVENT(stock_got, virtio_rpmsg, got, virtqueue_get_buf)		\
	EVENT(stock_given, virtio_rpmsg, given, virtqueue_add_inbuf)

#define RS_EVENTS(EVENT)						\
	RS_EVENTS_gunyah_msgq(EVENT)					\
	RS_EVENTS_gunyah_bell(EVENT)					\
	RS_EVENTS_gunyah_rm(EVENT)					\
	RS_EVENTS_gunyah_vmfn(EVENT)					\
	RS_EVENTS_rpmsg_link(EVENT)					\
	RS_EVENTS_virtio_rpmsg(EVENT)

/*
 * STAGE(id, name, event, nth, arg, counter, help): the time that argument arg
 * of the event carries, nth stage in the slots of that event. counter is the
 * file of the queue, relative to its sysfs folder, in which the driver counts
 * the same; NULL if it does not. Kinds may have stages of one name.
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
	      "receive interrupt until the receiver has the first message") \
	STAGE(doorbell_irq, "doorbell-irq", bell_rx, 0, 7,		\
	      "rx/received_by_irq",					\
	      "first send that nobody has read until its interrupt")	\
	STAGE(bell_client, "bell-client", bell_callback, 1, 3,		\
	      "rx/callbacks",						\
	      "first send that nobody has read until a client is told")	\
	STAGE(rm_call_reply, "rm-call", rm_reply, 0, 6,			\
	      "calls/answered",						\
	      "call to the Resource Manager until its caller has the answer") \
	STAGE(rm_call_wait, "rm-wait", rm_call, 1, 6,			\
	      "calls/begun",						\
	      "caller's wait until others have had their answers")	\
	STAGE(irqfd_doorbell, "irqfd-doorbell", vm_irqfd, 0, 5,		\
	      "signals",						\
	      "eventfd signalled until the doorbell has been rung")	\
	STAGE(doorbell_eventfd, "doorbell-eventfd", vm_bellfd, 1, 6,	\
	      "signals",						\
	      "doorbell's interrupt until the eventfd is signalled")	\
	STAGE(link_send_reclaim, "send-reclaim", link_reclaim, 0, 3,	\
	      "tx/reclaimed",						\
	      "into the ring until the driver has the buffer back")	\
	STAGE(link_wait_wake, "wait-wake", link_wake, 1, 4,		\
	      "tx/waits",						\
	      "sender's sleep for a buffer, whatever ends it")		\
	STAGE(link_send_rx, "send-rx", link_rx, 0, 8,			\
	      "rx/received",						\
	      "into the ring until an endpoint gets it, or its echo")	\
	STAGE(link_rx_rxdone, "rx-rxdone", link_rx_done, 1, 3,		\
	      "rx/received",						\
	      "what the endpoint's callback takes")			\
	STAGE(stock_send_reclaim, "send-reclaim", stock_got, 0, 0,	\
	      NULL,							\
	      "into the ring until the driver wants the buffer back")	\
	STAGE(stock_round_trip, "round-trip", stock_got, 1, 0,		\
	      NULL,							\
	      "an endpoint's last send until the next message to it")	\
	STAGE(stock_rx_rxdone, "rx-rxdone", stock_given, 0, 0,		\
	      NULL,							\
	      "out of the ring until the endpoint's callback is done")

/* Slots have room for so many stages. */
#define RS_SLOT_STAGES 2

/*
 * LOSS(id, name, arg, help): why a message was seen but not measured. arg is
 * what the driver then gives for a time; 0 if none says so. The last stands for
 * anything else below zero.
 */
#define RS_LOSSES(LOSS)							\
	LOSS(before_attach, "before-attach", -1,			\
	     "sent before anybody listened")				\
	LOSS(not_carried, "not-carried", -2,				\
	     "sent in another kernel, without its time")		\
	LOSS(superseded, "superseded", 0,				\
	     "sent again before an answer came")			\
	LOSS(bad_time, "bad-time", 0,					\
	     "the driver gave a time that makes no sense")

/* An argument that says: this message did not pass here. Not a loss. */
#define RS_NOT_APPLICABLE (-3LL)

#define RS_KIND_ENUM(id, ...) RS_KIND_##id,
enum rs_kind { RS_KINDS(RS_KIND_ENUM) RS_KIND_COUNT };

#define RS_EVENT_ENUM(id, ...) RS_EVENT_##id,
enum rs_event { RS_EVENTS(RS_EVENT_ENUM) RS_EVENT_COUNT };

#define RS_STAGE_ENUM(id, ...) RS_STAGE_##id,
enum rs_stage { RS_STAGES(RS_STAGE_ENUM) RS_STAGE_COUNT };

#define RS_LOSS_ENUM(id, ...) RS_LOSS_##id,
enum rs_loss { RS_LOSSES(RS_LOSS_ENUM) RS_LOSS_COUNT };

#endif
