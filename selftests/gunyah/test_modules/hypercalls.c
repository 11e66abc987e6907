// SPDX-License-Identifier: GPL-2.0
/*
 * What the simulated hypervisor answers: a table of calls on one looped-back
 * queue of depth 2 and size 16, from empty to empty
 *
 * The file "results" of the device has a line for each call: verdict and what
 * was called, separated by a tab.
 */

#include <linux/bitfield.h>
#include <linux/device.h>
#include <linux/gunyah.h>
#include <linux/module.h>

#include "device.h"

#define CALL_SIZE	16
#define CALL_DEPTH	2

static bool call_observed;
module_param_named(observed, call_observed, bool, 0444);

enum call { SEND, RECV, FLUSH, CONFIGURE_SEND, CONFIGURE_RECV, BELL };

/* Whose capability: the right end, the wrong one, or nobody's */
enum call_cap { RIGHT, WRONG, UNUSED, IMPOSSIBLE };

/* An answer: the error, and what a call that succeeds sets */
struct call_answer {
	int error;
	size_t size;
	bool more;		/* not_full or not_empty */
};

struct call_row {
	const char *what;
	enum call call;
	long arg;		/* size or threshold */
	long holdoff;
	enum call_cap cap;
	struct call_answer documented;
	struct call_answer observed;
};

#define BOTH(...)							\
	.documented = { __VA_ARGS__ }, .observed = { __VA_ARGS__ }
#define UNCHANGED	GH_MSGQ_THRESHOLD_UNCHANGED

static const struct call_row call_rows[] = {
	{ "receive from an empty queue", RECV, CALL_SIZE,
	  BOTH(GH_ERROR_MSGQUEUE_EMPTY) },
	{ "send as much as fits", SEND, CALL_SIZE,
	  BOTH(GH_ERROR_OK, 0, true) },
	{ "send one byte more", SEND, CALL_SIZE + 1,
	  .documented = { GH_ERROR_ARG_SIZE },
	  .observed = { GH_ERROR_OK, 0, true } },
	{ "send nothing", SEND, 0,
	  .documented = { GH_ERROR_ARG_SIZE },
	  .observed = { GH_ERROR_OK, 0, true } },
	{ "send what fills the queue", SEND, 1,
	  BOTH(GH_ERROR_OK, 0, false) },
	{ "send to a full queue", SEND, 1,
	  BOTH(GH_ERROR_MSGQUEUE_FULL) },
	{ "receive with a buffer too small", RECV, CALL_SIZE - 1,
	  .documented = { GH_ERROR_ADDR_OVFL },
	  .observed = { GH_ERROR_OK, 0, true } },
	{ "receive the first", RECV, CALL_SIZE,
	  BOTH(GH_ERROR_OK, CALL_SIZE, true) },
	{ "receive the last", RECV, CALL_SIZE,
	  BOTH(GH_ERROR_OK, 1, false) },
	{ "receive what was refused", RECV, CALL_SIZE,
	  BOTH(GH_ERROR_MSGQUEUE_EMPTY) },
	{ "send what is flushed", SEND, 1,
	  BOTH(GH_ERROR_OK, 0, true) },
	{ "flush", FLUSH, BOTH(GH_ERROR_OK) },
	{ "receive what was flushed", RECV, CALL_SIZE,
	  BOTH(GH_ERROR_MSGQUEUE_EMPTY) },
	{ "send on the receiving end", SEND, 1, .cap = WRONG,
	  BOTH(GH_ERROR_CSPACE_INSUF_RIGHTS) },
	{ "receive on the sending end", RECV, 1, .cap = WRONG,
	  BOTH(GH_ERROR_CSPACE_INSUF_RIGHTS) },
	{ "flush the sending end", FLUSH, .cap = WRONG,
	  BOTH(GH_ERROR_CSPACE_INSUF_RIGHTS) },
	{ "send by a capability nobody has", SEND, 1, .cap = UNUSED,
	  BOTH(GH_ERROR_CSPACE_CAP_NULL) },
	{ "send by a number that is no capability", SEND, 1, .cap = IMPOSSIBLE,
	  BOTH(GH_ERROR_ARG_INVAL) },
	{ "send threshold at the depth", CONFIGURE_SEND, CALL_DEPTH, UNCHANGED,
	  BOTH(GH_ERROR_ARG_INVAL) },
	{ "send threshold below the depth", CONFIGURE_SEND, CALL_DEPTH - 1,
	  UNCHANGED, BOTH(GH_ERROR_OK) },
	{ "send threshold unchanged", CONFIGURE_SEND, UNCHANGED, UNCHANGED,
	  BOTH(GH_ERROR_OK) },
	{ "send holdoff", CONFIGURE_SEND, UNCHANGED, 5,
	  BOTH(GH_ERROR_UNIMPLEMENTED) },
	{ "receive threshold 0", CONFIGURE_RECV, 0, UNCHANGED,
	  BOTH(GH_ERROR_ARG_INVAL) },
	{ "receive threshold above the depth", CONFIGURE_RECV, CALL_DEPTH + 1,
	  UNCHANGED, BOTH(GH_ERROR_ARG_INVAL) },
	{ "receive threshold at the depth", CONFIGURE_RECV, CALL_DEPTH,
	  UNCHANGED, BOTH(GH_ERROR_OK) },
	{ "ring a message queue", BELL, BOTH(GH_ERROR_CSPACE_WRONG_OBJ_TYPE) },
};

