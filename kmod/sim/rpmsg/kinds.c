// SPDX-License-Identifier: GPL-2.0
/* Simulated remote processor: echo, sink, source, and the silent one */

#include <linux/string.h>

#include "remote.h"

static int rpmsg_sim_echo_receive(struct rpmsg_sim_remote *remote,
				  const struct rpmsg_sim_msg *msg)
{
	struct rpmsg_sim_frame answer = rpmsg_sim_frame(msg->dst, msg->src,
							msg->data, msg->len);

	answer.from = msg->data - sizeof(struct rpmsg_sim_header);

	return rpmsg_sim_remote_answer(remote, &answer);
}

static int rpmsg_sim_sink_receive(struct rpmsg_sim_remote *remote,
				  const struct rpmsg_sim_msg *msg)
{
	return 0;
}

/*
 * A message's first four bytes say how many are to come back, each with its
 * number there, from 1 on. The rest is as in the message.
 */
static int rpmsg_sim_source_receive(struct rpmsg_sim_remote *remote,
				    const struct rpmsg_sim_msg *msg)
{
	struct rpmsg_sim_frame frame = rpmsg_sim_frame(msg->dst, msg->src,
						       remote->stream_data,
						       msg->len);
	__le32 *number = (__le32 *)remote->stream_data;
	int ret = 0;

	if (msg->len < sizeof(*number) || msg->len > sizeof(remote->stream_data))
		return 0;

	memcpy(remote->stream_data, msg->data, msg->len);
	if (!remote->stream_next) {
		remote->stream_left = le32_to_cpu(*number);
		remote->stream_next = 1;
	}

	while (remote->stream_left) {
		*number = cpu_to_le32(remote->stream_next);
		ret = rpmsg_sim_remote_answer(remote, &frame);
		if (ret)
			return ret;
		remote->stream_left--;
		remote->stream_next++;
	}

	remote->stream_next = 0;
	return ret;
}

const struct rpmsg_sim_remote_ops rpmsg_sim_echo_ops = {
	.name = "echo",
	.receive = rpmsg_sim_echo_receive,
};

const struct rpmsg_sim_remote_ops rpmsg_sim_sink_ops = {
	.name = "sink",
	.receive = rpmsg_sim_sink_receive,
};

const struct rpmsg_sim_remote_ops rpmsg_sim_source_ops = {
	.name = "source",
	.receive = rpmsg_sim_source_receive,
};

const struct rpmsg_sim_remote_ops rpmsg_sim_silent_ops = {
	.name = "silent",
};
