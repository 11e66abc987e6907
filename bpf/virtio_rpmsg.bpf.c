// SPDX-License-Identifier: GPL-2.0
/*
 * The devices of Linux's own virtio_rpmsg_bus, which has no tracepoints
 *
 * Its functions are inlined or not by the compiler's mood, but virtio's are
 * exported, and a driver hands them its messages by address: a send is
 * virtqueue_add_outbuf(), the buffer is back when virtqueue_get_buf() returns
 * it; a received message is what virtqueue_get_buf() returns from the other
 * queue, and the callback has returned when virtqueue_add_inbuf() gives the
 * buffer back to the remote.
 *
 * Every body is there twice: as a program with typed pointers (fentry, fexit)
 * and as one without (kprobe, kretprobe), where the kernel lacks the former.
 * The tool loads one set. They run for all virtio drivers, and look first
 * whose queue it is.
 */
#include <linux/bpf.h>
#include <stdbool.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#include "pairs.bpf.h"
#include "virtio.bpf.h"

#define STOCK_DEVICE		7	/* VIRTIO_ID_RPMSG */
#define STOCK_QUEUE_TX		1
#define STOCK_NAME_SERVICE	53	/* which never answers */
#define STOCK_DRIVER		"virtio_rpmsg_bus"

char LICENSE[] SEC("license") = "GPL";

struct rs_slot slots_got[RS_SLOTS];
struct rs_slot slots_given[RS_SLOTS];
__u64 no_slot[RS_EVENT_COUNT];
__u64 missed[RS_EVENT_COUNT];

/* Stages to be measured, one bit each */
const volatile __u32 wanted;

#define STOCK_NTH(id, name, event, nth, ...) STOCK_NTH_##id = nth,
enum { RS_STAGES(STOCK_NTH) };

