// SPDX-License-Identifier: GPL-2.0
/*
 * Resource Manager client: calls
 *
 * One call at a time is on the wire. It ends with its answer, its deadline or
 * the removal of the Resource Manager, and only then the next one begins. A
 * caller that is killed leaves at once; its call keeps the wire all the same.
 * A call that ended without an answer keeps its number until that comes, so
 * that it can never be taken for the answer to another call.
 */

#include <linux/moduleparam.h>
#include <linux/slab.h>

#include "rm.h"

static uint gh_rm_call_timeout_ms = 10000;
module_param_named(timeout_ms, gh_rm_call_timeout_ms, uint, 0644);
MODULE_PARM_DESC(timeout_ms, "milliseconds that calls beginning from now on wait for their answer (default 10000)");

/* Every call that began counts once in what it came to. */
static void gh_rm_call_count(struct gh_rm *rm,
			     const struct gh_rm_request *request, int ret)
{
	if (request->abandoned)
		return;		/* it counted when its caller went */

	if (request->answered)
		gh_rm_count(rm, GH_RM_CNT_answered);
	else if (ret == -ETIMEDOUT)
		gh_rm_count(rm, GH_RM_CNT_timed_out);
	else
		gh_rm_count(rm, GH_RM_CNT_failed);
	if (request->answered && ret)
		gh_rm_count(rm, GH_RM_CNT_refused);
}

/* If it is still on the wire: it is not any more, and its caller gets @ret. */
static void gh_rm_call_end(struct gh_rm *rm, struct gh_rm_request *request,
			   int ret)
{
	lockdep_assert_held(&rm->lock);

	if (rm->current_request != request)
		return;

	rm->current_request = NULL;
	cancel_delayed_work(&rm->deadline_work);
	if (request->answered)
		xa_erase(&rm->numbers, request->seq);
	else
		/* It replaces an entry, which takes no memory. */
		xa_store(&rm->numbers, request->seq, xa_mk_value(0),
			 GFP_KERNEL);
	gh_rm_call_count(rm, request, ret);

	request->ret = ret;
	/* Pairs with the acquire of who waits without the lock. */
	smp_store_release(&request->ended, true);
	wake_up(&request->wait);
	up(&rm->wire);
	gh_rm_request_put(request);
}

static void gh_rm_call_deadline(struct work_struct *work)
{
	struct gh_rm *rm = container_of(to_delayed_work(work), struct gh_rm,
					deadline_work);
	struct gh_rm_request *request;

	mutex_lock(&rm->lock);
	request = rm->current_request;
	/* The work may have begun for the call before this one. */
	if (request && time_after_eq(jiffies, rm->deadline)) {
		dev_warn_ratelimited(rm->dev,
				     "call %#x got no answer in time\n",
				     request->message_id);
		gh_rm_call_end(rm, request, -ETIMEDOUT);
	}
	mutex_unlock(&rm->lock);
}

/**
 * gh_rm_call_reply() - a reply is complete
 * @rm: the Resource Manager
 * @reply: the reply; its data is taken
 *
 * Context: process context, may sleep.
 */
void gh_rm_call_reply(struct gh_rm *rm, struct gh_rm_message *reply)
{
	enum gh_rm_drop reason = GH_RM_DROP_unsolicited;
	struct gh_rm_request *request;

	mutex_lock(&rm->lock);
	request = xa_load(&rm->numbers, reply->seq);
	if (xa_is_value(request)) {
		xa_erase(&rm->numbers, reply->seq);
		reason = GH_RM_DROP_late;
	} else if (!request) {
		if (reply->seq == rm->answered_seq &&
		    reply->message_id == rm->answered_id)
			reason = GH_RM_DROP_duplicate;
	} else if (reply->message_id != request->message_id) {
		reason = GH_RM_DROP_wrong_id;
	} else {
		rm->answered_seq = reply->seq;
		rm->answered_id = reply->message_id;
		request->answered = true;
		if (!request->abandoned) {
			request->reply = *reply;
			reply->data = NULL;
		}
		gh_rm_call_end(rm, request, gh_rm_error_remap(reply->error));
		reason = GH_RM_DROPS;
	}
	mutex_unlock(&rm->lock);

	if (reason != GH_RM_DROPS)
		gh_rm_drop(rm, reply, reason);
	kfree(reply->data);
	reply->data = NULL;
}

