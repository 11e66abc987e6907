// SPDX-License-Identifier: GPL-2.0
/*
 * Pairing by address: what began where, and who waits for an answer. The
 * programs' own source, compiled for this machine.
 */
#include <stdlib.h>
#include <string.h>

#define __noinline __attribute__((noinline, unused))

#include "../../bpf/pairs.bpf.h"
#include "ktap.h"

#define PAIRS_BLOCK	0xffff888003f60000ULL	/* where a device's buffers are */
#define PAIRS_BUFFER	512

static struct rs_pairs *pairs;

static void pairs_clear(void)
{
	pairs = rs_pairs_at(7);
	memset(pairs, 0, sizeof(*pairs));
}

/* Return: since when the endpoint waited */
static __u64 pairs_answer(__u32 address, __u64 *superseded)
{
	*superseded = 0;
	return rs_pairs_answer(pairs, address, superseded);
}

static __u64 pairs_ask(__u32 address, __u64 now)
{
	return rs_pairs_ask(pairs, address, now);
}

static void pairs_every_buffer_has_its_time(void)
{
	__s64 took;
	int i;

	pairs_clear();
	for (i = 0; i < RS_BUFFERS; i++)
		rs_pairs_begin(pairs, PAIRS_BLOCK + i * PAIRS_BUFFER, 1000 + i);
	for (i = RS_BUFFERS - 1; i >= 0; i--) {
		took = rs_pairs_end(pairs, PAIRS_BLOCK + i * PAIRS_BUFFER, 5000);
		ktap_expect(took == 4000 - i, "buffer %d: %lld", i, took);
	}
}

static void pairs_what_did_not_begin_is_unknown(void)
{
	__s64 took;

	pairs_clear();
	took = rs_pairs_end(pairs, PAIRS_BLOCK, 100);
	ktap_expect(took == RS_PAIR_UNKNOWN, "never: %lld", took);
	rs_pairs_begin(pairs, PAIRS_BLOCK, 100);
	took = rs_pairs_end(pairs, PAIRS_BLOCK, 150);
	ktap_expect(took == 50, "once: %lld", took);
	took = rs_pairs_end(pairs, PAIRS_BLOCK, 200);
	ktap_expect(took == RS_PAIR_UNKNOWN, "twice: %lld", took);
}

static void pairs_another_buffer_is_not_taken_for_it(void)
{
	__u64 alike = PAIRS_BLOCK + RS_BUFFERS * PAIRS_BUFFER;
	__s64 took;

	pairs_clear();
	rs_pairs_begin(pairs, PAIRS_BLOCK, 100);
	took = rs_pairs_end(pairs, alike, 150);
	ktap_expect(took == RS_PAIR_UNKNOWN, "%lld", took);
	took = rs_pairs_end(pairs, PAIRS_BLOCK, 150);
	ktap_expect(took == 50, "%lld", took);
}

static void pairs_an_answer_is_to_the_last_request(void)
{
	__u64 since, superseded;

	pairs_clear();
	pairs_ask(0, 10);
	pairs_ask(0x400, 20);
	pairs_ask(0x400, 30);
	pairs_ask(0x400, 40);
	since = pairs_answer(0x400, &superseded);
	ktap_expect(since == 40 && superseded == 2, "%llu %llu", since,
		    superseded);
	since = pairs_answer(0x400, &superseded);
	ktap_expect(!since && !superseded, "again: %llu", since);
	since = pairs_answer(0x401, &superseded);
	ktap_expect(!since, "who never asked: %llu", since);
	since = pairs_answer(0, &superseded);
	ktap_expect(since == 10 && !superseded, "0: %llu %llu", since,
		    superseded);
}

/* Addresses that all want the same place, one more than there are */
static void pairs_too_many_requests_are_counted(void)
{
	__u64 since, superseded, evicted;
	int i;

	pairs_clear();
	pairs_ask(0, 1);
	pairs_ask(0, 2);
	for (i = 1; i < RS_REQUEST_PROBES; i++) {
		evicted = pairs_ask(i * RS_REQUESTS, 10 + i);
		ktap_expect(!evicted, "%d: %llu", i, evicted);
	}
	evicted = pairs_ask(i * RS_REQUESTS, 10 + i);
	ktap_expect(evicted == 1, "one that waited: %llu", evicted);
	since = pairs_answer(i * RS_REQUESTS, &superseded);
	ktap_expect(since == (__u64)(10 + i) && !superseded, "%llu %llu", since,
		    superseded);
	since = pairs_answer(0, &superseded);
	ktap_expect(since == 2 && superseded == 1, "%llu %llu", since,
		    superseded);
}

static void pairs_an_answered_request_makes_room(void)
{
	__u64 superseded, evicted;
	int i;

	pairs_clear();
	for (i = 0; i < 10 * RS_REQUESTS; i++) {
		evicted = pairs_ask(i * RS_REQUESTS, 10 + i);
		ktap_expect(!evicted, "%d: %llu", i, evicted);
		ktap_expect(pairs_answer(i * RS_REQUESTS, &superseded), "%d", i);
	}

	/* Not at the cost of one that waits */
	pairs_clear();
	for (i = 0; i < RS_REQUEST_PROBES; i++)
		pairs_ask(i * RS_REQUESTS, 10 + i);
	pairs_answer(RS_REQUESTS, &superseded);
	evicted = pairs_ask(i * RS_REQUESTS, 50);
	ktap_expect(!evicted, "%llu", evicted);
}

static const struct ktap_test pairs_tests[] = {
	KTAP_TEST("every buffer of a device has its own time",
		  pairs_every_buffer_has_its_time),
	KTAP_TEST("what nobody saw begin is unknown",
		  pairs_what_did_not_begin_is_unknown),
	KTAP_TEST("another buffer in its place is not taken for it",
		  pairs_another_buffer_is_not_taken_for_it),
	KTAP_TEST("an answer is to the last request of its endpoint",
		  pairs_an_answer_is_to_the_last_request),
	KTAP_TEST("requests beyond the table are counted",
		  pairs_too_many_requests_are_counted),
	KTAP_TEST("an answered request makes room",
		  pairs_an_answered_request_makes_room),
};

KTAP_MAIN(pairs_tests)
