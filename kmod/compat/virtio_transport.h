/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The find_vqs operation of a transport takes a table of struct virtqueue_info
 * since Linux 6.11, "virtio: convert find_vqs() op parameters to arrays of
 * struct"; before, one array for each of its members. Goes when no older kernel
 * is served.
 */
#ifndef _COMPAT_VIRTIO_TRANSPORT_H
#define _COMPAT_VIRTIO_TRANSPORT_H

#include <linux/virtio.h>
#include <linux/virtio_config.h>

#ifdef COMPAT_HAVE_VIRTQUEUE_INFO

#define COMPAT_FIND_VQS(_find_vqs, _max)					\
static int compat_##_find_vqs(struct virtio_device *vdev,		\
			      unsigned int nvqs,			\
			      struct virtqueue *vqs[],			\
			      struct virtqueue_info infos[],		\
			      struct irq_affinity *desc)		\
{									\
	return _find_vqs(vdev, nvqs, vqs, infos, desc);			\
}

#else

struct virtqueue_info {
	const char *name;
	vq_callback_t *callback;
	bool ctx;
};

#define COMPAT_FIND_VQS(_find_vqs, _max)					\
static int compat_##_find_vqs(struct virtio_device *vdev,		\
			      unsigned int nvqs,			\
			      struct virtqueue *vqs[],			\
			      vq_callback_t *callbacks[],		\
			      const char *const names[],		\
			      const bool *ctx,				\
			      struct irq_affinity *desc)		\
{									\
	struct virtqueue_info infos[_max] = { };			\
	unsigned int i;							\
									\
	for (i = 0; i < min_t(unsigned int, nvqs, _max); i++) {		\
		infos[i].name = names[i];				\
		infos[i].callback = callbacks[i];			\
		infos[i].ctx = ctx && ctx[i];				\
	}								\
									\
	return _find_vqs(vdev, nvqs, vqs, infos, desc);			\
}

#endif

#endif
