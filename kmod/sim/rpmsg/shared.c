// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated remote processor: memory that a program shares with the guest
 *
 * A program can only follow addresses into memory that it has mapped. So the
 * vrings lie in one block with the resource table that describes them, and the
 * guest's driver gets the buffers that it asks its parent device for from the
 * same block.
 */

#include <linux/dma-map-ops.h>
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/platform_device.h>
#include <linux/slab.h>
#include <linux/virtio_ids.h>
#include <linux/virtio_ring.h>

#include "remote.h"
#include "shared.h"
#include "virtio_transport.h"

/* What remoteproc aligns the parts of a vring to, whatever the page size */
#define RPMSG_SIM_SHARED_ALIGN		SZ_4K
/* What Linux takes for each descriptor of both queues */
#define RPMSG_SIM_SHARED_BUFFER		SZ_512

static size_t rpmsg_sim_shared_vring_size(unsigned int ring_size)
{
	return PAGE_ALIGN(vring_size(ring_size, RPMSG_SIM_SHARED_ALIGN));
}

static struct rpmsg_sim_table *
rpmsg_sim_shared_table(const struct rpmsg_sim_shared *shared)
{
	return shared->base;
}

static void *rpmsg_sim_shared_vring(const struct rpmsg_sim_shared *shared,
				    unsigned int index)
{
	size_t vrings = shared->buffers - PAGE_SIZE;

	return shared->base + PAGE_SIZE + index * vrings / RPMSG_SIM_QUEUES;
}

static void rpmsg_sim_shared_fill(struct rpmsg_sim_shared *shared, u64 features)
{
	struct rpmsg_sim_table *table = rpmsg_sim_shared_table(shared);
	unsigned int i;

	*table = (struct rpmsg_sim_table) {
		.ver = RPMSG_SIM_TABLE_VERSION,
		.entries = 1,
		.offset = offsetof(struct rpmsg_sim_table, type),
		.type = RPMSG_SIM_TABLE_VDEV,
		.id = VIRTIO_ID_RPMSG,
		.dfeatures = features,
		.num_of_vrings = RPMSG_SIM_QUEUES,
	};
	for (i = 0; i < RPMSG_SIM_QUEUES; i++)
		table->vring[i] = (struct rpmsg_sim_table_vring) {
			.da = virt_to_phys(rpmsg_sim_shared_vring(shared, i)),
			.align = RPMSG_SIM_SHARED_ALIGN,
			.num = shared->ring_size,
			.notifyid = i,
		};
}

/**
 * rpmsg_sim_shared_create() - make a block
 * @ring_size: entries of each vring
 * @features: offered to the guest; the table has room for the lower half
 *
 * Context: process context, may sleep.
 * Return: the block; ERR_PTR(-ENOMEM).
 */
struct rpmsg_sim_shared *rpmsg_sim_shared_create(unsigned int ring_size,
						 u64 features)
{
	size_t vring = rpmsg_sim_shared_vring_size(ring_size);
	struct rpmsg_sim_shared *shared;

	shared = kzalloc(sizeof(*shared), GFP_KERNEL);
	if (!shared)
		return ERR_PTR(-ENOMEM);

	kref_init(&shared->kref);
	shared->ring_size = ring_size;
	shared->buffers = PAGE_SIZE + RPMSG_SIM_QUEUES * vring;
	shared->size = shared->buffers +
		       PAGE_ALIGN(RPMSG_SIM_QUEUES * ring_size *
				  RPMSG_SIM_SHARED_BUFFER);
	/* A device address has 32 bits in the table. */
	shared->base = alloc_pages_exact(shared->size, GFP_KERNEL | GFP_DMA32 |
					 __GFP_ZERO);
	if (!shared->base) {
		kfree(shared);
		return ERR_PTR(-ENOMEM);
	}
	rpmsg_sim_shared_fill(shared, features);

	return shared;
}

/**
 * rpmsg_sim_shared_get() - keep a block
 * @shared: the block
 *
 * Context: any.
 */
void rpmsg_sim_shared_get(struct rpmsg_sim_shared *shared)
{
	kref_get(&shared->kref);
}

