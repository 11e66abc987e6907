// SPDX-License-Identifier: GPL-2.0
/*
 * ringscope: latency of message queues, measured by BPF
 */
#include <stdio.h>
#include <string.h>

#include "lib/msg.h"
#include "lib/opts.h"

static const struct rs_verb *const main_verbs[] = {
	&rs_verb_list,
	&rs_verb_hist,
};

#define MAIN_VERBS (sizeof(main_verbs) / sizeof(*main_verbs))

static void main_help(void)
{
	size_t i;

	printf("usage: ringscope VERB [OPTION...]\n"
	       "Measure how long messages take on their way.\n\n");
	for (i = 0; i < MAIN_VERBS; i++)
		printf("  %-10s %s\n", main_verbs[i]->name,
		       main_verbs[i]->summary);
	printf("\nringscope VERB --help tells more; ringscope --version the version.\n");
}

int main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";
	size_t i;

	if (!strcmp(word, "--version")) {
		printf("ringscope %s\n", RINGSCOPE_VERSION);
		return RS_EXIT_OK;
	}
	if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
		main_help();
		return RS_EXIT_OK;
	}
	for (i = 0; i < MAIN_VERBS; i++) {
		if (!strcmp(word, main_verbs[i]->name))
			return main_verbs[i]->run(main_verbs[i], argc - 1,
						  argv + 1);
	}
	rs_error(*word ? "unknown verb '%s' (see ringscope --help)" :
			 "what to do? (see ringscope --help)%s", word);
	return RS_EXIT_USAGE;
}
