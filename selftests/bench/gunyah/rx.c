// SPDX-License-Identifier: GPL-2.0
/* Receiving without a mailbox: read until the queue is empty */

#include <linux/interrupt.h>
#include <linux/sched.h>

#include "bench.h"

static irqreturn_t bench_rx_irq(int irq, void *data)
{
	return IRQ_WAKE_THREAD;
}

static irqreturn_t bench_rx_thread(int irq, void *data)
{
	struct bench_rx *rx = data;
	struct gh_msg_origin origin;
	bool more = true;

	while (more) {
		if (gh_hypercall_msgq_recv(rx->resource->capid, rx->data.data,
					   sizeof(rx->data.data),
					   &rx->data.length, &more, &origin))
			break;
		rx->deliver(rx->bench, &rx->data);
		cond_resched();
	}
	return IRQ_HANDLED;
}

int bench_rx_start(struct bench_rx *rx)
{
	return request_threaded_irq(rx->resource->irq, bench_rx_irq,
				    bench_rx_thread, 0, "bench_rx", rx);
}

void bench_rx_stop(struct bench_rx *rx)
{
	free_irq(rx->resource->irq, rx);
}
