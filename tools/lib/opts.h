/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Verbs and their options: one row each, from which come parsing and help
 */
#ifndef RINGSCOPE_OPTS_H
#define RINGSCOPE_OPTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How an argument is read, and into what */
enum rs_opt_kind {
	RS_OPT_FLAG,		/* bool, no argument */
	RS_OPT_STRING,		/* const char * */
	RS_OPT_NUMBER,		/* uint64_t, from 1 on */
	RS_OPT_DURATION,	/* uint64_t, nanoseconds, above 0 */
	RS_OPT_STAGES,		/* unsigned int, one bit a stage */
	RS_OPT_VERBOSE,		/* rs_verbose, no argument */
	RS_OPT_HELP,		/* nothing: prints the help */
};

/**
 * struct rs_opt - an option, or an operand
 * @letter: its short form; 0 for an operand
 * @name: its long form; NULL for an operand and at the end of a table
 * @metavar: what help calls the argument; NULL for a flag
 * @kind: how the argument is read
 * @offset: where it goes in the verb's settings
 * @help: half a sentence
 */
struct rs_opt {
	char letter;
	const char *name;
	const char *metavar;
	enum rs_opt_kind kind;
	size_t offset;
	const char *help;
};

/**
 * struct rs_verb - what the first word of the command line chooses
 * @name: that word
 * @summary: half a sentence
 * @detail: what help says below the options, or NULL
 * @opts: ends with a row without a name
 * @operands: in their order, all optional; ends with a row without a metavar
 * @run: called with the command line from the verb on; returns the exit status
 */
struct rs_verb {
	const char *name;
	const char *summary;
	const char *detail;
	const struct rs_opt *opts;
	const struct rs_opt *operands;
	int (*run)(const struct rs_verb *verb, int argc, char **argv);
};

extern const struct rs_verb rs_verb_hist;
extern const struct rs_verb rs_verb_list;

/* What rs_opts_parse() returns when there is nothing to run */
#define RS_OPTS_HELPED	(-1)

int rs_opts_parse(const struct rs_verb *verb, int argc, char **argv,
		  void *settings);
int rs_opts_usage(const struct rs_verb *verb, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
int rs_duration_parse(const char *text, uint64_t *ns);

#endif
