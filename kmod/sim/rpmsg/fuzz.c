// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: messages that no remote should send
 *
 * All of it comes from one seed, message by message and whatever the guest
 * does, so a run can be had again. Most messages are nearly right: pure noise
 * would be refused by the first check that it meets.
 */

#include <linux/jhash.h>
#include <linux/prandom.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "orders.h"
#include "remote.h"

/* Names and addresses are few, so that what is made is also taken back. */
#define RPMSG_SIM_FUZZ_NAMES	12
#define RPMSG_SIM_FUZZ_ADDRS	4
#define RPMSG_SIM_FUZZ_DATA	(SZ_512 - sizeof(struct rpmsg_sim_header))

struct rpmsg_sim_fuzz {
	struct rnd_state rnd;
	char names[RPMSG_SIM_FUZZ_NAMES][RPMSG_SIM_NAME_SIZE];
	u8 data[RPMSG_SIM_FUZZ_DATA];
};

/* Services that guests have of their own; the other names are noise. */
static const char *const rpmsg_sim_fuzz_known[] = {
	"rpmsg_ns", "rpmsg_ctrl", "rpmsg_chrdev", "rpmsg-raw", "rpmsg-tty", "",
};

/* Where checks of lengths go wrong */
static const u32 rpmsg_sim_fuzz_lengths[] = {
	0, 1, 4, 15, 16, 17, 39, 40, 41, 55, 56, 57, 255, 256, 480, 495, 496,
	497, 511, 512, 513, 4096, 32767, 32768, 65519, 65520, 65535, 65536,
	0x7fffffff, 0x80000000, 0xfffffff0, 0xffffffff,
};

static const u32 rpmsg_sim_fuzz_dsts[] = {
	0, 1, RPMSG_SIM_NS_ADDR, 1023, 1024, 1025, 1026, 1027, 1028, 2047,
	0x7fffffff, 0x80000000, 0xffffffff,
};

static u32 rpmsg_sim_fuzz_below(struct rpmsg_sim_fuzz *fuzz, u32 end)
{
	return prandom_u32_state(&fuzz->rnd) % end;
}

#define rpmsg_sim_fuzz_pick(_fuzz, _array) \
	((_array)[rpmsg_sim_fuzz_below(_fuzz, ARRAY_SIZE(_array))])

static bool rpmsg_sim_fuzz_one_in(struct rpmsg_sim_fuzz *fuzz, u32 n)
{
	return !rpmsg_sim_fuzz_below(fuzz, n);
}

static void rpmsg_sim_fuzz_init(struct rpmsg_sim_fuzz *fuzz, u32 seed)
{
	size_t known = ARRAY_SIZE(rpmsg_sim_fuzz_known);
	size_t i;

	prandom_seed_state(&fuzz->rnd, seed);
	for (i = 0; i < known; i++)
		strscpy(fuzz->names[i], rpmsg_sim_fuzz_known[i],
			sizeof(fuzz->names[i]));
	/* Here a zero may end it anywhere, or nowhere. */
	prandom_bytes_state(&fuzz->rnd, fuzz->names[known],
			    sizeof(fuzz->names) - known * RPMSG_SIM_NAME_SIZE);
}

static void rpmsg_sim_fuzz_name(struct rpmsg_sim_fuzz *fuzz,
				struct rpmsg_sim_frame *frame)
{
	struct rpmsg_sim_ns *ns = (struct rpmsg_sim_ns *)fuzz->data;

	memcpy(ns->name, rpmsg_sim_fuzz_pick(fuzz, fuzz->names),
	       sizeof(ns->name));
	ns->addr = cpu_to_le32(rpmsg_sim_fuzz_below(fuzz, RPMSG_SIM_FUZZ_ADDRS));
	ns->flags = cpu_to_le32(rpmsg_sim_fuzz_below(fuzz, 3));
	*frame = rpmsg_sim_frame(le32_to_cpu(ns->addr), RPMSG_SIM_NS_ADDR, ns,
				 sizeof(*ns));
}

static void rpmsg_sim_fuzz_noise(struct rpmsg_sim_fuzz *fuzz,
				 struct rpmsg_sim_frame *frame)
{
	u16 len = rpmsg_sim_fuzz_below(fuzz, sizeof(fuzz->data) + 1);

	prandom_bytes_state(&fuzz->rnd, fuzz->data, len);
	*frame = rpmsg_sim_frame(prandom_u32_state(&fuzz->rnd),
				 rpmsg_sim_fuzz_pick(fuzz, rpmsg_sim_fuzz_dsts),
				 fuzz->data, len);
	if (rpmsg_sim_fuzz_one_in(fuzz, 8))
		frame->dst = prandom_u32_state(&fuzz->rnd);
}

static struct rpmsg_sim_frame rpmsg_sim_fuzz_next(struct rpmsg_sim_fuzz *fuzz)
{
	struct rpmsg_sim_frame frame;

	if (rpmsg_sim_fuzz_one_in(fuzz, 4))
		rpmsg_sim_fuzz_name(fuzz, &frame);
	else
		rpmsg_sim_fuzz_noise(fuzz, &frame);

	if (rpmsg_sim_fuzz_one_in(fuzz, 3))
		frame.len = rpmsg_sim_fuzz_pick(fuzz, rpmsg_sim_fuzz_lengths);
	if (rpmsg_sim_fuzz_one_in(fuzz, 3))
		frame.used_len = rpmsg_sim_fuzz_pick(fuzz,
						     rpmsg_sim_fuzz_lengths);
	if (rpmsg_sim_fuzz_one_in(fuzz, 8))
		frame.flags = prandom_u32_state(&fuzz->rnd);

	return frame;
}

static u32 rpmsg_sim_fuzz_digest(u32 digest,
				 const struct rpmsg_sim_frame *frame)
{
	digest = jhash(frame->data, frame->size, digest);
	digest = jhash_3words(frame->src, frame->dst, frame->used_len, digest);

	return jhash_2words(frame->len, frame->flags, digest);
}

/**
 * rpmsg_sim_fuzz() - send messages that no remote should send
 * @remote: the remote
 * @count: how many
 * @seed: they are made of it
 * @digest: where to leave a number that depends on every bit of what was sent
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; or the errors of rpmsg_sim_remote_send().
 */
int rpmsg_sim_fuzz(struct rpmsg_sim_remote *remote, u32 count, u32 seed,
		   u32 *digest)
{
	struct rpmsg_sim_frame frame;
	struct rpmsg_sim_fuzz *fuzz;
	int ret = 0;

	fuzz = kzalloc(sizeof(*fuzz), GFP_KERNEL);
	if (!fuzz)
		return -ENOMEM;

	rpmsg_sim_fuzz_init(fuzz, seed);
	for (*digest = 0; !ret && count; count--) {
		frame = rpmsg_sim_fuzz_next(fuzz);
		*digest = rpmsg_sim_fuzz_digest(*digest, &frame);
		ret = rpmsg_sim_remote_send(remote, &frame);
	}
	kfree(fuzz);

	return ret;
}
