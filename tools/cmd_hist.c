// SPDX-License-Identifier: GPL-2.0
/*
 * ringscope hist: histograms of the stages of messages
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "lib/env.h"
#include "lib/msg.h"
#include "lib/opts.h"
#include "lib/output.h"
#include "lib/stop.h"

#define HIST_SCAN_NS		250000000ULL	/* how often to look for queues */
#define HIST_PROGRESS_NS	1000000000ULL

struct hist_settings {
	const char *queue;
	unsigned int stages;		/* 0: all that there are */
	uint64_t duration;
	uint64_t interval;
	uint64_t operand_interval;
	uint64_t count;
	bool json;
	bool wait;
};

#define HIST_OPT(letter, name, metavar, kind, member, help)		\
	{ letter, name, metavar, kind, offsetof(struct hist_settings, member), help }

static const struct rs_opt hist_opts[] = {
	HIST_OPT('q', "queue", "QUEUE", RS_OPT_STRING, queue,
		 "only queues of this name; * and ? match as in a shell"),
	HIST_OPT('s', "stage", "STAGE[,...]", RS_OPT_STAGES, stages,
		 "only these stages"),
	HIST_OPT('d', "duration", "TIME", RS_OPT_DURATION, duration,
		 "end after so long: 10, 0.5s, 2m, 1h (until Ctrl-C)"),
	HIST_OPT('i', "interval", "TIME", RS_OPT_DURATION, interval,
		 "also print what each interval brought"),
	HIST_OPT('j', "json", NULL, RS_OPT_FLAG, json,
		 "print JSON, one object a line"),
	HIST_OPT('w', "wait", NULL, RS_OPT_FLAG, wait,
		 "QUEUE need not exist yet"),
	{ 'v', "verbose", NULL, RS_OPT_VERBOSE, 0,
	  "show what libbpf and the kernel's verifier say" },
	{ 'h', "help", NULL, RS_OPT_HELP, 0, "print this" },
	{}
};

static const struct rs_opt hist_operands[] = {
	HIST_OPT(0, NULL, "INTERVAL", RS_OPT_DURATION, operand_interval,
		 "the same as --interval INTERVAL"),
	HIST_OPT(0, NULL, "COUNT", RS_OPT_NUMBER, count,
		 "end after so many intervals"),
	{}
};

static int hist_check(const struct rs_verb *verb,
		      struct hist_settings *settings)
{
	if (!settings->operand_interval)
		return 0;
	if (settings->interval)
		return rs_opts_usage(verb, "the interval is given twice");
	settings->interval = settings->operand_interval;
	return 0;
}

/* Is the user's queue there? Without a name any queue will do, now or later. */
static int hist_check_queue(const struct hist_settings *settings,
			    const struct rs_queues *queues)
{
	char *names;
	size_t i;

	for (i = 0; i < queues->count; i++) {
		if (rs_queue_matches(queues->queue[i], settings->queue))
			return 0;
	}
	if (!settings->queue || settings->wait) {
		rs_note("waiting for a queue%s%s; Ctrl-C ends",
			settings->queue ? " " : "", settings->queue ?: "");
		return 0;
	}
	names = rs_queues_names(queues);
	rs_error("no queue '%s' (there are: %s); add --wait to measure one that comes later",
		 settings->queue, names ?: "?");
	free(names);
	return RS_EXIT_ERROR;
}

static void hist_print(const struct hist_settings *settings,
		       const struct rs_sample *sample)
{
	rs_progress_end();
	if (settings->json)
		rs_output_json_line(rs_output_json(sample, settings->queue));
	else
		rs_output_text(sample, settings->queue);
}

struct hist_run {
	const struct hist_settings *settings;
	struct rs_session *session;
	unsigned int wanted;		/* stages */
	unsigned int joined;		/* kinds of queues that are measured */
	struct rs_queues queues;
	uint64_t start;
	uint64_t end;
	uint64_t next_interval;
	uint64_t next_progress;
	unsigned int intervals;
	struct rs_sample *before;	/* where the present interval began */
};

static struct rs_sample *hist_sample(struct hist_run *run)
{
	struct rs_sample *sample;

	sample = rs_sample_take(run->session, &run->queues,
				run->wanted & rs_stage_of_kinds(run->joined));
	if (sample)
		sample->start_ns = run->start;
	return sample;
}

/* Print what came since the last interval; takes over the sample */
static int hist_interval(struct hist_run *run, struct rs_sample *now)
{
	struct rs_sample *difference = rs_sample_between(run->before, now);

	rs_sample_free(run->before);
	run->before = now;
	if (!difference)
		return -ENOMEM;
	difference->interval = ++run->intervals;
	hist_print(run->settings, difference);
	rs_sample_free(difference);
	return 0;
}

static void hist_progress(struct hist_run *run, uint64_t now)
{
	struct rs_sample *sample;

	if (now < run->next_progress || run->settings->interval)
		return;
	run->next_progress = now + HIST_PROGRESS_NS;
	sample = hist_sample(run);
	if (sample)
		rs_progress("%" PRIu64 " s, %" PRIu64 " measured; Ctrl-C ends",
			    (now - run->start) / 1000000000,
			    rs_sample_messages(sample));
	rs_sample_free(sample);
}

#define HIST_TOLD 1	/* something is wrong, and has been said */

/* 0 too if the driver has just gone: then it may come again. */
static int hist_join_kind(struct hist_run *run, enum rs_kind kind)
{
	int err;

	err = rs_session_load(run->session, kind);
	if (err) {
		rs_error("the kernel refused the BPF programs: %s (--verbose shows why)",
			 strerror(-err));
		return HIST_TOLD;
	}
	err = rs_session_attach(run->session, kind);
	if (err == -ENOENT && run->joined)
		return 0;
	if (err) {
		rs_error("cannot attach to the tracepoints: %s", strerror(-err));
		return HIST_TOLD;
	}
	run->joined |= 1U << kind;
	return 0;
}

