// SPDX-License-Identifier: GPL-2.0
/*
 * rpmsg over virtio: the driver of the device
 *
 * A remote processor and this kernel share two rings and a block of buffers.
 * virtio knows the device by its number, 7; any other virtio driver has other
 * devices and is not in the way.
 */

#include <linux/module.h>
#include <linux/slab.h>
#include <linux/virtio_config.h>
#include <linux/virtio_ids.h>

#include "virtio.h"
#include "virtio_driver.h"

static int rpmsg_virtio_find_vqs(struct rpmsg_virtio *rv)
{
	static const char *const names[] = {
		[RPMSG_VIRTIO_RX] = "input",
		[RPMSG_VIRTIO_TX] = "output",
	};
	vq_callback_t *callbacks[] = {
		[RPMSG_VIRTIO_RX] = rpmsg_virtio_rx_done,
		[RPMSG_VIRTIO_TX] = rpmsg_virtio_tx_done,
	};

	return compat_virtio_find_two_vqs(rv->vdev, rv->vqs, callbacks, names);
}

static struct rpmsg_link *rpmsg_virtio_create_link(struct rpmsg_virtio *rv)
{
	struct rpmsg_link_info info = {
		.dev = &rv->vdev->dev,
		.ops = &rpmsg_virtio_link_ops,
		.backend = rv,
		.mtu = RPMSG_VIRTIO_MTU,
		.little_endian = rv->little_endian,
		.has_ns = virtio_has_feature(rv->vdev, RPMSG_VIRTIO_F_NS),
	};

	return rpmsg_link_create(&info);
}

static int rpmsg_virtio_mark_buffers(struct rpmsg_virtio *rv)
{
	struct rpmsg_link *link = rv->link;
	struct rpmsg_mark *marks;
	unsigned int i;

	marks = rpmsg_link_set_block(link, rv->block, rv->block_size,
				     RPMSG_VIRTIO_BUFFER_SIZE);
	if (IS_ERR(marks))
		return PTR_ERR(marks);

	link->info.tx_depth = rv->per_queue;
	link->info.rx_depth = rv->per_queue;
	for (i = 0; i < 2 * rv->per_queue; i++) {
		marks[i].queue = link->id;
		rv->buffers[i].mark = &marks[i];
	}

	return 0;
}

/* The link is there before the rings, whose interrupts need it. */
static int rpmsg_virtio_set_up(struct rpmsg_virtio *rv)
{
	int ret;

	rv->link = rpmsg_virtio_create_link(rv);
	if (IS_ERR(rv->link))
		return PTR_ERR(rv->link);

	ret = rpmsg_virtio_find_vqs(rv);
	if (ret)
		goto put_link;

	ret = rpmsg_virtio_alloc_buffers(rv);
	if (ret)
		goto del_vqs;

	ret = rpmsg_virtio_mark_buffers(rv);
	if (ret)
		goto free_buffers;

	return 0;

free_buffers:
	rpmsg_virtio_free_buffers(rv);
del_vqs:
	rv->vdev->config->del_vqs(rv->vdev);
put_link:
	rpmsg_link_put(rv->link);
	return ret;
}

/* Nobody uses the rings any more; somebody may hold the link. */
static void rpmsg_virtio_tear_down(struct rpmsg_virtio *rv)
{
	unsigned int i;

	/* A buffer that the remote still had is mapped until it is detached. */
	for (i = 0; i < RPMSG_VIRTIO_QUEUES; i++)
		while (virtqueue_detach_unused_buf(rv->vqs[i]))
			;
	rpmsg_virtio_free_buffers(rv);
	rv->vdev->config->del_vqs(rv->vdev);
	rpmsg_link_put(rv->link);
}

static int rpmsg_virtio_probe(struct virtio_device *vdev)
{
	struct rpmsg_virtio *rv;
	int ret;

	rv = kzalloc(sizeof(*rv), GFP_KERNEL);
	if (!rv)
		return -ENOMEM;

	rv->vdev = vdev;
	rv->little_endian = virtio_is_little_endian(vdev);
	spin_lock_init(&rv->tx_lock);
	INIT_WORK(&rv->rx_work, rpmsg_virtio_rx_work);
	vdev->priv = rv;

	ret = rpmsg_virtio_set_up(rv);
	if (ret)
		goto free_rv;

	rpmsg_virtio_tx_init(rv);
	ret = rpmsg_virtio_rx_init(rv);
	if (ret)
		goto tear_down;

	ret = rpmsg_link_start(rv->link);
	if (ret)
		goto tear_down;

	rpmsg_virtio_rx_start(rv);
	dev_info(&vdev->dev, "rpmsg link%u: %u buffers each way, name service %s\n",
		 rv->link->id, rv->per_queue,
		 rv->link->info.has_ns ? "on" : "off");

	return 0;

tear_down:
	rpmsg_virtio_tear_down(rv);
free_rv:
	kfree(rv);
	return ret;
}

static void rpmsg_virtio_remove(struct virtio_device *vdev)
{
	struct rpmsg_virtio *rv = vdev->priv;

	rpmsg_link_shutdown(rv->link);
	virtio_reset_device(vdev);
	rpmsg_virtio_rx_stop(rv);
	rpmsg_virtio_tear_down(rv);
	kfree(rv);
}

/*
 * Suspending would mean to reset the device, and only the remote knows what
 * its services have to say to that.
 */
static int __maybe_unused rpmsg_virtio_freeze(struct virtio_device *vdev)
{
	dev_err(&vdev->dev, "cannot be suspended: unbind the driver first\n");
	return -EBUSY;
}

static const struct virtio_device_id rpmsg_virtio_ids[] = {
	{ VIRTIO_ID_RPMSG, VIRTIO_DEV_ANY_ID },
	{},
};
MODULE_DEVICE_TABLE(virtio, rpmsg_virtio_ids);

static const unsigned int rpmsg_virtio_features[] = {
	RPMSG_VIRTIO_F_NS,
};

static struct virtio_driver rpmsg_virtio_driver = {
	.driver.name = "rpmsg_bus_virtio",
	.driver.owner = THIS_MODULE,
	.id_table = rpmsg_virtio_ids,
	.feature_table = rpmsg_virtio_features,
	.feature_table_size = ARRAY_SIZE(rpmsg_virtio_features),
	.probe = rpmsg_virtio_probe,
	.remove = rpmsg_virtio_remove,
	COMPAT_VIRTIO_FREEZE(rpmsg_virtio_freeze)
};
module_virtio_driver(rpmsg_virtio_driver);

MODULE_DESCRIPTION("Remote processor messaging over virtio");
MODULE_LICENSE("GPL");
