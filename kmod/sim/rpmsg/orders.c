// SPDX-License-Identifier: GPL-2.0
/* Simulated remote processor: messages on order, numbered ones and raw ones */

#include <linux/slab.h>
#include <linux/string.h>

#include "orders.h"
#include "remote.h"

/* What a message is filled with where it says nothing */
#define RPMSG_SIM_FILL		0x5a

/* Bytes of a raw message: what fits into the buffers that Linux uses */
#define RPMSG_SIM_RAW_SIZE	(SZ_512 - sizeof(struct rpmsg_sim_header))

/**
 * rpmsg_sim_numbered() - send messages
 * @remote: the remote
 * @src: from there
 * @dst: to there
 * @len: bytes of each; the first four are its number, from 1 on, if they fit
 * @count: how many
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; or the errors of rpmsg_sim_remote_send().
 */
int rpmsg_sim_numbered(struct rpmsg_sim_remote *remote, u32 src, u32 dst,
		       u16 len, u32 count)
{
	struct rpmsg_sim_frame frame;
	int ret = 0;
	u32 number;
	u8 *data;

	data = kmalloc(max_t(size_t, len, sizeof(__le32)), GFP_KERNEL);
	if (!data)
		return -ENOMEM;

	memset(data, RPMSG_SIM_FILL, len);
	frame = rpmsg_sim_frame(src, dst, data, len);
	for (number = 1; !ret && number <= count; number++) {
		if (len >= sizeof(__le32))
			*(__le32 *)data = cpu_to_le32(number);
		ret = rpmsg_sim_remote_send(remote, &frame);
	}
	kfree(data);

	return ret;
}

/**
 * rpmsg_sim_raw() - send one message that may lie
 * @remote: the remote
 * @used_len: how many bytes the ring claims, with the header
 * @len: how many the header claims, without it
 * @src: from there
 * @dst: to there
 * @flags: of the header
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM; or the errors of rpmsg_sim_remote_send().
 */
int rpmsg_sim_raw(struct rpmsg_sim_remote *remote, u32 used_len, u16 len,
		  u32 src, u32 dst, u16 flags)
{
	struct rpmsg_sim_frame frame;
	void *data;
	int ret;

	data = kmalloc(RPMSG_SIM_RAW_SIZE, GFP_KERNEL);
	if (!data)
		return -ENOMEM;

	memset(data, RPMSG_SIM_FILL, RPMSG_SIM_RAW_SIZE);
	frame = rpmsg_sim_frame(src, dst, data, RPMSG_SIM_RAW_SIZE);
	frame.len = len;
	frame.flags = flags;
	frame.used_len = used_len;
	ret = rpmsg_sim_remote_send(remote, &frame);
	kfree(data);

	return ret;
}