static struct call_answer call_got[ARRAY_SIZE(call_rows)];

static u64 call_capid(const struct gh_sim_msgq *sim, const struct call_row *row)
{
	bool tx = row->call == SEND || row->call == CONFIGURE_SEND;

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
	struct gh_msg_origin origin = {};
	struct call_answer answer = {};
	char data[CALL_SIZE + 1] = {};

	switch (row->call) {
	case SEND:
		answer.error = gh_hypercall_msgq_send(capid, row->arg, data, 0,
						      &answer.more, &origin);
		break;
	case RECV:
		answer.error = gh_hypercall_msgq_recv(capid, data, row->arg,
						      &answer.size,
						      &answer.more, &origin);
		break;
	case FLUSH:
		answer.error = gh_hypercall_msgq_flush(capid);
		break;
	case CONFIGURE_SEND:
		answer.error = gh_hypercall_msgq_configure_send(capid, row->arg,
								row->holdoff);
		break;
	case CONFIGURE_RECV:
		answer.error = gh_hypercall_msgq_configure_recv(capid, row->arg,
								row->holdoff);
		break;
	case BELL:
		answer.error = gh_hypercall_bell_send(capid, 1, NULL, NULL);
		break;
	}

	return answer;
}

static int call_probe(struct auxiliary_device *auxdev,
		      const struct auxiliary_device_id *id)
{
	const struct gh_sim_msgq *sim = to_gh_sim_msgq(auxdev);
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

/* What comes with an error means nothing. */
static bool call_right(const struct call_answer *got,
		       const struct call_answer *want)
{
	return got->error == want->error &&
	       (got->error || (got->size == want->size &&
			       got->more == want->more));
}

static ssize_t results_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	const struct call_answer *want, *got;
	int len = 0;
	size_t i;

	for (i = 0; i < ARRAY_SIZE(call_rows); i++) {
		want = call_observed ? &call_rows[i].observed :
				       &call_rows[i].documented;
		got = &call_got[i];
		if (call_right(got, want))
			len += sysfs_emit_at(buf, len, "right");
		else
			len += sysfs_emit_at(buf, len,
					     "error %d size %zu more %d, not error %d size %zu more %d",
					     got->error, got->size, got->more,
					     want->error, want->size,
					     want->more);
		len += sysfs_emit_at(buf, len, "\t%s\n", call_rows[i].what);
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
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver call_driver = {
	.name = "hypercalls",
	.probe = call_probe,
	.id_table = call_ids,
	.driver.dev_groups = call_groups,
};
module_auxiliary_driver(call_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: answers of the simulated Gunyah hypervisor");
