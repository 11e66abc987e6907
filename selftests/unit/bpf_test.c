// SPDX-License-Identifier: GPL-2.0
/*
 * The BPF programs, run by hand in the kernel of this machine
 */
#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "../../bpf/slots.h"
#include "ktap.h"
#include "gunyah_msgq.skel.h"
#include "rpmsg_link.skel.h"

static struct gunyah_msgq_bpf *bpf_skel;
static int bpf_error;

/* Arguments of gh_msgq_txdone; those of gh_msgq_rx begin alike. */
struct bpf_args {
	__u64 queue, gen, seq, ret, context;
	__s64 send_ns, irq_ns;
};

static int bpf_print(enum libbpf_print_level level, const char *format,
		     va_list args)
{
	(void)level;
	(void)format;
	(void)args;
	return 0;
}

/* A fresh set of programs and maps */
static bool bpf_load(void)
{
	int slot, nth;

	gunyah_msgq_bpf__destroy(bpf_skel);
	libbpf_set_print(bpf_print);
	bpf_skel = gunyah_msgq_bpf__open();
	for (slot = 0; bpf_skel && slot < RS_SLOTS; slot++) {
		for (nth = 0; nth < RS_SLOT_STAGES; nth++)
			bpf_skel->bss->slots_tx[slot].hist[nth].min =
				UINT64_MAX;
	}
	bpf_error = bpf_skel ? -gunyah_msgq_bpf__load(bpf_skel) : errno;
	ktap_expect(!bpf_error || bpf_error == EPERM || bpf_error == ENOSYS,
		    "loading: %s", strerror(bpf_error));
	return !bpf_error;
}

#define BPF_LOAD_OR_SKIP() do {						\
	if (!bpf_load())						\
		ktap_skip("this user or kernel may not load BPF programs"); \
} while (0)

static void bpf_run_on(const struct bpf_program *program,
		       const struct bpf_args *args, int cpu)
{
	LIBBPF_OPTS(bpf_test_run_opts, opts,
		.ctx_in = args,
		.ctx_size_in = sizeof(*args),
		.flags = BPF_F_TEST_RUN_ON_CPU,
		.cpu = cpu,
	);
	int err = bpf_prog_test_run_opts(bpf_program__fd(program), &opts);

	ktap_expect(!err, "running: %s", strerror(-err));
}

static void bpf_hit(const struct bpf_program *program, __u32 queue, __u32 gen,
		    __s64 send_ns, __s64 irq_ns)
{
	struct bpf_args args = {
		.queue = queue, .gen = gen,
		.send_ns = send_ns, .irq_ns = irq_ns,
	};

	bpf_run_on(program, &args, 0);
}

static struct rs_slot *bpf_slot(__u32 gen)
{
	int i;

	for (i = 0; i < RS_SLOTS; i++) {
		if (bpf_skel->bss->slots_tx[i].gen == gen)
			return &bpf_skel->bss->slots_tx[i];
	}
	return NULL;
}

static __u64 bpf_count(const struct rs_hist *hist)
{
	__u64 count = 0;
	int i;

	for (i = 0; i < RS_HIST_BUCKETS; i++)
		count += hist->bucket[i];
	return count;
}

static void bpf_counts_as_the_host_does(void)
{
	static struct rs_hist expected;
	__u64 value, index;
	struct rs_hist *got;
	int i;

	BPF_LOAD_OR_SKIP();
	memset(&expected, 0, sizeof(expected));
	expected.min = UINT64_MAX;
	srandom(1);
	for (i = 0; i < 20000; i++) {
		value = ((__u64)random() << 31 | random()) >> (random() % 62);
		if (!rs_hist_index(value, &index))
			index = RS_HIST_OVERFLOW;
		expected.bucket[index]++;
		expected.sum += value;
		expected.min = value < expected.min ? value : expected.min;
		expected.max = value > expected.max ? value : expected.max;
		bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 3, 7, value, 5);
	}
	ktap_expect(bpf_slot(7) && bpf_slot(7)->queue == 3, "no slot");
	got = &bpf_slot(7)->hist[0];
	ktap_expect(!memcmp(got->bucket, expected.bucket, sizeof(got->bucket)),
		    "buckets differ");
	ktap_expect(got->sum == expected.sum, "%llu, not %llu", got->sum,
		    expected.sum);
	ktap_expect(got->min == expected.min, "%llu, not %llu", got->min,
		    expected.min);
	ktap_expect(got->max == expected.max, "%llu, not %llu", got->max,
		    expected.max);
}