static void rpmsg_sim_shared_free(struct kref *kref)
{
	struct rpmsg_sim_shared *shared = container_of(kref,
						       struct rpmsg_sim_shared,
						       kref);

	free_pages_exact(shared->base, shared->size);
	kfree(shared);
}

/**
 * rpmsg_sim_shared_put() - undo rpmsg_sim_shared_create(), or a get
 * @shared: the block
 *
 * Context: process context.
 */
void rpmsg_sim_shared_put(struct rpmsg_sim_shared *shared)
{
	kref_put(&shared->kref, rpmsg_sim_shared_free);
}

/**
 * rpmsg_sim_shared_set_status() - show the program the device's status
 * @shared: the block
 * @status: the status byte
 *
 * Context: process context.
 */
void rpmsg_sim_shared_set_status(struct rpmsg_sim_shared *shared, u8 status)
{
	/* Rings and features are there before the program sees it. */
	smp_store_release(&rpmsg_sim_shared_table(shared)->status, status);
}

/**
 * rpmsg_sim_shared_set_features() - show the program what the guest takes
 * @shared: the block
 * @features: the features, of which the table has the lower half
 *
 * Context: process context.
 */
void rpmsg_sim_shared_set_features(struct rpmsg_sim_shared *shared,
				   u64 features)
{
	WRITE_ONCE(rpmsg_sim_shared_table(shared)->gfeatures, features);
}

/**
 * rpmsg_sim_shared_new_vq() - make a virtqueue in the block
 * @shared: the block
 * @vdev: whose virtqueue
 * @index: which
 * @info: what the driver says of it
 * @notify: called when the driver kicks
 *
 * Context: process context, may sleep.
 * Return: the virtqueue; NULL when memory ran out.
 */
struct virtqueue *
rpmsg_sim_shared_new_vq(struct rpmsg_sim_shared *shared,
			struct virtio_device *vdev, unsigned int index,
			const struct virtqueue_info *info,
			bool (*notify)(struct virtqueue *vq))
{
	void *vring = rpmsg_sim_shared_vring(shared, index);

	memset(vring, 0, rpmsg_sim_shared_vring_size(shared->ring_size));

	return vring_new_virtqueue(index, shared->ring_size, RPMSG_SIM_SHARED_ALIGN, vdev,
				   true, info->ctx, vring, notify,
				   info->callback, info->name);
}

/* A driver takes all its buffers at once; there is nothing to divide. */
static void *rpmsg_sim_shared_dma_alloc(struct device *dev, size_t size,
					dma_addr_t *dma_handle, gfp_t gfp,
					unsigned long attrs)
{
	struct rpmsg_sim_shared *shared = dev_get_drvdata(dev);
	void *buffers = shared->base + shared->buffers;

	if (size > shared->size - shared->buffers ||
	    test_and_set_bit(0, &shared->taken))
		return NULL;

	memset(buffers, 0, size);
	*dma_handle = virt_to_phys(buffers);

	return buffers;
}

static void rpmsg_sim_shared_dma_free(struct device *dev, size_t size,
				      void *cpu_addr, dma_addr_t dma_handle,
				      unsigned long attrs)
{
	struct rpmsg_sim_shared *shared = dev_get_drvdata(dev);

	clear_bit(0, &shared->taken);
}

static const struct dma_map_ops rpmsg_sim_shared_dma_ops = {
	.alloc = rpmsg_sim_shared_dma_alloc,
	.free = rpmsg_sim_shared_dma_free,
};

/**
 * rpmsg_sim_shared_lend() - let drivers take their DMA memory from the block
 * @shared: the block, which lasts longer than @dev has drivers
 * @dev: the device that they ask
 *
 * Context: process context.
 * Return: 0; -EOPNOTSUPP if this kernel knows no such devices
 * (CONFIG_ARCH_HAS_DMA_OPS).
 */
int rpmsg_sim_shared_lend(struct rpmsg_sim_shared *shared, struct device *dev)
{
	dev_set_drvdata(dev, shared);
	set_dma_ops(dev, &rpmsg_sim_shared_dma_ops);

	return get_dma_ops(dev) == &rpmsg_sim_shared_dma_ops ? 0 : -EOPNOTSUPP;
}