#define STOCK_WANTS(id)		(wanted & 1U << RS_STAGE_##id)
#define STOCK_ADD(slots, at, id, value)					\
	rs_slot_add(rs_slot_at(slots, at), STOCK_NTH_##id, value)

/* What a message begins with; it is the same on both sides. */
struct stock_header {
	__u32 src;
	__u32 dst;
};

static __noinline bool stock_is_driver(struct virtio_device *vdev)
{
	const char *name = BPF_CORE_READ(vdev, dev.driver, name);
	char got[sizeof(STOCK_DRIVER)] = {};
	int i;

	if (bpf_probe_read_kernel_str(got, sizeof(got), name) < 0)
		return false;
	for (i = 0; i < (int)sizeof(got); i++) {
		if (got[i] != STOCK_DRIVER[i])
			return false;
	}
	return true;
}

/* Seen for the first time, or its slot is not where it should be */
static __noinline
int stock_search(struct virtio_device *vdev, __u64 tag, enum rs_event event)
{
	struct rs_slot *slot;
	__u64 seen, at;
	int i;

	if (!stock_is_driver(vdev))
		return -1;
	for (i = 0; i < RS_SLOT_PROBES; i++) {
		at = ((__u32)tag + i) & (RS_SLOTS - 1);
		slot = rs_slot_at(slots_got, at);
		seen = slot->tag;
		if (!seen)
			seen = __sync_val_compare_and_swap(&slot->tag, 0, tag);
		if (!seen || seen == tag) {
			rs_slot_at(slots_given, at)->tag = tag;
			return at;
		}
	}
	__sync_fetch_and_add(&no_slot[event & 31], 1);
	return -1;
}

/*
 * Where the device of a queue counts; below zero if that is not meant. A
 * device's node in sysfs has a number that no later one gets: the tool finds
 * it as the number of the directory's inode.
 */
static __always_inline
int stock_at(struct virtqueue *vq, enum rs_event event, bool typed)
{
	struct virtio_device *vdev;
	__u64 tag;
	__u32 gen;

	if (typed) {
		vdev = vq->vdev;
		if (vdev->id.device != STOCK_DEVICE)
			return -1;
		gen = vdev->dev.kobj.sd->id;
		tag = (__u64)vdev->index << 32 | gen;
	} else {
		vdev = BPF_CORE_READ(vq, vdev);
		if (BPF_CORE_READ(vdev, id.device) != STOCK_DEVICE)
			return -1;
		gen = BPF_CORE_READ(vdev, dev.kobj.sd, id);
		tag = (__u64)BPF_CORE_READ(vdev, index) << 32 | gen;
	}
	if (rs_slot_at(slots_got, gen)->tag == tag)
		return gen & (RS_SLOTS - 1);
	return stock_search(vdev, tag, event);
}

static __always_inline unsigned int stock_index(struct virtqueue *vq, bool typed)
{
	return typed ? vq->index : BPF_CORE_READ(vq, index);
}

static __always_inline void stock_superseded(int at, __u64 count)
{
	struct rs_slot *slot = rs_slot_at(slots_got, at);
	struct rs_hist *hist = &slot->hist[STOCK_NTH_stock_round_trip];

	if (count)
		__sync_fetch_and_add(&hist->lost[RS_LOSS_superseded], count);
}

static __always_inline int stock_sent(struct virtqueue *vq, __u64 message,
				      bool typed)
{
	int at = stock_at(vq, RS_EVENT_stock_got, typed);
	struct stock_header header;
	struct rs_pairs *pairs;
	__u64 now;

	if (at < 0)
		return 0;
	now = bpf_ktime_get_ns();
	pairs = rs_pairs_at(at);
	if (STOCK_WANTS(stock_send_reclaim))
		rs_pairs_begin(pairs, message, now);
	if (!STOCK_WANTS(stock_round_trip) ||
	    bpf_probe_read_kernel(&header, sizeof(header), (void *)message) ||
	    header.dst == STOCK_NAME_SERVICE)
		return 0;
	stock_superseded(at, rs_pairs_ask(pairs, header.src, now));
	return 0;
}

static __always_inline void stock_answered(struct rs_pairs *pairs, int at,
					   __u64 message, __u64 now)
{
	struct stock_header header;
	__u64 since, superseded = 0;

	if (bpf_probe_read_kernel(&header, sizeof(header), (void *)message))
		return;
	since = rs_pairs_answer(pairs, header.dst, &superseded);
	if (!since)
		return;
	STOCK_ADD(slots_got, at, stock_round_trip, now - since);
	stock_superseded(at, superseded);
}

static __always_inline int stock_got(struct virtqueue *vq, __u64 message,
				     bool typed)
{
	struct rs_pairs *pairs;
	__u64 now;
	int at;

	if (!message)
		return 0;
	at = stock_at(vq, RS_EVENT_stock_got, typed);
	if (at < 0)
		return 0;
	now = bpf_ktime_get_ns();
	pairs = rs_pairs_at(at);
	if (stock_index(vq, typed) != STOCK_QUEUE_TX) {
		if (STOCK_WANTS(stock_round_trip))
			stock_answered(pairs, at, message, now);
		if (STOCK_WANTS(stock_rx_rxdone))
			rs_pairs_begin(pairs, message, now);
	} else if (STOCK_WANTS(stock_send_reclaim)) {
		STOCK_ADD(slots_got, at, stock_send_reclaim,
			  rs_pairs_end(pairs, message, now));
	}
	return 0;
}

/* A buffer that held no message is one that the driver gives out first. */
static __always_inline int stock_given(struct virtqueue *vq, __u64 message,
				       bool typed)
{
	int at = stock_at(vq, RS_EVENT_stock_given, typed);
	__s64 took;

	if (at < 0 || !STOCK_WANTS(stock_rx_rxdone))
		return 0;
	took = rs_pairs_end(rs_pairs_at(at), message, bpf_ktime_get_ns());
	if (took != RS_PAIR_UNKNOWN)
		STOCK_ADD(slots_given, at, stock_rx_rxdone, took);
	return 0;
}

/*
 * The programs, in the order in which they are attached: what ends something
 * listens before what begins it.
 */
SEC("fentry/virtqueue_add_inbuf")
int rs_stock_given_fentry(__u64 *ctx)
{
	return stock_given((void *)ctx[0], ctx[3], true);
}

SEC("fexit/virtqueue_get_buf")
int rs_stock_got_fentry(__u64 *ctx)
{
	return stock_got((void *)ctx[0], ctx[2], true);
}

SEC("fentry/virtqueue_add_outbuf")
int rs_stock_sent_fentry(__u64 *ctx)
{
	return stock_sent((void *)ctx[0], ctx[3], true);
}

#ifdef RS_REGS
#define STOCK_CALLS	1024
#define STOCK_SP_SLACK	64	/* less than an interrupt takes of the stack */

/*
 * A kretprobe does not get the arguments. Only a task calls virtio for rpmsg,
 * so the task is the key; the stack pointer tells the call from those of
 * other drivers' in an interrupt meanwhile.
 */
static struct stock_call {
	__u64 task;
	__u64 sp;
	__u64 vq;
} stock_calls[STOCK_CALLS];

static __always_inline struct stock_call *stock_call(__u64 task)
{
	return rs_pairs_element(stock_calls, task, STOCK_CALLS,
				sizeof(*stock_calls));
}

SEC("kprobe/virtqueue_add_inbuf")
int rs_stock_given_kprobe(struct RS_REGS *ctx)
{
	return stock_given((void *)RS_REGS_FIRST(ctx), RS_REGS_FOURTH(ctx),
			   false);
}

SEC("kretprobe/virtqueue_get_buf")
int rs_stock_got_kprobe(struct RS_REGS *ctx)
{
	__u64 task = bpf_get_current_pid_tgid();
	struct stock_call *call = stock_call(task);
	__u64 vq = call->vq;

	if (!vq || call->task != task ||
	    ctx->sp - call->sp > STOCK_SP_SLACK)
		return 0;
	call->vq = 0;
	return stock_got((void *)vq, RS_REGS_RESULT(ctx), false);
}

SEC("kprobe/virtqueue_get_buf")
int rs_stock_get_kprobe(struct RS_REGS *ctx)
{
	struct virtqueue *vq = (void *)RS_REGS_FIRST(ctx);
	__u64 task = bpf_get_current_pid_tgid();
	struct stock_call *call = stock_call(task);

	if (BPF_CORE_READ(vq, vdev, id.device) != STOCK_DEVICE)
		return 0;
	if (call->vq)
		__sync_fetch_and_add(&missed[RS_EVENT_stock_got], 1);
	call->task = task;
	call->sp = ctx->sp;
	call->vq = (__u64)vq;
	return 0;
}

SEC("kprobe/virtqueue_add_outbuf")
int rs_stock_sent_kprobe(struct RS_REGS *ctx)
{
	return stock_sent((void *)RS_REGS_FIRST(ctx), RS_REGS_FOURTH(ctx),
			  false);
}
#endif
