// SPDX-License-Identifier: GPL-2.0
/*
 * rpmsg over virtio: the buffers
 *
 * They come from the memory of the device's parent, where a remote processor
 * can reach them, and stay mapped: the same buffer is used again and again.
 */

#include <linux/dma-mapping.h>
#include <linux/mm.h>
#include <linux/slab.h>

#include "virtio.h"

/* A buffer does not cross pages, as its size divides them. */
static void rpmsg_virtio_map(struct rpmsg_virtio_buffer *buffer)
{
	const void *data = buffer->header;
	/* Coherent memory may be mapped anew: then it has no linear address. */
	struct page *page = is_vmalloc_addr(data) ? vmalloc_to_page(data) :
						    virt_to_page(data);

	sg_init_table(&buffer->sg, 1);
	sg_set_page(&buffer->sg, page, RPMSG_VIRTIO_BUFFER_SIZE,
		    offset_in_page(data));
}

/**
 * rpmsg_virtio_alloc_buffers() - get the buffers, as many as the rings hold
 * @rv: the device, with its rings
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int rpmsg_virtio_alloc_buffers(struct rpmsg_virtio *rv)
{
	unsigned int i, total;
	u8 *at;

	rv->per_queue = min3(virtqueue_get_vring_size(rv->vqs[RPMSG_VIRTIO_RX]),
			     virtqueue_get_vring_size(rv->vqs[RPMSG_VIRTIO_TX]),
			     RPMSG_VIRTIO_BUFFERS_MAX);
	total = 2 * rv->per_queue;

	rv->buffers = kvcalloc(total, sizeof(*rv->buffers), GFP_KERNEL);
	if (!rv->buffers)
		return -ENOMEM;

	rv->block_size = (size_t)total * RPMSG_VIRTIO_BUFFER_SIZE;
	rv->block = dma_alloc_coherent(rv->vdev->dev.parent, rv->block_size,
				       &rv->block_dma, GFP_KERNEL);
	if (!rv->block) {
		kvfree(rv->buffers);
		return -ENOMEM;
	}

	for (i = 0, at = rv->block; i < total; i++) {
		rv->buffers[i].header = (void *)at;
		rv->buffers[i].tx.data = rv->buffers[i].header->data;
		rpmsg_virtio_map(&rv->buffers[i]);
		at += RPMSG_VIRTIO_BUFFER_SIZE;
	}

	return 0;
}

/**
 * rpmsg_virtio_free_buffers() - undo rpmsg_virtio_alloc_buffers()
 * @rv: the device, whose rings do not use them any more
 *
 * Context: process context, may sleep.
 */
void rpmsg_virtio_free_buffers(struct rpmsg_virtio *rv)
{
	dma_free_coherent(rv->vdev->dev.parent, rv->block_size, rv->block,
			  rv->block_dma);
	kvfree(rv->buffers);
}
