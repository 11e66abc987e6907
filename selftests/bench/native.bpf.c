// SPDX-License-Identifier: GPL-2.0
/*
 * Each way of measuring on a tracepoint of the kernel's own, which a program
 * can fire: bpf_trigger_tp, since Linux 6.10. It has one argument, made of
 * a generation and, below it, an event number: even for a send, odd for the
 * completion of the same message.
 */
#include "hash.bpf.h"
#include "../../bpf/slots.bpf.h"

char LICENSE[] SEC("license") = "GPL";

#define NATIVE_GEN_SHIFT	16
#define NATIVE_GEN		5
#define NATIVE_MESSAGES		1000

struct rs_slot native_slots[RS_SLOTS];
const volatile __u32 native_generation = NATIVE_GEN;
__u64 native_ns;

extern int bpf_modify_return_test_tp(int nonce) __ksym;

/*
 * A driver sends messages. If somebody listens it reads its clock, which is
 * the helper's, when a message is sent and when it is complete; an event that
 * nobody listens to is not even called.
 */
static __always_inline int native_fire(int send, int clock)
{
	__u32 nonce = native_generation << NATIVE_GEN_SHIFT;
	__u32 end = nonce + 2 * NATIVE_MESSAGES;
	__u64 start = bpf_ktime_get_ns();

	for (; nonce < end; nonce += 2) {
		__u64 stamp = clock ? bpf_ktime_get_ns() : 0;

		RS_HIST_KEEP(stamp);
		if (send)
			bpf_modify_return_test_tp(nonce);
		if (clock)
			stamp = bpf_ktime_get_ns() - stamp;
		RS_HIST_KEEP(stamp);
		bpf_modify_return_test_tp(nonce + 1);
	}
	native_ns = bpf_ktime_get_ns() - start;
	return 0;
}

#define NATIVE_FIRE(name, send, clock)					\
SEC("raw_tp")								\
int fire_##name(void *ctx)						\
{									\
	return native_fire(send, clock);				\
}

NATIVE_FIRE(done, 0, 0)
NATIVE_FIRE(both, 1, 0)
NATIVE_FIRE(done_clock, 0, 1)
NATIVE_FIRE(both_clock, 1, 1)

SEC("raw_tp/bpf_trigger_tp")
int floor_any(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

/* The parts of ringscope's own program, fed from one argument */
SEC("raw_tp/bpf_trigger_tp")
int ringscope_any(struct bpf_raw_tracepoint_args *ctx)
{
	__u32 nonce = ctx->args[0];
	__u32 gen = nonce >> NATIVE_GEN_SHIFT;
	struct rs_slot *slot = rs_slot_at(native_slots, gen);

	if (slot->gen != gen)
		return 0;
	/* low bits of the number for a time: spread over many buckets */
	return rs_slot_add(slot, 0, nonce & 0x7ff);
}

SEC("raw_tp/bpf_trigger_tp")
int hash_any(struct bpf_raw_tracepoint_args *ctx)
{
	__u32 nonce = ctx->args[0];

	if (nonce & 1)
		return bench_hash_done(0, nonce >> 1);
	return bench_hash_send(0, nonce >> 1);
}
