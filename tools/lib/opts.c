// SPDX-License-Identifier: GPL-2.0
#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "msg.h"
#include "opts.h"
#include "stage.h"

#define OPTS_MAX 16

static void opts_print_row(const struct rs_opt *opt)
{
	char left[64];

	snprintf(left, sizeof(left), "-%c, --%s%s%s", opt->letter, opt->name,
		 opt->metavar ? " " : "", opt->metavar ?: "");
	printf("  %-24s %s\n", left, opt->help);
}

static void opts_help(const struct rs_verb *verb)
{
	const struct rs_opt *opt;
	int stage, kind = -1;

	printf("usage: ringscope %s [OPTION...]", verb->name);
	for (opt = verb->operands; opt->metavar; opt++)
		printf(" [%s", opt->metavar);
	for (opt = verb->operands; opt->metavar; opt++)
		putchar(']');
	printf("\n%s\n\n", verb->summary);
	for (opt = verb->opts; opt->name; opt++)
		opts_print_row(opt);
	for (opt = verb->operands; opt->metavar; opt++)
		printf("  %-24s %s\n", opt->metavar, opt->help);
	for (stage = 0; stage < RS_STAGE_COUNT; stage++) {
		if (kind != (int)rs_stages[stage].kind) {
			kind = rs_stages[stage].kind;
			printf("\nstages of %s:\n", rs_kinds[kind].class);
		}
		printf("  %-13s %s\n", rs_stages[stage].name,
		       rs_stages[stage].help);
	}
	if (verb->detail)
		printf("\n%s\n", verb->detail);
}

/**
 * rs_opts_usage() - say that a command line is wrong
 * @verb: the verb it was meant for
 * @format: what is wrong with it, as printf()
 *
 * Return: the exit status for it.
 */
int rs_opts_usage(const struct rs_verb *verb, const char *format, ...)
{
	char text[256];
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	rs_error("%s: %s (see ringscope %s --help)", verb->name, text,
		 verb->name);
	return RS_EXIT_USAGE;
}

/**
 * rs_duration_parse() - read a time
 * @text: a number, which may have a fraction, and one of ms, s, m, h, d;
 *	seconds without
 * @ns: filled in
 *
 * Return: 0, or -EINVAL if it is not a time above 0.
 */
int rs_duration_parse(const char *text, uint64_t *ns)
{
	static const struct {
		const char *suffix;
		double seconds;
	} units[] = {
		{ "", 1 }, { "ms", 1e-3 }, { "s", 1 }, { "m", 60 },
		{ "h", 3600 }, { "d", 86400 },
	};
	double value;
	char *end;
	size_t i;

	/* No sign, no "inf", no hexadecimal, which strtod() would all take */
	if (strspn(text, "0123456789.") == 0)
		return -EINVAL;
	value = strtod(text, &end);
	if (end != text + strspn(text, "0123456789."))
		return -EINVAL;
	for (i = 0; i < sizeof(units) / sizeof(*units); i++) {
		if (strcmp(end, units[i].suffix))
			continue;
		value *= units[i].seconds * 1e9;
		if (value < 1 || value > INT64_MAX)
			return -EINVAL;
		*ns = llround(value);
		return 0;
	}
	return -EINVAL;
}

static int opts_parse_number(const char *text, uint64_t *number)
{
	char *end;

	if (strspn(text, "0123456789") != strlen(text))
		return -EINVAL;
	errno = 0;
	*number = strtoull(text, &end, 10);
	return errno || end == text || !*number ? -EINVAL : 0;
}

static int opts_bad(const struct rs_verb *verb, const struct rs_opt *opt,
		    const char *text, const char *wanted)
{
	return rs_opts_usage(verb, "%s%s: '%s' is not %s",
			     opt->name ? "--" : "", opt->name ?: opt->metavar,
			     text, wanted);
}

static int opts_set(const struct rs_verb *verb, const struct rs_opt *opt,
		    const char *text, void *settings)
{
	void *to = (char *)settings + opt->offset;

	switch (opt->kind) {
	case RS_OPT_FLAG:
		*(bool *)to = true;
		break;
	case RS_OPT_STRING:
		*(const char **)to = text;
		break;
	case RS_OPT_NUMBER:
		if (opts_parse_number(text, to))
			return opts_bad(verb, opt, text, "a number above 0");
		break;
	case RS_OPT_DURATION:
		if (rs_duration_parse(text, to))
			return opts_bad(verb, opt, text,
					"a time, such as 10, 0.5s, 2m or 1h");
		break;
	case RS_OPT_STAGES:
		if (rs_stage_parse(text, to))
			return opts_bad(verb, opt, text,
					"a list of stages, such as send-txdone,send-rx");
		break;
	case RS_OPT_VERBOSE:
		rs_verbose = true;
		break;
	case RS_OPT_HELP:
		opts_help(verb);
		return RS_OPTS_HELPED;
	}
	return 0;
}

/* The table as getopt_long() wants it */
static void opts_getopt(const struct rs_verb *verb, char *letters,
			struct option *longs)
{
	const struct rs_opt *opt;

	*letters++ = ':';
	for (opt = verb->opts; opt->name; opt++) {
		*longs++ = (struct option) {
			.name = opt->name,
			.has_arg = opt->metavar ? required_argument : no_argument,
			.val = opt->letter,
		};
		*letters++ = opt->letter;
		if (opt->metavar)
			*letters++ = ':';
	}
	*letters = '\0';
	*longs = (struct option) {};
}

static const struct rs_opt *opts_find(const struct rs_verb *verb, int letter)
{
	const struct rs_opt *opt;

	for (opt = verb->opts; opt->name; opt++) {
		if (opt->letter == letter)
			return opt;
	}
	return NULL;
}

/**
 * rs_opts_parse() - read a command line
 * @verb: whose
 * @argc: words from the verb on
 * @argv: the words
 * @settings: what the verb's tables point into, with the defaults in it
 *
 * Return: 0; RS_OPTS_HELPED if help was asked for and given; else the exit
 * status of a usage error, which has been explained.
 */
int rs_opts_parse(const struct rs_verb *verb, int argc, char **argv,
		  void *settings)
{
	struct option longs[OPTS_MAX + 1];
	char letters[2 * OPTS_MAX + 2];
	const struct rs_opt *opt;
	int letter, ret;

	opts_getopt(verb, letters, longs);
	opterr = 0;
	optind = 0;	/* 0, not 1: starts anew even after an earlier parse */
	while ((letter = getopt_long(argc, argv, letters, longs, NULL)) != -1) {
		if (letter == ':')
			return rs_opts_usage(verb, "%s needs an argument",
					     argv[optind - 1]);
		opt = opts_find(verb, letter);
		if (!opt)
			return rs_opts_usage(verb, "unknown option '%s'",
					     argv[optind - 1]);
		ret = opts_set(verb, opt, optarg, settings);
		if (ret)
			return ret;
	}
	for (opt = verb->operands; opt->metavar && optind < argc; opt++) {
		ret = opts_set(verb, opt, argv[optind++], settings);
		if (ret)
			return ret;
	}
	if (optind < argc)
		return rs_opts_usage(verb, "'%s' is one word too many",
				     argv[optind]);
	return 0;
}
