// SPDX-License-Identifier: GPL-2.0
/* Resource Manager client: who wants to know of every Resource Manager */

#include <linux/slab.h>

#include "rm.h"

/*
 * Protects both lists and who has been told of what; a mutex, held while
 * clients are told.
 */
static DEFINE_MUTEX(gh_rm_client_lock);
static LIST_HEAD(gh_rm_clients);
static LIST_HEAD(gh_rm_client_rms);

/* By client and Resource Manager: it took it, and is to be told of the end. */
struct gh_rm_client_use {
	struct list_head node;
	struct gh_rm_client *client;
	struct gh_rm *rm;
};

static LIST_HEAD(gh_rm_client_uses);

static void gh_rm_client_add(struct gh_rm_client *client, struct gh_rm *rm)
{
	struct gh_rm_client_use *use;
	int ret = -ENOMEM;

	use = kzalloc(sizeof(*use), GFP_KERNEL);
	if (use)
		ret = client->add(rm);
	if (ret) {
		dev_err(rm->dev, "%s does not take it: %pe\n", client->name,
			ERR_PTR(ret));
		kfree(use);
		return;
	}

	use->client = client;
	use->rm = rm;
	list_add_tail(&use->node, &gh_rm_client_uses);
}

/* The last one that came goes first. NULL stands for every one. */
static void gh_rm_client_del(const struct gh_rm_client *client,
			     const struct gh_rm *rm)
{
	struct gh_rm_client_use *use, *next;

	list_for_each_entry_safe_reverse(use, next, &gh_rm_client_uses, node) {
		if ((client && use->client != client) || (rm && use->rm != rm))
			continue;
		list_del(&use->node);
		use->client->remove(use->rm);
		kfree(use);
	}
}

/**
 * gh_rm_client_register() - want to know of every Resource Manager
 * @client: told of those that are there before this returns
 *
 * Context: process context, may sleep; not from a client's callback.
 */
void gh_rm_client_register(struct gh_rm_client *client)
{
	struct gh_rm *rm;

	mutex_lock(&gh_rm_client_lock);
	list_add_tail(&client->node, &gh_rm_clients);
	list_for_each_entry(rm, &gh_rm_client_rms, node)
		gh_rm_client_add(client, rm);
	mutex_unlock(&gh_rm_client_lock);
}
EXPORT_SYMBOL_GPL(gh_rm_client_register);

/**
 * gh_rm_client_unregister() - undo gh_rm_client_register()
 * @client: told that they go, though they do not; not called any more when
 *	this returns
 *
 * Context: process context, may sleep; not from a client's callback.
 */
void gh_rm_client_unregister(struct gh_rm_client *client)
{
	mutex_lock(&gh_rm_client_lock);
	list_del(&client->node);
	gh_rm_client_del(client, NULL);
	mutex_unlock(&gh_rm_client_lock);
}
EXPORT_SYMBOL_GPL(gh_rm_client_unregister);

/**
 * gh_rm_client_add_rm() - there is a Resource Manager
 * @rm: it, ready for calls
 *
 * Context: process context, may sleep.
 */
void gh_rm_client_add_rm(struct gh_rm *rm)
{
	struct gh_rm_client *client;

	mutex_lock(&gh_rm_client_lock);
	list_add_tail(&rm->node, &gh_rm_client_rms);
	list_for_each_entry(client, &gh_rm_clients, node)
		gh_rm_client_add(client, rm);
	mutex_unlock(&gh_rm_client_lock);
}

/**
 * gh_rm_client_del_rm() - it goes
 * @rm: it, with its calls stopped
 *
 * Context: process context, may sleep.
 */
void gh_rm_client_del_rm(struct gh_rm *rm)
{
	mutex_lock(&gh_rm_client_lock);
	list_del(&rm->node);
	gh_rm_client_del(NULL, rm);
	mutex_unlock(&gh_rm_client_lock);
}