/**
 * gh_rm_call_spoil() - a reply came that cannot be used
 * @rm: the Resource Manager
 * @reply: what is known of it
 * @ret: what the caller is to be told
 *
 * There will be no other reply to that call; who waits for it is told.
 *
 * Context: process context, may sleep.
 */
void gh_rm_call_spoil(struct gh_rm *rm, const struct gh_rm_message *reply,
		      int ret)
{
	struct gh_rm_request *request;

	mutex_lock(&rm->lock);
	request = rm->current_request;
	if (request && request->seq == reply->seq &&
	    request->message_id == reply->message_id)
		gh_rm_call_end(rm, request, ret);
	mutex_unlock(&rm->lock);
}

/* The caller has the wire; on error it has not any more. */
static int gh_rm_call_begin(struct gh_rm *rm, struct gh_rm_request *request)
{
	unsigned long timeout =
		msecs_to_jiffies(READ_ONCE(gh_rm_call_timeout_ms));
	int ret;

	mutex_lock(&rm->lock);
	ret = -ENODEV;
	if (rm->removed)
		goto give_back;

	ret = xa_alloc_cyclic(&rm->numbers, &request->seq, request,
			      XA_LIMIT(0, U16_MAX), &rm->next_number,
			      GFP_KERNEL);
	if (ret < 0)
		goto give_back;

	kref_get(&request->kref);
	rm->current_request = request;
	rm->deadline = jiffies + timeout;
	mod_delayed_work(system_wq, &rm->deadline_work, timeout);
	gh_rm_count(rm, GH_RM_CNT_begun);
	mutex_unlock(&rm->lock);

	return 0;

give_back:
	mutex_unlock(&rm->lock);
	up(&rm->wire);
	return ret;
}

/* The caller goes, the call stays until it ends. */
static void gh_rm_call_abandon(struct gh_rm *rm, struct gh_rm_request *request)
{
	mutex_lock(&rm->lock);
	if (!request->ended) {
		request->abandoned = true;
		gh_rm_count(rm, GH_RM_CNT_abandoned);
	}
	mutex_unlock(&rm->lock);
}

static int gh_rm_call_wait(struct gh_rm *rm, struct gh_rm_request *request,
			   const void *req, size_t req_size)
{
	int ret;

	ret = gh_rm_request_send(rm, request, req, req_size);
	if (!ret && wait_event_killable(request->wait,
					gh_rm_request_ended(request)))
		ret = -EINTR;

	if (ret == -EINTR) {
		gh_rm_call_abandon(rm, request);
	} else if (ret) {
		mutex_lock(&rm->lock);
		gh_rm_call_end(rm, request, ret);
		mutex_unlock(&rm->lock);
	}

	/* What ended it before the caller gave up is what counts. */
	return gh_rm_request_ended(request) ? request->ret : ret;
}

static void gh_rm_call_observe(struct gh_rm *rm,
			       const struct gh_rm_request *request, int ret)
{
	const struct gh_rm_message *reply = &request->reply;

	if (!reply->data)
		trace_gh_rm_fail(rm->id, rm->gen, request->seq,
				 request->message_id, ret);
	else if (trace_gh_rm_reply_enabled())
		trace_gh_rm_reply(rm->id, rm->gen, request->seq,
				  request->message_id, reply->error,
				  reply->size,
				  gh_elapsed(ktime_get_mono_fast_ns(),
					     request->stamp));
}

