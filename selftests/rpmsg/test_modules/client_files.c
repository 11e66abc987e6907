// SPDX-License-Identifier: GPL-2.0
/* client/ of a device: each file is something to do, done when write returns */

#include <linux/delay.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <linux/sysfs.h>

#include "client.h"

/* What the callback does with a message: destroy|echo|sleep|send */
static char client_on_message[16] = "nothing";
module_param_string(on_message, client_on_message, sizeof(client_on_message),
		    0644);

static int client_do(struct rpmsg_device *rpdev, struct client_ept *own,
		     void *data, int len, u32 src)
{
	if (!strcmp(client_on_message, "sleep")) {
		msleep(1);
	} else if (!strcmp(client_on_message, "echo")) {
		return rpmsg_trysendto(own ? own->ept : rpdev->ept, data, len,
				       src);
	} else if (!strcmp(client_on_message, "send")) {
		return client_send(rpdev->ept, "send", data, len);
	} else if (!strcmp(client_on_message, "destroy") && own) {
		WRITE_ONCE(own->gone, true);
		rpmsg_destroy_ept(own->ept);
	}

	return 0;
}

/* Its callback may be at it: then it says so while it runs. */
void client_ept_destroy(struct client_ept *own)
{
	if (!READ_ONCE(own->gone))
		rpmsg_destroy_ept(own->ept);
	while (atomic_read(&own->running))
		msleep(1);
	memset(own, 0, sizeof(*own));
}

/* For the device's endpoint priv is NULL, for ours it is the struct client_ept */
int client_callback(struct rpmsg_device *rpdev, void *data, int len,
		    void *priv, u32 src)
{
	struct client_ept *own = priv;
	const u8 *byte = data;
	bool wrong = len < 0;
	int i;

	if (own && atomic_inc_return(&own->running) != 1)
		atomic_inc(&client_total_at_once);
	if (own && READ_ONCE(own->gone))
		atomic_inc(&client_total_too_late);
	if (!own && !dev_get_drvdata(&rpdev->dev))
		atomic_inc(&client_total_not_ready);

	/* The first four bytes are the message's number. */
	for (i = 4; i < len; i++)
		wrong |= byte[i] != CLIENT_FILL;
	atomic_add(wrong, &client_total_wrong);
	atomic_inc(&client_total_received);

	client_do(rpdev, own, data, len, src);
	if (own)
		atomic_dec(&own->running);

	return 0;
}

static ssize_t client_send_store(struct device *dev,
				 struct device_attribute *attr,
				 const char *buf, size_t count)
{
	struct client *client = dev_get_drvdata(dev);
	unsigned int messages, i;
	char how[16];
	void *data;
	int len, ret = 0;

	if (sscanf(buf, "%u %i %15s", &messages, &len, how) != 3)
		return -EINVAL;

	data = kmalloc(max(len, 1), GFP_KERNEL);
	if (!data)
		return -ENOMEM;
	memset(data, CLIENT_FILL, max(len, 1));

	for (i = 0; i < messages && !ret; i++)
		ret = client_send(client->rpdev->ept, how, data, len);
	kfree(data);

	return ret ?: count;
}

static ssize_t client_senders_store(struct device *dev,
				    struct device_attribute *attr,
				    const char *buf, size_t count)
{
	unsigned int threads, messages;
	char how[16];
	int ret;

	if (sscanf(buf, "%u %u %15s", &threads, &messages, how) != 3)
		return -EINVAL;

	ret = client_senders_start(dev_get_drvdata(dev), threads, messages,
				   how);
	return ret ?: count;
}

/* "ADDRESS": make an endpoint of our own there; "-1": anywhere; "": destroy it */
static ssize_t client_endpoint_store(struct device *dev,
				     struct device_attribute *attr,
				     const char *buf, size_t count)
{
	struct client *client = dev_get_drvdata(dev);
	struct rpmsg_channel_info chinfo = { .dst = RPMSG_ADDR_ANY };
	int addr;

	client_ept_destroy(&client->own);
	if (sscanf(buf, "%i", &addr) != 1)
		return count;

	chinfo.src = addr;
	client->own.ept = rpmsg_create_ept(client->rpdev, client_callback,
					   &client->own, chinfo);
	if (client->own.ept)
		return count;

	atomic_inc(&client_total_not_created);
	return -EBUSY;
}

static ssize_t client_endpoint_show(struct device *dev,
				    struct device_attribute *attr, char *buf)
{
	struct client *client = dev_get_drvdata(dev);

	return sysfs_emit(buf, "%d\n", client->own.ept &&
				       !READ_ONCE(client->own.gone) ?
				       client->own.ept->addr : -1);
}

static ssize_t client_churn_store(struct device *dev,
				  struct device_attribute *attr,
				  const char *buf, size_t count)
{
	unsigned int threads, times;
	int ret;

	if (sscanf(buf, "%u %u", &threads, &times) != 2)
		return -EINVAL;

	ret = client_churn(dev_get_drvdata(dev), threads, times);
	return ret ?: count;
}

/* Mainline's bus has these in a header of its own. */
struct rpmsg_device *rpmsg_create_channel(struct rpmsg_device *rpdev,
					  struct rpmsg_channel_info *chinfo);
int rpmsg_release_channel(struct rpmsg_device *rpdev,
			  struct rpmsg_channel_info *chinfo);

/* "NAME SRC DST" */
static int client_channel_parse(const char *buf,
				struct rpmsg_channel_info *chinfo)
{
	return sscanf(buf, "%31s %i %i", chinfo->name, &chinfo->src,
		      &chinfo->dst) == 3 ? 0 : -EINVAL;
}

static ssize_t client_create_channel_store(struct device *dev,
					   struct device_attribute *attr,
					   const char *buf, size_t count)
{
	struct client *client = dev_get_drvdata(dev);
	struct rpmsg_channel_info chinfo;

	if (client_channel_parse(buf, &chinfo))
		return -EINVAL;

	return rpmsg_create_channel(client->rpdev, &chinfo) ? count : -EEXIST;
}

static ssize_t client_release_channel_store(struct device *dev,
					    struct device_attribute *attr,
					    const char *buf, size_t count)
{
	struct client *client = dev_get_drvdata(dev);
	struct rpmsg_channel_info chinfo;

	if (client_channel_parse(buf, &chinfo))
		return -EINVAL;

	return rpmsg_release_channel(client->rpdev, &chinfo) ?: count;
}

/* One device's file may take away another device, which has the same file. */
#define CLIENT_FILE(_name, _mode, _show)				\
static struct device_attribute client_attr_##_name =			\
	__ATTR_IGNORE_LOCKDEP(_name, _mode, _show, client_##_name##_store)

CLIENT_FILE(send, 0200, NULL);
CLIENT_FILE(senders, 0200, NULL);
CLIENT_FILE(endpoint, 0600, client_endpoint_show);
CLIENT_FILE(churn, 0200, NULL);
CLIENT_FILE(create_channel, 0200, NULL);
CLIENT_FILE(release_channel, 0200, NULL);

static struct attribute *client_attrs[] = {
	&client_attr_send.attr,
	&client_attr_senders.attr,
	&client_attr_endpoint.attr,
	&client_attr_churn.attr,
	&client_attr_create_channel.attr,
	&client_attr_release_channel.attr,
	NULL,
};

const struct attribute_group client_group = {
	.name = "client",
	.attrs = client_attrs,
};
