// SPDX-License-Identifier: GPL-2.0
/*
 * Threads that claim bits of one doorbell, ring them, and release them
 *
 * Half of the time a thread waits until its bits are told, half of the time it
 * releases them at once. The totals are parameters of the module.
 */

#include <linux/completion.h>
#include <linux/gunyah_bell.h>
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/random.h>
#include <linux/slab.h>

#include "bell.h"

#define STORM_THREADS_MAX	64
#define STORM_WAIT		(60 * HZ)

static uint storm_threads = 16;
module_param_named(threads, storm_threads, uint, 0444);
static uint storm_cycles = 200;
module_param_named(cycles, storm_cycles, uint, 0444);

#define STORM_TOTALS(T)							\
	T(claimed)		/* bits that a thread got */		\
	T(refused)		/* and that another one had */		\
	T(told)			/* claims whose callback was called */	\
	T(untold)		/* … or not, though it was waited for */ \
	T(foreign)		/* callbacks told of others' bits */	\
	T(late)			/* callbacks after the release */	\
	T(shared)		/* claims of a bit that was claimed */	\
	T(failed)		/* calls with another error */		\
	T(done)			/* cycles */

#define STORM_TOTAL(_name)						\
static atomic_t storm_##_name = ATOMIC_INIT(0);			\
module_param_named(_name, storm_##_name.counter, int, 0444);
STORM_TOTALS(STORM_TOTAL)

static struct gh_bell_tx *storm_tx;
static struct gh_bell_rx *storm_rx;
static struct task_struct *storm_tasks[STORM_THREADS_MAX];
/* Bits that somebody has: a claim of one of them must not have succeeded */
static atomic64_t storm_owned = ATOMIC64_INIT(0);

/* Lives as long as its claim, so that a late callback uses freed memory. */
struct storm_claim {
	u64 bits;
	bool released;
	struct completion told;
};

static void storm_callback(void *data, const struct gh_bell_ring *ring)
{
	struct storm_claim *mine = data;

	if (READ_ONCE(mine->released))
		atomic_inc(&storm_late);
	if (!ring->flags || ring->flags & ~mine->bits)
		atomic_inc(&storm_foreign);
	complete(&mine->told);
}

static void storm_use(struct storm_claim *mine, struct gh_bell_claim *claim)
{
	bool wait = get_random_u32() & 1;

	atomic_inc(&storm_claimed);
	if (atomic64_fetch_or(mine->bits, &storm_owned) & mine->bits)
		atomic_inc(&storm_shared);
	if (gh_bell_send(storm_tx, mine->bits, NULL))
		atomic_inc(&storm_failed);
	if (wait && !wait_for_completion_timeout(&mine->told, STORM_WAIT))
		atomic_inc(&storm_untold);
	else if (wait)
		atomic_inc(&storm_told);

	atomic64_andnot(mine->bits, &storm_owned);
	gh_bell_release(claim);
	WRITE_ONCE(mine->released, true);
}

static int storm_cycle(void)
{
	struct gh_bell_claim *claim;
	struct storm_claim *mine;

	mine = kzalloc(sizeof(*mine), GFP_KERNEL);
	if (!mine)
		return -ENOMEM;

	init_completion(&mine->told);
	/* Few enough bits for threads to meet */
	mine->bits = BIT_ULL(get_random_u32() % 12) |
		     BIT_ULL(get_random_u32() % 12);
	claim = gh_bell_claim(storm_rx, mine->bits, storm_callback, mine);
	if (!IS_ERR(claim))
		storm_use(mine, claim);
	else if (PTR_ERR(claim) == -EBUSY)
		atomic_inc(&storm_refused);
	else
		atomic_inc(&storm_failed);
	kfree(mine);
	atomic_inc(&storm_done);
	cond_resched();

	return 0;
}

static int storm_thread(void *data)
{
	unsigned int i;

	for (i = 0; i < storm_cycles && !storm_cycle(); i++)
		;
	/* kthread_stop() needs a thread to stop. */
	while (!kthread_should_stop()) {
		set_current_state(TASK_IDLE);
		if (!kthread_should_stop())
			schedule();
		__set_current_state(TASK_RUNNING);
	}

	return 0;
}

static void storm_run(void)
{
	struct task_struct *task;
	unsigned int i;

	for (i = 0; i < min_t(uint, storm_threads, STORM_THREADS_MAX); i++) {
		task = kthread_run(storm_thread, NULL, "bell_storm/%u", i);
		storm_tasks[i] = IS_ERR(task) ? NULL : task;
	}
}

static void storm_end(void)
{
	unsigned int i;

	for (i = 0; i < STORM_THREADS_MAX; i++)
		if (storm_tasks[i])
			kthread_stop(storm_tasks[i]);
}

static int storm_probe(struct auxiliary_device *auxdev,
		       const struct auxiliary_device_id *id)
{
	const struct gh_sim_bell_device *sim = to_gh_sim_bell_device(auxdev);
	struct device *dev = &auxdev->dev;

	storm_tx = gh_bell_tx_create(dev, sim->name, sim->tx);
	if (IS_ERR(storm_tx))
		return PTR_ERR(storm_tx);

	storm_rx = gh_bell_rx_create(dev, sim->name, sim->rx);
	if (IS_ERR(storm_rx)) {
		gh_bell_tx_destroy(storm_tx);
		return PTR_ERR(storm_rx);
	}
	storm_run();

	return 0;
}

static void storm_remove(struct auxiliary_device *auxdev)
{
	storm_end();
	gh_bell_rx_destroy(storm_rx);
	gh_bell_tx_destroy(storm_tx);
}

static const struct auxiliary_device_id storm_ids[] = {
	{ .name = GH_SIM_MODULE_NAME "." GH_SIM_BELL_DEVICE_NAME },
	{ }
};

static struct auxiliary_driver storm_driver = {
	.name = "bell_storm",
	.probe = storm_probe,
	.remove = storm_remove,
	.id_table = storm_ids,
};
module_auxiliary_driver(storm_driver);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Selftest: bits claimed and released by many threads");
