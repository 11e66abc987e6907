/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Host unit tests that report in KTAP
 *
 * A test is a function in a table. What it expects and does not get is told
 * in a comment before its result line, with the values.
 */
#ifndef RINGSCOPE_KTAP_H
#define RINGSCOPE_KTAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct ktap_test {
	const char *name;	/* a sentence; no '#' */
	void (*run)(void);
};

/* Ten are enough to see what is wrong. */
#define KTAP_COMMENTS 10

#define KTAP_TEST(name, run) { name, run }

static unsigned int ktap_failed;	/* expectations of the present test */
static const char *ktap_skipped;

#define ktap_expect(condition, format, ...) do {			\
	if (!(condition) && ktap_failed++ < KTAP_COMMENTS)		\
		printf("# %s:%d: %s: " format "\n", __FILE__, __LINE__,	\
		       #condition, ##__VA_ARGS__);			\
} while (0)

#define ktap_skip(reason) do { ktap_skipped = (reason); return; } while (0)

static inline int ktap_run(const struct ktap_test *tests, size_t count)
{
	bool any_failed = false;
	size_t i;

	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("KTAP version 1\n1..%zu\n", count);
	for (i = 0; i < count; i++) {
		ktap_failed = 0;
		ktap_skipped = NULL;
		tests[i].run();
		if (ktap_failed)
			printf("not ok %zu %s\n", i + 1, tests[i].name);
		else
			printf("ok %zu %s%s%s\n", i + 1, tests[i].name,
			       ktap_skipped ? " # SKIP " : "",
			       ktap_skipped ? ktap_skipped : "");
		any_failed |= ktap_failed;
	}
	return any_failed;
}

#define KTAP_MAIN(tests)						\
int main(void)								\
{									\
	return ktap_run(tests, sizeof(tests) / sizeof(*(tests)));	\
}

#endif