/* Measure the kinds of queues whose drivers are there and not measured yet */
static int hist_join(struct hist_run *run)
{
	unsigned int before = run->joined, kinds;
	struct rs_env env;
	int kind, err;

	if (before == rs_stage_kinds(run->wanted))
		return 0;
	env = rs_env_probe();
	kinds = rs_stage_kinds(rs_env_stages(&env, run->wanted)) & ~before;
	for (kind = 0; kind < RS_KIND_COUNT; kind++) {
		err = kinds & (1U << kind) ? hist_join_kind(run, kind) : 0;
		if (err)
			return err;
	}
	if (run->joined == before)
		return 0;
	err = rs_queues_scan(&run->queues);
	rs_queues_start(&run->queues, run->joined & ~before);
	return err;
}

/* Look for drivers and queues, print intervals, but not the last one */
static int hist_loop(struct hist_run *run)
{
	const struct hist_settings *settings = run->settings;
	struct rs_sample *sample;
	uint64_t now, wake;
	bool stopped;
	int err;

	for (;;) {
		wake = rs_now() + HIST_SCAN_NS;
		wake = wake < run->end ? wake : run->end;
		wake = wake < run->next_interval ? wake : run->next_interval;
		stopped = rs_stop_wait(wake);
		err = rs_queues_scan(&run->queues);
		if (!err && !stopped)
			err = hist_join(run);
		if (err)
			return err;
		now = rs_now();
		if (stopped || now >= run->end)
			return 0;
		hist_progress(run, now);
		if (now < run->next_interval)
			continue;
		if (run->intervals + 1 == settings->count)
			return 0;
		run->next_interval += settings->interval;
		sample = hist_sample(run);
		if (!sample || hist_interval(run, sample))
			return -ENOMEM;
	}
}

/* The last interval and the whole are of one reading: they add up. */
static int hist_finish(struct hist_run *run)
{
	struct rs_sample *total;
	int err = 0;

	rs_session_detach(run->session);
	total = hist_sample(run);
	if (!total)
		return -ENOMEM;
	if (run->settings->interval)
		err = hist_interval(run, total);
	if (!err)
		hist_print(run->settings, total);
	if (total != run->before)
		rs_sample_free(total);
	return err;
}

static void hist_start(struct hist_run *run)
{
	const struct hist_settings *settings = run->settings;

	run->start = rs_now();
	run->end = settings->duration ? run->start + settings->duration :
					UINT64_MAX;
	run->next_interval = settings->interval ?
			     run->start + settings->interval : UINT64_MAX;
	run->next_progress = run->start + HIST_PROGRESS_NS;
}

static int hist_measure(struct hist_run *run)
{
	int err;

	err = hist_join(run);
	hist_start(run);
	if (!err)
		err = hist_loop(run);
	if (!err)
		err = hist_finish(run);
	if (err == -ENOMEM)
		rs_error("out of memory");
	return err ? RS_EXIT_ERROR : RS_EXIT_OK;
}

/*
 * The stages that keep it from beginning: of a stage by name, that no driver
 * has it; of all of them, that there is no driver at all.
 */
static unsigned int hist_lacking(const struct hist_run *run,
				 const struct rs_env *env)
{
	unsigned int there = rs_env_stages(env, run->wanted);

	if (there && !run->settings->stages)
		return 0;
	return run->wanted & ~rs_stage_namesakes(there);
}

static int hist_open(struct hist_run *run)
{
	const struct hist_settings *settings = run->settings;
	struct rs_env env = rs_env_probe();
	enum rs_exit status;
	char *missing;
	int ret;

	run->wanted = settings->stages ?: RS_STAGE_ALL;
	missing = rs_env_missing(&env, hist_lacking(run, &env), &status);
	if (missing) {
		rs_error("%s", missing);
		free(missing);
		return status;
	}
	if (rs_queues_scan(&run->queues)) {
		rs_error("out of memory");
		return RS_EXIT_ERROR;
	}
	ret = hist_check_queue(settings, &run->queues);
	if (ret)
		return ret;
	run->session = rs_session_open(run->wanted);
	if (run->session)
		return 0;
	rs_error("out of memory");
	return RS_EXIT_ERROR;
}

static int hist_main(const struct rs_verb *verb, int argc, char **argv)
{
	struct hist_settings settings = {};
	struct hist_run run = { .settings = &settings };
	int ret;

	ret = rs_opts_parse(verb, argc, argv, &settings);
	if (!ret)
		ret = hist_check(verb, &settings);
	if (ret)
		return ret == RS_OPTS_HELPED ? RS_EXIT_OK : ret;

	ret = hist_open(&run);
	if (!ret && rs_stop_install())
		ret = RS_EXIT_ERROR;
	if (!ret)
		ret = hist_measure(&run);
	rs_sample_free(run.before);
	rs_session_close(run.session);
	rs_queues_free(&run.queues);
	return ret;
}

const struct rs_verb rs_verb_hist = {
	.name = "hist",
	.summary = "print histograms of how long messages took",
	.detail =
"Times are within 0.78 % of the truth; count, smallest, largest and average\n"
"are exact. Queues, and drivers, may come and go meanwhile.\n"
"Exit status: 0; 1 error; 4 this kernel cannot; 129 wrong command line.",
	.opts = hist_opts,
	.operands = hist_operands,
	.run = hist_main,
};
