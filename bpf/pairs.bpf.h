/* SPDX-License-Identifier: GPL-2.0 */
/*
 * When something began, for drivers that keep no time with a message
 *
 * The buffers of a device are one block of memory, each 512 bytes: the lower
 * bits of a buffer's number tell it from all others of its device, and an
 * array does for a hash map. What a message says of itself is not trusted: the
 * remote writes it. It is only compared.
 */
#ifndef RINGSCOPE_PAIRS_BPF_H
#define RINGSCOPE_PAIRS_BPF_H

#include "slots.bpf.h"

#define RS_BUFFERS		512	/* most that a device has, both ways */
#define RS_BUFFER_SHIFT		9
#define RS_REQUESTS		64
#define RS_REQUEST_PROBES	4

/* Somebody sent when nobody looked. */
#define RS_PAIR_UNKNOWN		(-1LL)

/**
 * struct rs_buffer - a buffer on its way
 * @address: where it lies
 * @since: when it began; 0 if it does not
 */
struct rs_buffer {
	__u64 address;
	__u64 since;
};

/**
 * struct rs_request - an endpoint that may wait for an answer
 * @since: when it last sent; 0 if it has been answered, or never sent
 * @superseded: how often it sent again before
 * @endpoint: its address
 */
struct rs_request {
	__u64 since;
	__u64 superseded;
	__u32 endpoint;
};

struct rs_pairs {
	struct rs_buffer buffer[RS_BUFFERS];
	struct rs_request request[RS_REQUESTS];
};

static struct rs_pairs rs_pairs[RS_SLOTS];

/* Where element at of an array lies that begins where from points */
static __always_inline void *rs_pairs_element(void *from, __u64 at, __u64 most,
					      __u64 size)
{
	at &= most - 1;
	RS_HIST_KEEP(at);
	from += at * size;
	RS_HIST_KEEP(from);
	return from;
}

static __always_inline struct rs_pairs *rs_pairs_at(__u64 at)
{
	return rs_pairs_element(rs_pairs, at, RS_SLOTS, sizeof(*rs_pairs));
}

static __always_inline
struct rs_buffer *rs_pairs_buffer(struct rs_pairs *pairs, __u64 address)
{
	return rs_pairs_element(pairs->buffer, address >> RS_BUFFER_SHIFT,
				RS_BUFFERS, sizeof(*pairs->buffer));
}

static __always_inline
void rs_pairs_begin(struct rs_pairs *pairs, __u64 address, __u64 now)
{
	struct rs_buffer *buffer = rs_pairs_buffer(pairs, address);

	buffer->address = address;
	buffer->since = now;
}

/* Return: how long it took, or RS_PAIR_UNKNOWN */
static __always_inline
__s64 rs_pairs_end(struct rs_pairs *pairs, __u64 address, __u64 now)
{
	struct rs_buffer *buffer = rs_pairs_buffer(pairs, address);
	__u64 since = buffer->since;

	if (!since || buffer->address != address)
		return RS_PAIR_UNKNOWN;
	buffer->since = 0;
	return now - since;
}

static __always_inline
struct rs_request *rs_pairs_request(struct rs_pairs *pairs, __u32 at)
{
	return rs_pairs_element(pairs->request, at, RS_REQUESTS,
				sizeof(*pairs->request));
}

static __always_inline
struct rs_request *rs_pairs_find(struct rs_pairs *pairs, __u32 endpoint)
{
	struct rs_request *request;
	int i;

	for (i = 0; i < RS_REQUEST_PROBES; i++) {
		request = rs_pairs_request(pairs, endpoint + i);
		if (request->endpoint == endpoint)
			return request;
	}
	return 0;
}

/* One for the endpoint: its own, else one where nobody waits, else anybody's */
static __always_inline
struct rs_request *rs_pairs_take(struct rs_pairs *pairs, __u32 endpoint)
{
	struct rs_request *request = rs_pairs_find(pairs, endpoint);
	int i;

	if (request)
		return request;
	for (i = 0; i < RS_REQUEST_PROBES; i++) {
		request = rs_pairs_request(pairs, endpoint + i);
		if (!request->since)
			break;
	}
	return request;
}

/*
 * Its endpoint waits from now on. Return: how many sends will never be known
 * to have been answered: another endpoint took their place, or an answer came
 * just now, before it could know of them.
 */
static __always_inline
__u64 rs_pairs_ask(struct rs_pairs *pairs, __u32 endpoint, __u64 now)
{
	struct rs_request *request = rs_pairs_take(pairs, endpoint);
	__u64 evicted = 0, before;

	if (request->endpoint == endpoint) {
		if (!__sync_lock_test_and_set(&request->since, now))
			return 0;
		/* Without its result it would be ordered with nothing. */
		before = __sync_fetch_and_add(&request->superseded, 1);
		RS_HIST_KEEP(before);
		if (request->since)
			return 0;
		return __sync_lock_test_and_set(&request->superseded, 0);
	}
	if (request->since)
		evicted = request->superseded + 1;
	request->superseded = 0;
	request->since = now;
	request->endpoint = endpoint;
	return evicted;
}

/*
 * There is a message for the endpoint. Return: since when it waited, 0 if it
 * did not; *superseded: how many sends are then known not to be paired.
 */
static __always_inline
__u64 rs_pairs_answer(struct rs_pairs *pairs, __u32 endpoint, __u64 *superseded)
{
	struct rs_request *request = rs_pairs_find(pairs, endpoint);
	__u64 since;

	if (!request)
		return 0;
	since = __sync_lock_test_and_set(&request->since, 0);
	if (since)
		*superseded = __sync_lock_test_and_set(&request->superseded, 0);
	return since;
}

#endif