static void bpf_counts_every_bucket_edge(void)
{
	__u64 index, value;
	int bit;

	BPF_LOAD_OR_SKIP();
	for (bit = 0; bit < RS_HIST_MAX_BITS; bit++) {
		for (value = (1ULL << bit) - !!bit; value <= (1ULL << bit) + 1; value++) {
			__u64 *bucket;

			bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 0, 1, value, 0);
			rs_hist_index(value, &index);
			bucket = &bpf_slot(1)->hist[0].bucket[index];
			ktap_expect(*bucket == 1, "%llu: %llu", value, *bucket);
			*bucket = 0;
		}
	}
}

static void bpf_only_the_asked_stages_count(void)
{
	struct rs_hist *hist;

	BPF_LOAD_OR_SKIP();
	bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 0, 1, 100, 200);
	hist = bpf_slot(1)->hist;
	ktap_expect(bpf_count(&hist[0]) == 1 && bpf_count(&hist[1]) == 0,
		    "%llu %llu", bpf_count(&hist[0]), bpf_count(&hist[1]));
	bpf_hit(bpf_skel->progs.rs_msgq_txdone2, 0, 1, 100, 200);
	ktap_expect(bpf_count(&hist[0]) == 1 && bpf_count(&hist[1]) == 1,
		    "%llu %llu", bpf_count(&hist[0]), bpf_count(&hist[1]));
	bpf_hit(bpf_skel->progs.rs_msgq_txdone3, 0, 1, 100, 200);
	ktap_expect(hist[0].bucket[100] == 2, "%llu", hist[0].bucket[100]);
	ktap_expect(hist[1].sum == 400 && hist[0].sum == 200, "%llu %llu",
		    hist[1].sum, hist[0].sum);
}

static void bpf_reasons_are_losses(void)
{
	struct rs_hist *hist;

	BPF_LOAD_OR_SKIP();
	bpf_hit(bpf_skel->progs.rs_msgq_txdone3, 0, 1, -1, -3);
	bpf_hit(bpf_skel->progs.rs_msgq_txdone3, 0, 1, -2, -1);
	bpf_hit(bpf_skel->progs.rs_msgq_txdone3, 0, 1, -2, -3);
	bpf_hit(bpf_skel->progs.rs_msgq_txdone3, 0, 1, -4, -3);
	hist = bpf_slot(1)->hist;
	ktap_expect(hist[0].lost[RS_LOSS_before_attach] == 1 &&
		    hist[0].lost[RS_LOSS_not_carried] == 2 &&
		    hist[0].lost[RS_LOSS_bad_time] == 1, "%llu %llu %llu",
		    hist[0].lost[0], hist[0].lost[1], hist[0].lost[2]);
	ktap_expect(hist[1].lost[RS_LOSS_before_attach] == 1 &&
		    hist[1].lost[RS_LOSS_not_carried] == 0 &&
		    hist[1].lost[RS_LOSS_bad_time] == 0, "%llu %llu %llu",
		    hist[1].lost[0], hist[1].lost[1], hist[1].lost[2]);
	ktap_expect(!bpf_count(&hist[0]) && !bpf_count(&hist[1]),
		    "a reason was counted as a time");
	ktap_expect(!hist[0].sum && hist[0].min == UINT64_MAX, "%llu %llu",
		    hist[0].sum, hist[0].min);
}

static void bpf_same_id_again_is_another_queue(void)
{
	BPF_LOAD_OR_SKIP();
	bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 4, 10, 100, 0);
	bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 4, 11, 100, 0);
	bpf_hit(bpf_skel->progs.rs_msgq_txdone1, 4, 11, 100, 0);
	ktap_expect(bpf_slot(10) && bpf_count(bpf_slot(10)->hist) == 1, "gen 10");
	ktap_expect(bpf_slot(11) && bpf_count(bpf_slot(11)->hist) == 2, "gen 11");
}

static void bpf_full_table_is_a_loss(void)
{
	__u64 no_slot;
	__u32 i;

	BPF_LOAD_OR_SKIP();
	/* Generations that all want the same slot */
	for (i = 0; i < RS_SLOT_PROBES + 3; i++) {
		bpf_hit(bpf_skel->progs.rs_msgq_txdone1, i, 1 + i * RS_SLOTS, 50, 0);
		bpf_hit(bpf_skel->progs.rs_msgq_txdone1, i, 1 + i * RS_SLOTS, 50, 0);
	}
	for (i = 0; i < RS_SLOT_PROBES; i++) {
		struct rs_slot *slot = bpf_slot(1 + i * RS_SLOTS);

		ktap_expect(slot && slot->queue == i &&
			    bpf_count(slot->hist) == 2, "queue %u", i);
	}
	no_slot = bpf_skel->bss->no_slot[RS_EVENT_msgq_txdone];
	ktap_expect(no_slot == 6, "%llu", no_slot);
}

