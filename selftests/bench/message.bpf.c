// SPDX-License-Identifier: GPL-2.0
/* The usual way, and nothing at all, on the events of mailbox and bus */
#include "hash.bpf.h"

char LICENSE[] SEC("license") = "GPL";

SEC("raw_tp/gh_msgq_txdone")
int floor_done(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

/* For this event the driver reads no clock. */
SEC("raw_tp/gh_msgq_send")
int hit_send(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

SEC("raw_tp/gh_msgq_send")
int hash_send(struct bpf_raw_tracepoint_args *ctx)
{
	return bench_hash_send(ctx->args[0], ctx->args[2]);
}

SEC("raw_tp/gh_msgq_txdone")
int hash_done(struct bpf_raw_tracepoint_args *ctx)
{
	return bench_hash_done(ctx->args[0], ctx->args[2]);
}

__u64 bench_now;

/* For this event the bus reads no clock. */
SEC("raw_tp/rpmsg_bus_send")
int bushit_send(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

/* What any program does that wants to know when */
SEC("raw_tp/rpmsg_bus_send")
int busclock_send(struct bpf_raw_tracepoint_args *ctx)
{
	bench_now = bpf_ktime_get_ns();
	return 0;
}

SEC("raw_tp/rpmsg_bus_send")
int busfloor_send(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

SEC("raw_tp/rpmsg_bus_reclaim")
int busfloor_reclaim(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

SEC("raw_tp/rpmsg_bus_rx")
int busfloor_rx(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}

SEC("raw_tp/rpmsg_bus_rx_done")
int busfloor_rx_done(struct bpf_raw_tracepoint_args *ctx)
{
	return 0;
}
