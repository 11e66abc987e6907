// SPDX-License-Identifier: GPL-2.0
/*
 * What the simulated hypervisor answers about doorbells: a table of calls on
 * one new doorbell, each of which finds what those before it have left
 *
 * The file "results" of the device has a line for each call: verdict and what
 * was called, separated by a tab.
 */

#include <linux/device.h>
#include <linux/module.h>

#include <linux/gunyah_bell.h>

#include "bell.h"

static bool call_clear;
module_param_named(clear, call_clear, bool, 0444);
MODULE_PARM_DESC(clear, "the doorbell's source may clear it");

enum call { SEND, RECEIVE, RESET, MASK, QUEUE };

/* Whose capability: the right end, the wrong one, or nobody's */
enum call_cap { RIGHT, WRONG, UNUSED, IMPOSSIBLE };

struct call_row {
	const char *what;
	enum call call;
	u64 arg;		/* flags, or the enable mask */
	u64 ack;
	enum call_cap cap;
	int error;
	u64 old;
};

#define ALL		GH_BELL_ALL
#define DENIED		GH_ERROR_CSPACE_INSUF_RIGHTS

static const struct call_row call_rows[] = {
	{ "send two bits", SEND, 5, .old = 0 },
	{ "send another", SEND, 2, .old = 5 },
	{ "send one again", SEND, 1, .old = 7 },
	{ "clear one", RECEIVE, 1, .old = 7 },
	{ "clear all", RECEIVE, ALL, .old = 6 },
	{ "clear none", RECEIVE, 0, .error = GH_ERROR_ARG_INVAL },
	{ "send no bit", SEND, 0, .old = 0 },
	{ "disable all", MASK, 0 },
	{ "send the last bit, disabled", SEND, BIT_ULL(63), .old = 0 },
	{ "what is disabled is set", RECEIVE, ALL, .old = BIT_ULL(63) },
	{ "let one acknowledge itself", MASK, 1, 1 },
	{ "send that and another", SEND, 3, .old = 0 },
	{ "only the other is set", RECEIVE, ALL, .old = 2 },
	{ "disable it", MASK, 0, 1 },
	{ "send it, disabled", SEND, 1, .old = 0 },
	{ "it does not acknowledge itself", SEND, 2, .old = 1 },
	{ "enable it", MASK, 1, 1 },
	{ "it acknowledges itself", RECEIVE, 4, .old = 2 },
	{ "enable another beside", MASK, 3, 2 },
	{ "that acknowledges itself too", RECEIVE, ALL, .old = 0 },
	{ "send what is reset", SEND, 12, .old = 0 },
	{ "reset", RESET },
	{ "nothing is set", RECEIVE, ALL, .old = 0 },
	{ "send after the reset", SEND, 2, .old = 0 },
	{ "no bit acknowledges itself", RECEIVE, ALL, .old = 2 },
	{ "send on the receiving end", SEND, 1, .cap = WRONG, .error = DENIED },
	{ "send by a capability nobody has", SEND, 1, .cap = UNUSED,
	  .error = GH_ERROR_CSPACE_CAP_NULL },
	{ "send by a number that is no capability", SEND, 1, .cap = IMPOSSIBLE,
	  .error = GH_ERROR_ARG_INVAL },
	{ "send a message on a doorbell", QUEUE,
	  .error = GH_ERROR_CSPACE_WRONG_OBJ_TYPE },
	/* From here on the source asks; where it may, it is answered. */
	{ "receive on the sending end", RECEIVE, 1, .cap = WRONG,
	  .error = DENIED },
	{ "reset on the sending end", RESET, .cap = WRONG, .error = DENIED },
	{ "mask on the sending end", MASK, 1, 1, .cap = WRONG,
	  .error = DENIED },
};

struct call_answer {
	int error;
	u64 old;
};

static struct call_answer call_got[ARRAY_SIZE(call_rows)];

static u64 call_capid(const struct gh_sim_bell_device *sim,
		      const struct call_row *row)
{
	bool tx = row->call == SEND || row->call == QUEUE;

	switch (row->cap) {
	case RIGHT:
		return tx ? sim->tx->capid : sim->rx->capid;
	case WRONG:
		return tx ? sim->rx->capid : sim->tx->capid;
	case UNUSED:
		return max(sim->tx->capid, sim->rx->capid) + 1000;
	default:
		return GH_CAPID_INVAL;
	}
}

static struct call_answer call_make(const struct call_row *row, u64 capid)
{
	struct call_answer answer = {};
	struct gh_bell_origin origin;
	bool not_full;

	switch (row->call) {
	case SEND:
		answer.error = gh_hypercall_bell_send(capid, row->arg,
						      &answer.old, NULL);
		break;
	case RECEIVE:
		answer.error = gh_hypercall_bell_receive(capid, row->arg,
							 &answer.old, &origin);
		break;
	case RESET:
		answer.error = gh_hypercall_bell_reset(capid);
		break;
	case MASK:
		answer.error = gh_hypercall_bell_set_mask(capid, row->arg,
							  row->ack);
		break;
	case QUEUE:
		answer.error = gh_hypercall_msgq_send(capid, 1, "", 0,
						      &not_full, NULL);
		break;
	}

	return answer;
}

static int call_probe(struct auxiliary_device *auxdev,
		      const struct auxiliary_device_id *id)
{
	const struct gh_sim_bell_device *sim = to_gh_sim_bell_device(auxdev);
	size_t i;
	int ret;

	ret = gh_hyp_get(&auxdev->dev, sim->name);
	if (ret)
		return ret;

	for (i = 0; i < ARRAY_SIZE(call_rows); i++)
		call_got[i] = call_make(&call_rows[i],
					call_capid(sim, &call_rows[i]));
	gh_hyp_put();

	return 0;
}

static int call_error(const struct call_row *row)
{
	bool may = call_clear && row->cap == WRONG && row->call != SEND;

	return may ? GH_ERROR_OK : row->error;
}

static ssize_t results_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	const struct call_answer *got;
	const struct call_row *row;
	int error, len = 0;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(call_rows); i++) {
		row = &call_rows[i];
		got = &call_got[i];
		error = call_error(row);
		if (got->error == error && (error || got->old == row->old))
			len += sysfs_emit_at(buf, len, "right");
		else
			len += sysfs_emit_at(buf, len,
					     "error %d old %llx, not error %d old %llx",
					     got->error, got->old, error,
					     row->old);
		len += sysfs_emit_at(buf, len, "\t%s\n", row->what);
	}

	return len;
}
static DEVICE_ATTR_RO(results);

static struct attribute *call_attrs[] = {
	&dev_attr_results.attr,
	NULL,
};
ATTRIBUTE_GROUPS(call);

static const struct auxiliary_device_id call_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_BELL_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver call_driver = {
	.name = "bell_calls",
	.probe = call_probe,
	.id_table = call_ids,
	.driver.dev_groups = call_groups,
};
module_auxiliary_driver(call_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: answers of the simulated Gunyah hypervisor about doorbells");
