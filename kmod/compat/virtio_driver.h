/* SPDX-License-Identifier: GPL-2.0 */
/*
 * virtio_find_vqs() takes a table of struct virtqueue_info since Linux 6.11;
 * struct virtio_driver has freeze only with CONFIG_PM before Linux 6.12. Goes
 * when no older kernel is served.
 */
#ifndef _COMPAT_VIRTIO_DRIVER_H
#define _COMPAT_VIRTIO_DRIVER_H

#include <linux/virtio.h>
#include <linux/virtio_config.h>

static inline int compat_virtio_find_two_vqs(struct virtio_device *vdev,
					     struct virtqueue *vqs[2],
					     vq_callback_t *callbacks[2],
					     const char *const names[2])
{
#ifdef COMPAT_HAVE_VIRTQUEUE_INFO
	struct virtqueue_info info[2] = {
		{ .name = names[0], .callback = callbacks[0] },
		{ .name = names[1], .callback = callbacks[1] },
	};

	return virtio_find_vqs(vdev, 2, vqs, info, NULL);
#else
	return virtio_find_vqs(vdev, 2, vqs, callbacks, names, NULL);
#endif
}

#ifdef CONFIG_PM
#define COMPAT_VIRTIO_FREEZE(_freeze)	.freeze = _freeze,
#else
#define COMPAT_VIRTIO_FREEZE(_freeze)
#endif

#endif
