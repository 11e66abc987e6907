// SPDX-License-Identifier: GPL-2.0
/*
 * Command lines: what is accepted, into what, and what is refused
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/lib/msg.h"
#include "../../tools/lib/opts.h"
#include "../../tools/lib/stage.h"
#include "ktap.h"

struct opts_settings {
	bool flag;
	const char *string;
	uint64_t number;
	uint64_t duration;
	unsigned int stages;
	uint64_t first;
	uint64_t second;
};

/* of all kinds of queues that have it */
#define OPTS_SEND_RX (1 << RS_STAGE_send_rx | 1 << RS_STAGE_link_send_rx)

#define OPTS_AT(member) offsetof(struct opts_settings, member)

static const struct rs_opt opts_options[] = {
	{ 'f', "flag", NULL, RS_OPT_FLAG, OPTS_AT(flag), "" },
	{ 's', "string", "TEXT", RS_OPT_STRING, OPTS_AT(string), "" },
	{ 'n', "number", "N", RS_OPT_NUMBER, OPTS_AT(number), "" },
	{ 'd', "duration", "TIME", RS_OPT_DURATION, OPTS_AT(duration), "" },
	{ 'g', "stages", "STAGES", RS_OPT_STAGES, OPTS_AT(stages), "" },
	{}
};

static const struct rs_opt opts_operands[] = {
	{ 0, NULL, "FIRST", RS_OPT_DURATION, OPTS_AT(first), "" },
	{ 0, NULL, "SECOND", RS_OPT_NUMBER, OPTS_AT(second), "" },
	{}
};

static const struct rs_verb opts_verb = {
	.name = "test", .opts = opts_options, .operands = opts_operands,
};

static int opts_parse(const char *line, struct opts_settings *settings)
{
	static char words[256];
	char *argv[16] = { "test" }, *word;
	int argc = 1, ret;
	FILE *saved = stderr;

	*settings = (struct opts_settings) {};
	snprintf(words, sizeof(words), "%s", line);
	for (word = strtok(words, " "); word; word = strtok(NULL, " "))
		argv[argc++] = word;
	stderr = fopen("/dev/null", "w");
	ret = rs_opts_parse(&opts_verb, argc, argv, settings);
	fclose(stderr);
	stderr = saved;
	return ret;
}

static void opts_accepted(void)
{
	static const struct {
		const char *line;
		struct opts_settings expected;
	} rows[] = {
		{ "", {} },
		{ "-f", { .flag = true } },
		{ "--flag", { .flag = true } },
		{ "-n 5", { .number = 5 } },
		{ "-n5", { .number = 5 } },
		{ "--number=5", { .number = 5 } },
		{ "--number 18446744073709551615", { .number = UINT64_MAX } },
		{ "-fn5", { .flag = true, .number = 5 } },
		{ "-d 10", { .duration = 10000000000 } },
		{ "-g send-rx", { .stages = OPTS_SEND_RX } },
		{ "-g send-rx,send-txdone", { .stages = OPTS_SEND_RX |
					      1 << RS_STAGE_send_txdone } },
		{ "2", { .first = 2000000000 } },
		{ "2 3", { .first = 2000000000, .second = 3 } },
		{ "-f 2 3", { .flag = true, .first = 2000000000, .second = 3 } },
		{ "2 -f 3 -n 4", { .flag = true, .number = 4,
				   .first = 2000000000, .second = 3 } },
		{ "-n 1 -n 2", { .number = 2 } },
		{ "-- 2", { .first = 2000000000 } },
	};
	struct opts_settings got;
	size_t i;
	int ret;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		ret = opts_parse(rows[i].line, &got);
		ktap_expect(!ret, "'%s' returns %d", rows[i].line, ret);
		ktap_expect(!memcmp(&got, &rows[i].expected, sizeof(got)),
			    "'%s' is read wrongly", rows[i].line);
	}
	ret = opts_parse("-s word", &got);
	ktap_expect(!ret && got.string && !strcmp(got.string, "word"), "%d", ret);
}

static void opts_refused(void)
{
	static const char *const lines[] = {
		"-x", "--unknown", "-n", "--number", "-n 0", "-n -1", "-n 5x",
		"-n 18446744073709551616", "-n 0x5", "-n  ", "--flag=1", "-d 0",
		"-g", "-g nothing", "-g send-rx,", "-g ,send-rx", "-g send",
		"-g send-rx,,send-txdone", "x", "2 x", "2 0", "2 3 4",
	};
	struct opts_settings got;
	size_t i;
	int ret;

	for (i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		ret = opts_parse(lines[i], &got);
		ktap_expect(ret == RS_EXIT_USAGE, "'%s' returns %d", lines[i], ret);
	}
}

static void opts_durations(void)
{
	static const struct {
		const char *text;
		uint64_t ns;	/* 0: refused */
	} rows[] = {
		{ "1", 1000000000 }, { "10", 10000000000 }, { "0.5", 500000000 },
		{ ".5", 500000000 }, { "1.5s", 1500000000 }, { "3s", 3000000000 },
		{ "2m", 120000000000 }, { "1h", 3600000000000 },
		{ "1d", 86400000000000 }, { "250ms", 250000000 },
		{ "0.001ms", 1000 },
		{ "", 0 }, { "0", 0 }, { "0s", 0 }, { "-1", 0 }, { "+1", 0 },
		{ "s", 0 }, { "1x", 0 }, { "1 s", 0 }, { "1ss", 0 }, { "inf", 0 },
		{ "nan", 0 }, { "0x10", 0 }, { "1e3", 0 }, { "1.2.3", 0 },
		{ ".", 0 }, { "999999999999d", 0 }, { "1S", 0 },
	};
	uint64_t ns;
	size_t i;
	int err;

	for (i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		ns = 0;
		err = rs_duration_parse(rows[i].text, &ns);
		ktap_expect(!err == !!rows[i].ns && ns == rows[i].ns,
			    "'%s' returns %d, %" PRIu64 " ns", rows[i].text, err,
			    ns);
	}
}

static const struct ktap_test opts_tests[] = {
	KTAP_TEST("good command lines are read rightly", opts_accepted),
	KTAP_TEST("bad command lines are usage errors", opts_refused),
	KTAP_TEST("durations have units", opts_durations),
};

KTAP_MAIN(opts_tests)
