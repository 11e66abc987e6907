// SPDX-License-Identifier: GPL-2.0
/*
 * What people read: times, bars, and reasons why something cannot be done
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../tools/lib/env.h"
#include "../../tools/lib/output.h"
#include "ktap.h"

#define OUTPUT_ROWS 20

static void output_times_have_three_digits(void)
{
	static const struct {
		double ns;
		const char *text;
	} rows[] = {
		{ 0, "0 ns" }, { 1, "1 ns" }, { 999, "999 ns" },
		{ 999.4, "999 ns" }, { 999.6, "1.00 us" }, { 1000, "1.00 us" },
		{ 1234, "1.23 us" }, { 9994, "9.99 us" }, { 9996, "10.0 us" },
		{ 12345, "12.3 us" }, { 99940, "99.9 us" }, { 99960, "100 us" },
		{ 999400, "999 us" }, { 999600, "1.00 ms" },
		{ 25500000, "25.5 ms" }, { 1e9, "1.00 s" }, { 68.7e9, "68.7 s" },
		{ 5000e9, "5000 s" },
	};
	char text[RS_OUTPUT_TIME];
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		rs_output_time(text, rows[i].ns);
		ktap_expect(!strcmp(text, rows[i].text), "%f: '%s', not '%s'",
			    rows[i].ns, text, rows[i].text);
	}
}

/* What rs_output_text() prints of one stage of one queue, to be freed */
static char *output_text(struct rs_hist *hist)
{
	struct rs_queue queue = {
		.generation = 1, .dir = "msgq0", .name = "a", .present = true,
	};
	struct rs_sample_queue entry = {
		.queue = &queue, .hist = { [RS_STAGE_send_txdone] = hist },
	};
	struct rs_sample sample = {
		.end_ns = 1, .stages = 1 << RS_STAGE_send_txdone,
		.queue = &entry, .count = 1,
	};
	FILE *saved = stdout;
	char *text = NULL;
	size_t size;

	fflush(stdout);
	stdout = open_memstream(&text, &size);
	rs_output_text(&sample, NULL);
	fclose(stdout);
	stdout = saved;
	return text;
}

static void output_check_bars(struct rs_hist *hist)
{
	uint64_t sum = 0, full = 0, count = rs_hist_count(hist);
	char *text = output_text(hist), *line, *rest = text;
	int rows = 0;

	while ((line = strsep(&rest, "\n"))) {
		char *bar = strchr(line, '|');
		uint64_t row;

		if (!bar)
			continue;
		rows++;
		full += !strchr(bar, ' ');
		/* The count is the word before the bar. */
		*bar = '\0';
		bar[-1] = '\0';
		row = strtoull(strrchr(line, ' '), NULL, 10);
		sum += row;
		if (strstr(line, "below") || strstr(line, "from"))
			ktap_expect(row <= count / 200, "%" PRIu64 " of %" PRIu64
				    " outside: %s", row, count, line);
		ktap_expect(!row == (bar[1] == ' '), "count %" PRIu64 ", bar '%s'",
			    row, bar + 1);
	}
	ktap_expect(rows >= 1 && rows <= OUTPUT_ROWS, "%d rows", rows);
	ktap_expect(sum == count, "%" PRIu64 " in the bars, not %" PRIu64, sum,
		    count);
	ktap_expect(full >= 1, "no full bar");
	free(text);
}

static void output_bars_show_every_message(void)
{
	struct rs_hist *hist;
	int shape, i;

	srandom(3);
	for (shape = 0; shape < 300; shape++) {
		hist = calloc(1, sizeof(*hist));
		hist->max = UINT64_MAX;
		for (i = random() % 2000; i >= 0; i--) {
			unsigned int width = 1 + shape * RS_HIST_BUCKETS / 300;
			unsigned int at = random() % RS_HIST_BUCKETS;

			if (random() % 100)
				at = (shape * 7 + random() % width) % RS_HIST_BUCKETS;
			hist->bucket[at]++;
		}
		output_check_bars(hist);
		free(hist);
	}
}

