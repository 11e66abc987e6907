// SPDX-License-Identifier: GPL-2.0
/*
 * A doorbell's senders, receivers and claims: calls, and what they return
 *
 * The file "results" of the device has a line for each: verdict, subject, and
 * what was tried, separated by tabs.
 */

#include <linux/completion.h>
#include <linux/delay.h>
#include <linux/device.h>
#include <linux/gunyah_bell.h>
#include <linux/module.h>

#include "bell.h"

#define CLAIMS_ROWS	64
#define CLAIMS_WAIT	(20 * HZ)

static bool claims_clear;
module_param_named(clear, claims_clear, bool, 0444);
MODULE_PARM_DESC(clear, "the doorbell's source may clear it");

static struct {
	const char *subject;
	const char *what;
	long got;
	long want;
} claims_rows[CLAIMS_ROWS];
static unsigned int claims_n;
static const char *claims_subject;

static struct gh_bell_tx *claims_tx;
static struct gh_bell_rx *claims_rx;

static void claims_expect(const char *what, long want, long got)
{
	claims_rows[claims_n].subject = claims_subject;
	claims_rows[claims_n].what = what;
	claims_rows[claims_n].want = want;
	claims_rows[claims_n++].got = got;
}

static void claims_nop(void *data, const struct gh_bell_ring *ring)
{
}

/* Claim, release again if that went well, and say what came of it. */
static long claims_try(u64 bits, gh_bell_callback_t callback)
{
	struct gh_bell_claim *claim = gh_bell_claim(claims_rx, bits, callback,
						    NULL);

	if (IS_ERR(claim))
		return PTR_ERR(claim);

	gh_bell_release(claim);
	return 0;
}

static long claims_try_simple(gh_bell_callback_t callback)
{
	struct gh_bell_claim *claim = gh_bell_claim_simple(claims_rx, callback,
							   NULL);

	if (IS_ERR(claim))
		return PTR_ERR(claim);

	gh_bell_release(claim);
	return 0;
}

static void claims_of_bits(void)
{
	struct gh_bell_claim *low, *high;

	claims_subject = "owner";
	claims_expect("claim no bit", -EINVAL, claims_try(0, claims_nop));
	claims_expect("claim without a callback", -EINVAL, claims_try(1, NULL));
	claims_expect("claim all, simply, without a callback", -EINVAL,
		      claims_try_simple(NULL));

	low = gh_bell_claim(claims_rx, 3, claims_nop, NULL);
	claims_expect("claim two bits", 0, PTR_ERR_OR_ZERO(low));
	claims_expect("claim one of them", -EBUSY, claims_try(2, claims_nop));
	claims_expect("claim one of them and another", -EBUSY,
		      claims_try(6, claims_nop));
	claims_expect("claim all", -EBUSY, claims_try(GH_BELL_ALL, claims_nop));
	claims_expect("claim all, simply", -EBUSY,
		      claims_try_simple(claims_nop));
	high = gh_bell_claim(claims_rx, BIT_ULL(63), claims_nop, NULL);
	claims_expect("claim the last bit", 0, PTR_ERR_OR_ZERO(high));
	claims_expect("claim it again", -EBUSY,
		      claims_try(BIT_ULL(63), claims_nop));

	gh_bell_release(low);
	claims_expect("claim what was released", 0, claims_try(3, claims_nop));
	claims_expect("claim all but one", 0,
		      claims_try(~BIT_ULL(63), claims_nop));
	gh_bell_release(high);
	claims_expect("claim all when nobody has any", 0,
		      claims_try(GH_BELL_ALL, claims_nop));

	low = gh_bell_claim_simple(claims_rx, claims_nop, NULL);
	claims_expect("claim all, simply, when nobody has any", 0,
		      PTR_ERR_OR_ZERO(low));
	claims_expect("claim one of these", -EBUSY, claims_try(1, claims_nop));
	claims_expect("claim all, simply, twice", -EBUSY,
		      claims_try_simple(claims_nop));
	gh_bell_release(low);
}

static void claims_of_nobody(void)
{
	struct gh_bell_claim *claim;
	u64 old = 0;

	claims_subject = "unclaimed";
	claims_expect("send a bit", 0, gh_bell_send(claims_tx, 4, &old));
	claims_expect("it was not set", 0, old);
	claims_expect("send it and another", 0,
		      gh_bell_send(claims_tx, 12, &old));
	claims_expect("it was set", 4, old);
	claims_expect("read no bit", -EINVAL,
		      gh_bell_receive(claims_rx, 0, &old));
	claims_expect("read it", 0, gh_bell_receive(claims_rx, 4, &old));
	claims_expect("both were set", 12, old);
	claims_expect("read it again", 0, gh_bell_receive(claims_rx, 4, &old));
	claims_expect("it was set no more", 8, old);

	claim = gh_bell_claim(claims_rx, 1, claims_nop, NULL);
	claims_expect("claim another bit", 0, PTR_ERR_OR_ZERO(claim));
	claims_expect("read that", -EBUSY,
		      gh_bell_receive(claims_rx, 1, &old));
	claims_expect("read it with others", -EBUSY,
		      gh_bell_receive(claims_rx, GH_BELL_ALL, &old));
	claims_expect("read others", 0, gh_bell_receive(claims_rx, 8, NULL));
	claims_expect("reset", -EBUSY, gh_bell_reset(claims_rx));
	gh_bell_release(claim);
	claims_expect("send what is reset", 0,
		      gh_bell_send(claims_tx, 2, NULL));
	claims_expect("reset when nobody claims any", 0,
		      gh_bell_reset(claims_rx));
	claims_expect("read", 0,
		      gh_bell_receive(claims_rx, GH_BELL_ALL, &old));
	claims_expect("nothing was set", 0, old);
}

