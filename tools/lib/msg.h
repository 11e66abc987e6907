/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How the tool speaks to whoever started it
 */
#ifndef RINGSCOPE_MSG_H
#define RINGSCOPE_MSG_H

#include <stdbool.h>

/* Exit status; the first and last as other tracing tools have them. */
enum rs_exit {
	RS_EXIT_OK = 0,
	RS_EXIT_ERROR = 1,
	RS_EXIT_CANNOT = 4,	/* this kernel, as it is, has no such thing */
	RS_EXIT_USAGE = 129,
};

extern bool rs_verbose;

void rs_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
void rs_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void rs_progress(const char *format, ...) __attribute__((format(printf, 1, 2)));
void rs_progress_end(void);

#endif