static void output_lines_fit_a_terminal(void)
{
	struct rs_hist *hist = calloc(1, sizeof(*hist));
	char *text, *line, *rest;
	int loss;

	hist->min = rs_hist_low(400);
	hist->max = rs_hist_low(RS_HIST_OVERFLOW);
	hist->sum = 999999999999999999;
	for (loss = 0; loss < RS_LOSS_COUNT; loss++)
		hist->lost[loss] = 9999999;
	hist->bucket[400] = 900000000;
	hist->bucket[RS_HIST_OVERFLOW - 1] = 90000000;
	hist->bucket[RS_HIST_OVERFLOW] = 9000000;
	text = rest = output_text(hist);
	while ((line = strsep(&rest, "\n")))
		ktap_expect(strlen(line) <= 80, "%zu: %s", strlen(line), line);
	free(text);
	free(hist);
}

#define EVENTS(there) { [0 ... RS_EVENT_COUNT - 1] = there }

static void output_says_all_that_is_missing(void)
{
	static const struct {
		struct rs_env env;
		unsigned int stages;
		enum rs_exit status;
		const char *text[3];
		const char *not;
	} rows[] = {
		{ { .bpf = true, .event = EVENTS(true), .cap_bpf = true,
		    .cap_perfmon = true }, RS_STAGE_ALL, 0, {}, NULL },
		{ { .bpf = true, .event = { true, false }, .cap_bpf = true,
		    .cap_perfmon = true }, 1 << RS_STAGE_send_txdone, 0, {}, NULL },
		{ { .bpf = true, .event = { true, false }, .cap_bpf = true,
		    .cap_perfmon = true }, RS_STAGE_ALL, RS_EXIT_CANNOT,
		  { "gh_msgq_rx: load the driver (modprobe gunyah_mbox)",
		    "rpmsg_bus_reclaim: load the driver (modprobe rpmsg_bus)" },
		  "CAP_" },
		{ { .bpf = true, .event = { true, true }, .cap_bpf = true,
		    .cap_perfmon = true }, 1 << RS_STAGE_link_wait_wake,
		  RS_EXIT_CANNOT, { "rpmsg_bus_wake", "modprobe rpmsg_bus" },
		  "gunyah" },
		{ { .event = EVENTS(true), .cap_bpf = true, .cap_perfmon = true },
		  RS_STAGE_ALL, RS_EXIT_CANNOT, { "no BPF" }, "modprobe" },
		{ { .bpf = true, .event = EVENTS(true), .cap_bpf = true },
		  RS_STAGE_ALL, RS_EXIT_ERROR, { "CAP_PERFMON" }, "CAP_BPF" },
		{ { .bpf = true, .event = EVENTS(true), .cap_perfmon = true },
		  RS_STAGE_ALL, RS_EXIT_ERROR, { "CAP_BPF" }, "CAP_PERFMON" },
		{ {}, RS_STAGE_ALL, RS_EXIT_CANNOT,
		  { "no BPF", "gh_msgq_txdone", "CAP_BPF and CAP_PERFMON" }, "\n" },
	};
	enum rs_exit status;
	size_t i, j;
	char *text;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		text = rs_env_missing(&rows[i].env, rows[i].stages, &status);
		ktap_expect(!text == !rows[i].text[0], "row %zu: %s", i,
			    text ?: "nothing");
		if (!text)
			continue;
		ktap_expect(status == rows[i].status, "row %zu: %d", i, status);
		for (j = 0; j < 3 && rows[i].text[j]; j++)
			ktap_expect(strstr(text, rows[i].text[j]), "row %zu: %s",
				    i, text);
		ktap_expect(!strstr(text, rows[i].not), "row %zu: %s", i, text);
		free(text);
	}
}

#define OUTPUT_SEND_RX (1U << RS_STAGE_send_rx | 1U << RS_STAGE_link_send_rx)