#define BPF_THREADS	4
#define BPF_THREAD_HITS	20000

static void *bpf_thread(void *number)
{
	struct bpf_args args = { .queue = 1, .gen = 2 };
	int i, cpu = (long)number % sysconf(_SC_NPROCESSORS_ONLN);

	for (i = 0; i < BPF_THREAD_HITS; i++) {
		args.send_ns = 1000 + i;
		bpf_run_on(bpf_skel->progs.rs_msgq_txdone1, &args, cpu);
	}
	return NULL;
}

static void bpf_no_count_is_lost_between_cpus(void)
{
	pthread_t threads[BPF_THREADS];
	struct bpf_prog_info info = {};
	__u32 size = sizeof(info);
	struct rs_hist *hist;
	long i;

	BPF_LOAD_OR_SKIP();
	for (i = 0; i < BPF_THREADS; i++)
		pthread_create(&threads[i], NULL, bpf_thread, (void *)i);
	for (i = 0; i < BPF_THREADS; i++)
		pthread_join(threads[i], NULL);
	bpf_obj_get_info_by_fd(bpf_program__fd(bpf_skel->progs.rs_msgq_txdone1),
			       &info, &size);
	hist = bpf_slot(2)->hist;
	ktap_expect(bpf_count(hist) + info.recursion_misses ==
		    BPF_THREADS * BPF_THREAD_HITS, "%llu and %llu",
		    bpf_count(hist), info.recursion_misses);
	ktap_expect(hist->min == 1000 && hist->max == 999 + BPF_THREAD_HITS,
		    "%llu %llu", hist->min, hist->max);
}

/* Programs of the rpmsg bus, whose events share slots, as documented */
static void bpf_links_are_measured_by_their_arguments(void)
{
	struct rpmsg_link_bpf *skel = rpmsg_link_bpf__open_and_load();
	struct rs_slot *tx, *rx;
	__u64 args[] = { 5, 1, 12, 13, 14, 15, 16, 17, 18 };
	size_t i;

	if (!skel)
		ktap_skip("this user or kernel may not load BPF programs");
	tx = &skel->bss->slots_tx[1];
	rx = &skel->bss->slots_rx[1];
	const struct {
		const struct bpf_program *program;
		const struct rs_slot *slot;
		int nth;
		__u64 ns;
	} rows[] = {
		{ skel->progs.rs_link_reclaim1, tx, 0, 13 },
		{ skel->progs.rs_link_wake2, tx, 1, 14 },
		{ skel->progs.rs_link_rx1, rx, 0, 18 },
		{ skel->progs.rs_link_rx_done2, rx, 1, 13 },
	};

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		LIBBPF_OPTS(bpf_test_run_opts, opts,
			.ctx_in = args,
			.ctx_size_in = sizeof(args),
		);

		bpf_prog_test_run_opts(bpf_program__fd(rows[i].program), &opts);
		ktap_expect(rows[i].slot->queue == 5, "row %zu: slot", i);
		ktap_expect(rows[i].slot->hist[rows[i].nth].bucket[rows[i].ns] == 1,
			    "row %zu: not %llu ns", i, rows[i].ns);
	}
	ktap_expect(bpf_count(&tx->hist[0]) == 1 && bpf_count(&tx->hist[1]) == 1 &&
		    bpf_count(&rx->hist[0]) == 1 && bpf_count(&rx->hist[1]) == 1,
		    "counted elsewhere too");
	rpmsg_link_bpf__destroy(skel);
}

static const struct ktap_test bpf_tests[] = {
	KTAP_TEST("a program counts as the host does", bpf_counts_as_the_host_does),
	KTAP_TEST("a program finds every edge of a bucket",
		  bpf_counts_every_bucket_edge),
	KTAP_TEST("only the stages asked for are counted",
		  bpf_only_the_asked_stages_count),
	KTAP_TEST("a reason instead of a time is a loss", bpf_reasons_are_losses),
	KTAP_TEST("the same id with a new generation is another queue",
		  bpf_same_id_again_is_another_queue),
	KTAP_TEST("a queue that finds no slot is counted as lost",
		  bpf_full_table_is_a_loss),
	KTAP_TEST("links are measured by the arguments that are documented",
		  bpf_links_are_measured_by_their_arguments),
	KTAP_TEST("no count is lost between CPUs", bpf_no_count_is_lost_between_cpus),
};

KTAP_MAIN(bpf_tests)
