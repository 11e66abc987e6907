// SPDX-License-Identifier: GPL-2.0
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include "msg.h"

bool rs_verbose;
static bool msg_progress_shown;

static void msg_line(const char *prefix, const char *format, va_list args)
{
	rs_progress_end();
	fputs(prefix, stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
}

/**
 * rs_error() - say what is wrong and what to do, in one line
 * @format: as printf(), without the line's end
 */
void rs_error(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	msg_line("ringscope: ", format, args);
	va_end(args);
}

/**
 * rs_note() - say what is not an error but explains what follows
 * @format: as printf(), without the line's end
 */
void rs_note(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	msg_line("", format, args);
	va_end(args);
}

/**
 * rs_progress() - a line that the next one replaces; only on a terminal
 * @format: as printf(), without the line's end
 */
void rs_progress(const char *format, ...)
{
	va_list args;

	if (!isatty(STDERR_FILENO))
		return;
	va_start(args, format);
	fputc('\r', stderr);
	vfprintf(stderr, format, args);
	fputs("\033[K", stderr);
	fflush(stderr);
	va_end(args);
	msg_progress_shown = true;
}

/**
 * rs_progress_end() - wipe the line of rs_progress() before other output
 */
void rs_progress_end(void)
{
	if (!msg_progress_shown)
		return;
	fputs("\r\033[K", stderr);
	msg_progress_shown = false;
}
