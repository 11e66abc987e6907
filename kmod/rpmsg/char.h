/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Endpoints for programs: what the files of rpmsg_bus_char share
 *
 * /dev/rpmsg_ctrl<n> is a link's, and makes endpoints and channels.
 * /dev/rpmsg<n> is an endpoint: one that a program asked for, which listens
 * while the file is open, or that of a channel that is for programs, which
 * listens as long as there is the channel.
 */
#ifndef _RPMSG_CHAR_H
#define _RPMSG_CHAR_H

#include <linux/cdev.h>
#include <linux/device.h>
#include <linux/idr.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/rpmsg.h>
#include <linux/spinlock.h>
#include <linux/wait.h>

#include "bus.h"

struct rpmsg_char_node;

/**
 * struct rpmsg_char_kind - one kind of file
 * @region: its name in /proc/devices
 * @format: of the names of files, with their number
 * @fops: what can be done with them
 * @groups: their attributes in sysfs, or NULL
 * @free: the last reference has gone
 * @first: the device number of file 0
 * @ids: numbers in use; one is free again when its node has been released, so
 *	that a file that is still open does not pass for another
 */
struct rpmsg_char_kind {
	const char *region;
	const char *format;
	const struct file_operations *fops;
	const struct attribute_group **groups;
	void (*free)(struct rpmsg_char_node *node);
	dev_t first;
	struct ida ids;
};

/* A file in /dev with its device; both live until the last one closes it. */
struct rpmsg_char_node {
	struct device dev;
	struct cdev cdev;
	struct rpmsg_char_kind *kind;
	struct rpmsg_device *rpdev;	/* held */
};

struct rpmsg_char_ctrl {
	struct rpmsg_char_node node;
	/*
	 * Protects epts and gone. A mutex, held while the device of an endpoint
	 * is added or taken away: it must not be there without its parent.
	 */
	struct mutex lock;
	struct list_head epts;
	bool gone;
};

struct rpmsg_char_message {
	struct list_head node;
	size_t len;
	u8 data[];
};

struct rpmsg_char_queue {
	/* Protects messages and bytes. A spinlock: nothing under it sleeps. */
	spinlock_t lock;
	struct list_head messages;
	size_t bytes;			/* that they take */
	atomic_t dropped;
	wait_queue_head_t wait;
};

struct rpmsg_char_ept {
	struct rpmsg_char_node node;
	struct rpmsg_char_ctrl *ctrl;	/* held; NULL: the channel's own */
	struct list_head entry;		/* in ctrl->epts */
	struct rpmsg_channel_info chinfo;
	struct rpmsg_char_queue queue;
	/*
	 * Protects what follows. A mutex, as endpoints are made and destroyed
	 * under it; not held while somebody sleeps for a message or a buffer.
	 */
	struct mutex lock;
	struct rpmsg_bus_ept *ept;	/* ours to destroy; NULL: none now */
	bool opened;
	bool gone;			/* for ever; may be read without */
};

/* char_node.c */
int rpmsg_char_node_init(struct rpmsg_char_node *node,
			 struct rpmsg_char_kind *kind,
			 struct rpmsg_device *rpdev);
int rpmsg_char_node_add(struct rpmsg_char_node *node, struct device *parent);
void rpmsg_char_node_del(struct rpmsg_char_node *node);

/* char_ept.c */
struct rpmsg_char_ept *
rpmsg_char_ept_create(struct rpmsg_device *rpdev, struct rpmsg_char_ctrl *ctrl,
		      const struct rpmsg_channel_info *chinfo);
void rpmsg_char_ept_destroy(struct rpmsg_char_ept *e);
int rpmsg_char_ept_open(struct rpmsg_char_ept *e);
void rpmsg_char_ept_close(struct rpmsg_char_ept *e);
struct rpmsg_bus_ept *rpmsg_char_ept_hold(struct rpmsg_char_ept *e);

/* char_queue.c */
void rpmsg_char_queue_init(struct rpmsg_char_queue *queue);
void rpmsg_char_queue_push(struct rpmsg_char_queue *queue, const void *data,
			   size_t len);
struct rpmsg_char_message *
rpmsg_char_queue_take(struct rpmsg_char_queue *queue);
void rpmsg_char_queue_untake(struct rpmsg_char_queue *queue,
			     struct rpmsg_char_message *message);
void rpmsg_char_queue_purge(struct rpmsg_char_queue *queue);

/* char_file.c, char_ctrl.c, char_raw.c */
extern const struct file_operations rpmsg_char_file_fops;
extern struct rpmsg_char_kind rpmsg_char_ept_kind;
extern struct rpmsg_char_kind rpmsg_char_ctrl_kind;
extern struct rpmsg_driver rpmsg_char_ctrl_driver;
extern struct rpmsg_driver rpmsg_char_raw_driver;

void rpmsg_char_ctrl_end_ept(struct rpmsg_char_ctrl *ctrl,
			     struct rpmsg_char_ept *e);

#endif /* _RPMSG_CHAR_H */