static int gh_rm_call_on_wire(struct gh_rm *rm, struct gh_rm_request *request,
			      const void *req, size_t req_size)
{
	u64 asked = trace_gh_rm_call_enabled() ? ktime_get_mono_fast_ns() : 0;
	int ret;

	if (down_killable(&rm->wire))
		return -EINTR;

	ret = gh_rm_call_begin(rm, request);
	if (ret)
		return ret;

	if (trace_gh_rm_call_enabled() || trace_gh_rm_reply_enabled())
		request->stamp = ktime_get_mono_fast_ns();
	trace_gh_rm_call(rm->id, rm->gen, request->seq, request->message_id,
			 req_size, gh_rm_fragments(req_size) + 1,
			 gh_elapsed(request->stamp, asked));

	ret = gh_rm_call_wait(rm, request, req, req_size);
	gh_rm_call_observe(rm, request, ret);

	return ret;
}

/**
 * gh_rm_call() - ask the Resource Manager, wait for the answer
 * @rm: the Resource Manager
 * @message_id: what is asked
 * @req: payload of the request, NULL for none
 * @req_size: bytes of it, at most %GH_RM_REQUEST_MAX
 * @resp: set to the payload of the answer, which the caller frees by kfree();
 *	NULL if there is none or on error. May be NULL: nobody wants to know
 * @resp_size: set to the bytes of that; may be NULL where @resp is
 *
 * Callers take turns. Only a fatal signal ends the wait early: an answer that
 * nobody waits for may be about something that then belongs to nobody.
 *
 * Context: process context, sleeps; not from a notifier of @rm's that somebody
 * waits for with a call under way.
 * Return: 0; what gh_rm_error_remap() makes of the Resource Manager's answer;
 * -EINVAL for a size without a payload; -E2BIG for a payload that is too long;
 * -ENOMEM; -EINTR when a fatal signal came; -ETIMEDOUT when no answer did,
 * for as long as the module's parameter timeout_ms says; -EBADMSG for an
 * answer that is not one; -ENODEV when the Resource Manager is being removed
 * or has been; -EBUSY when every number belongs to a call that was never
 * answered; -ENOBUFS when it has not read its queue for a long time; or why
 * the hypervisor refused the message, see gh_error_remap().
 */
int gh_rm_call(struct gh_rm *rm, u32 message_id, const void *req,
	       size_t req_size, void **resp, size_t *resp_size)
{
	struct gh_rm_request *request;
	int ret;

	if (resp) {
		*resp = NULL;
		*resp_size = 0;
	}
	if (req_size && !req)
		return -EINVAL;
	if (req_size > GH_RM_REQUEST_MAX)
		return -E2BIG;

	request = gh_rm_request_alloc(message_id);
	if (IS_ERR(request))
		return PTR_ERR(request);

	ret = gh_rm_call_on_wire(rm, request, req, req_size);
	if (!ret && resp && request->reply.size) {
		*resp = request->reply.data;
		*resp_size = request->reply.size;
		request->reply.data = NULL;
	}
	kfree(request->reply.data);
	gh_rm_request_put(request);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_rm_call);

/**
 * gh_rm_call_init() - let calls be made
 * @rm: zeroed
 *
 * Context: any.
 */
void gh_rm_call_init(struct gh_rm *rm)
{
	sema_init(&rm->wire, 1);
	mutex_init(&rm->lock);
	xa_init_flags(&rm->numbers, XA_FLAGS_ALLOC);
	INIT_DELAYED_WORK(&rm->deadline_work, gh_rm_call_deadline);
	/* No number: nothing has been answered yet. */
	rm->answered_seq = U32_MAX;
}

/**
 * gh_rm_call_stop() - end the call under way, let no other begin
 * @rm: the Resource Manager
 *
 * Who waits gets -ENODEV, one after the other.
 *
 * Context: process context, may sleep.
 */
void gh_rm_call_stop(struct gh_rm *rm)
{
	mutex_lock(&rm->lock);
	rm->removed = true;
	if (rm->current_request)
		gh_rm_call_end(rm, rm->current_request, -ENODEV);
	mutex_unlock(&rm->lock);

	cancel_delayed_work_sync(&rm->deadline_work);
}

/**
 * gh_rm_call_exit() - undo gh_rm_call_init()
 * @rm: the Resource Manager, which nobody has any more
 *
 * Context: process context, may sleep.
 */
void gh_rm_call_exit(struct gh_rm *rm)
{
	xa_destroy(&rm->numbers);
}
