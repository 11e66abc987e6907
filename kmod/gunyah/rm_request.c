// SPDX-License-Identifier: GPL-2.0
/*
 * Resource Manager client: the request of a call, and how it is sent
 *
 * A fragment at a time is with the mailbox, which holds a reference meanwhile:
 * a caller may leave at any time, whatever the mailbox still has of it.
 */

#include <linux/bitfield.h>
#include <linux/slab.h>

#include "rm.h"

static struct kmem_cache *gh_rm_request_cache;

static void gh_rm_request_free(struct kref *kref)
{
	kmem_cache_free(gh_rm_request_cache,
			container_of(kref, struct gh_rm_request, kref));
}

/**
 * gh_rm_request_put() - drop a reference
 * @request: the request
 *
 * Context: any.
 */
void gh_rm_request_put(struct gh_rm_request *request)
{
	kref_put(&request->kref, gh_rm_request_free);
}

/**
 * gh_rm_request_alloc() - make the request of a call
 * @message_id: what is asked
 *
 * Context: process context, may sleep.
 * Return: the request, with a reference; ERR_PTR(-ENOMEM).
 */
struct gh_rm_request *gh_rm_request_alloc(u32 message_id)
{
	struct gh_rm_request *request;

	request = kmem_cache_zalloc(gh_rm_request_cache, GFP_KERNEL);
	if (!request)
		return ERR_PTR(-ENOMEM);

	kref_init(&request->kref);
	init_waitqueue_head(&request->wait);
	request->message_id = message_id;

	return request;
}

/* Without a lock, so it pairs with the release where it is set. */
static bool gh_rm_request_sent(struct gh_rm_request *request)
{
	/* What came of the fragment is to be read afterwards. */
	return smp_load_acquire(&request->sent);
}

/**
 * gh_rm_request_tx_done() - the mailbox is done with a fragment
 * @client: the mailbox client
 * @mssg: the fragment
 * @ret: 0 or a negative errno
 *
 * Context: any.
 */
void gh_rm_request_tx_done(struct mbox_client *client, void *mssg, int ret)
{
	struct gh_rm_request *request =
		container_of((struct gh_msgq_tx_data *)mssg,
			     struct gh_rm_request, tx);

	request->sent_ret = ret;
	/* Pairs with the acquire of the caller's. */
	smp_store_release(&request->sent, true);
	wake_up(&request->wait);
	gh_rm_request_put(request);
}

/* 0: the mailbox has taken it to the end, or the call has ended meanwhile. */
static int gh_rm_request_send_one(struct gh_rm *rm,
				  struct gh_rm_request *request)
{
	int ret;

	request->sent = false;
	kref_get(&request->kref);
	ret = gh_msgq_send(&rm->msgq, &request->tx);
	if (ret < 0) {
		gh_rm_request_put(request);
		return ret == -ESHUTDOWN ? -ENODEV : ret;
	}

	ret = wait_event_killable(request->wait,
				  gh_rm_request_sent(request) ||
				  gh_rm_request_ended(request));
	if (ret)
		return -EINTR;
	if (!gh_rm_request_sent(request))
		return 0;

	return request->sent_ret == -ESHUTDOWN ? -ENODEV : request->sent_ret;
}

/**
 * gh_rm_request_send() - send all of it
 * @rm: the Resource Manager, whose wire the caller has
 * @request: the request, with its number
 * @req: the payload
 * @size: bytes of it
 *
 * Context: process context, sleeps.
 * Return: 0, also when the call has ended meanwhile; -EINTR when a fatal
 * signal came; -ENODEV when the Resource Manager goes; or why the mailbox
 * did not take it.
 */
int gh_rm_request_send(struct gh_rm *rm, struct gh_rm_request *request,
		       const void *req, size_t size)
{
	unsigned int fragments = gh_rm_fragments(size);
	struct gh_rm_header header = {
		.api = GH_RM_API,
		.type = GH_RM_TYPE_REQUEST |
			FIELD_PREP(GH_RM_FRAGMENTS_MASK, fragments),
		.seq = cpu_to_le16(request->seq),
		.message_id = cpu_to_le32(request->message_id),
	};
	size_t done = 0, now;
	int ret = 0;

	do {
		now = min(size - done, GH_RM_CONTENT_MAX);
		memcpy(request->tx.data, &header, sizeof(header));
		if (now)
			memcpy(request->tx.data + sizeof(header), req + done,
			       now);
		request->tx.length = sizeof(header) + now;
		ret = gh_rm_request_send_one(rm, request);
		header.type = GH_RM_TYPE_CONTINUATION |
			      FIELD_PREP(GH_RM_FRAGMENTS_MASK, fragments);
		done += now;
	} while (!ret && done < size && !gh_rm_request_ended(request));

	return ret;
}

/**
 * gh_rm_request_module_init() - make what calls are allocated from
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOMEM.
 */
int gh_rm_request_module_init(void)
{
	gh_rm_request_cache = kmem_cache_create("gh_rm",
						sizeof(struct gh_rm_request) +
						GH_RM_MESSAGE_MAX, 0, 0, NULL);
	return gh_rm_request_cache ? 0 : -ENOMEM;
}

/**
 * gh_rm_request_module_exit() - undo gh_rm_request_module_init()
 *
 * Context: process context, may sleep.
 */
void gh_rm_request_module_exit(void)
{
	kmem_cache_destroy(gh_rm_request_cache);
}