/* A name stands for the stages of all kinds of queues that have it. */
static void output_stage_names_are_of_all_kinds(void)
{
	static const struct rs_env bus_only = {
		.event = { [RS_EVENT_link_rx] = true },
	};
	unsigned int stages = 0;

	ktap_expect(!rs_stage_parse("send-rx,wait-wake", &stages), "refused");
	ktap_expect(stages == (OUTPUT_SEND_RX | 1U << RS_STAGE_link_wait_wake),
		    "0x%x", stages);
	ktap_expect(rs_stage_namesakes(1U << RS_STAGE_send_rx) == OUTPUT_SEND_RX,
		    "0x%x", rs_stage_namesakes(1U << RS_STAGE_send_rx));
	ktap_expect(rs_stage_parse("send", &stages) == -EINVAL, "half a name");
	ktap_expect(rs_env_stages(&bus_only, OUTPUT_SEND_RX) ==
		    1U << RS_STAGE_link_send_rx, "not there");
	ktap_expect(rs_stage_kinds(1U << RS_STAGE_link_send_rx) ==
		    1U << RS_KIND_rpmsg_link, "kind of a stage");
	ktap_expect((rs_stage_of_kinds(1U << RS_KIND_rpmsg_link) & OUTPUT_SEND_RX)
		    == 1U << RS_STAGE_link_send_rx, "stages of a kind");
}

/* Drivers count their queues each for itself. */
static void output_kinds_keep_their_queues_apart(void)
{
	struct rs_queues queues = {};
	struct rs_queue *msgq, *link;

	msgq = rs_queues_find(&queues, RS_KIND_gunyah_msgq, 0, 1);
	link = rs_queues_find(&queues, RS_KIND_rpmsg_link, 0, 1);
	ktap_expect(msgq != link && queues.count == 2, "one queue for both");
	ktap_expect(!strcmp(msgq->dir, "msgq0") && !strcmp(link->dir, "link0"),
		    "'%s' and '%s'", msgq->dir, link->dir);
	ktap_expect(rs_queues_find(&queues, RS_KIND_rpmsg_link, 0, 1) == link,
		    "not found again");
	msgq->counter[RS_STAGE_send_rx] = 3;
	link->counter[RS_STAGE_link_send_rx] = 4;
	rs_queues_start(&queues, 1U << RS_KIND_rpmsg_link);
	ktap_expect(!msgq->base[RS_STAGE_send_rx] &&
		    link->base[RS_STAGE_link_send_rx] == 4, "started the wrong");
	rs_queues_free(&queues);
}

static void output_queue_names_are_patterns(void)
{
	static const struct rs_queue queue = { .name = "demo", .dir = "msgq7" };

	ktap_expect(rs_queue_matches(&queue, NULL), "any");
	ktap_expect(rs_queue_matches(&queue, "demo"), "name");
	ktap_expect(rs_queue_matches(&queue, "de*"), "pattern");
	ktap_expect(rs_queue_matches(&queue, "msgq7"), "sysfs");
	ktap_expect(!rs_queue_matches(&queue, "dem"), "part");
	ktap_expect(!rs_queue_matches(&queue, "7"), "id");
}

static const struct ktap_test output_tests[] = {
	KTAP_TEST("times have three digits and a unit",
		  output_times_have_three_digits),
	KTAP_TEST("bars show every message in at most 20 rows",
		  output_bars_show_every_message),
	KTAP_TEST("lines fit a terminal", output_lines_fit_a_terminal),
	KTAP_TEST("all that is missing is said in one line",
		  output_says_all_that_is_missing),
	KTAP_TEST("a name stands for the stages of all kinds of queues",
		  output_stage_names_are_of_all_kinds),
	KTAP_TEST("kinds keep their queues apart",
		  output_kinds_keep_their_queues_apart),
	KTAP_TEST("queues are chosen by name or pattern",
		  output_queue_names_are_patterns),
};

KTAP_MAIN(output_tests)