struct claims_slow {
	struct completion begun;
	bool ended;
};

static void claims_sleep(void *data, const struct gh_bell_ring *ring)
{
	struct claims_slow *slow = data;

	complete(&slow->begun);
	msleep(200);
	WRITE_ONCE(slow->ended, true);
}

static void claims_released_while_called(void)
{
	struct claims_slow slow = {};
	struct gh_bell_claim *claim;

	claims_subject = "wait";
	init_completion(&slow.begun);
	claim = gh_bell_claim(claims_rx, 1, claims_sleep, &slow);
	claims_expect("claim", 0, PTR_ERR_OR_ZERO(claim));
	gh_bell_send(claims_tx, 1, NULL);
	claims_expect("the callback is called", true,
		      !!wait_for_completion_timeout(&slow.begun, CLAIMS_WAIT));
	gh_bell_release(claim);
	claims_expect("it has returned when its claim is released", true,
		      READ_ONCE(slow.ended));
}

struct claims_own {
	struct gh_bell_claim *claim;
	struct gh_bell_claim *next;
	struct completion ended;
};

/* Gives up its bit, and takes another one */
static void claims_change(void *data, const struct gh_bell_ring *ring)
{
	struct claims_own *own = data;

	gh_bell_release(own->claim);
	own->next = gh_bell_claim(claims_rx, 2, claims_nop, NULL);
	complete(&own->ended);
}

static void claims_released_by_callback(void)
{
	struct claims_own own = {};

	claims_subject = "own";
	init_completion(&own.ended);
	own.claim = gh_bell_claim(claims_rx, 1, claims_change, &own);
	claims_expect("claim", 0, PTR_ERR_OR_ZERO(own.claim));
	gh_bell_send(claims_tx, 1, NULL);
	claims_expect("the callback releases its own claim", true,
		      !!wait_for_completion_timeout(&own.ended, CLAIMS_WAIT));
	claims_expect("and makes another one", 0, PTR_ERR_OR_ZERO(own.next));
	claims_expect("which is one", -EBUSY, claims_try(2, claims_nop));
	claims_expect("and its own is none", 0, claims_try(1, claims_nop));
	gh_bell_release(own.next);
}

static void claims_of_ends(struct device *dev,
			   const struct gh_sim_bell_device *sim)
{
	claims_subject = "end";
	claims_expect("send on the receiving end", -EINVAL,
		      PTR_ERR_OR_ZERO(gh_bell_tx_create(dev, sim->name,
							sim->rx)));
	claims_expect("receive from the sending end", -EINVAL,
		      PTR_ERR_OR_ZERO(gh_bell_rx_create(dev, sim->name,
							sim->tx)));
	claims_expect("mask from the sending end", claims_clear ? 0 : -EACCES,
		      gh_bell_tx_set_mask(claims_tx, 0, 0));
}

static int claims_probe(struct auxiliary_device *auxdev,
			const struct auxiliary_device_id *id)
{
	const struct gh_sim_bell_device *sim = to_gh_sim_bell_device(auxdev);
	struct device *dev = &auxdev->dev;

	claims_tx = gh_bell_tx_create(dev, NULL, sim->tx);
	if (IS_ERR(claims_tx))
		return PTR_ERR(claims_tx);

	claims_rx = gh_bell_rx_create(dev, sim->name, sim->rx);
	if (IS_ERR(claims_rx)) {
		gh_bell_tx_destroy(claims_tx);
		return PTR_ERR(claims_rx);
	}

	claims_of_ends(dev, sim);
	claims_of_bits();
	claims_of_nobody();
	claims_released_while_called();
	claims_released_by_callback();

	return 0;
}

static void claims_remove(struct auxiliary_device *auxdev)
{
	gh_bell_rx_destroy(claims_rx);
	gh_bell_tx_destroy(claims_tx);
}

static ssize_t results_show(struct device *dev, struct device_attribute *attr,
			    char *buf)
{
	unsigned int i;
	int len = 0;

	for (i = 0; i < claims_n; i++) {
		if (claims_rows[i].got == claims_rows[i].want)
			len += sysfs_emit_at(buf, len, "right");
		else
			len += sysfs_emit_at(buf, len, "%ld, not %ld",
					     claims_rows[i].got,
					     claims_rows[i].want);
		len += sysfs_emit_at(buf, len, "\t%s\t%s\n",
				     claims_rows[i].subject,
				     claims_rows[i].what);
	}

	return len;
}
static DEVICE_ATTR_RO(results);

static struct attribute *claims_attrs[] = {
	&dev_attr_results.attr,
	NULL,
};
ATTRIBUTE_GROUPS(claims);

static const struct auxiliary_device_id claims_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_BELL_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver claims_driver = {
	.name = "bell_claims",
	.probe = claims_probe,
	.remove = claims_remove,
	.id_table = claims_ids,
	.driver.dev_groups = claims_groups,
};
module_auxiliary_driver(claims_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: who has which bits of a doorbell");
