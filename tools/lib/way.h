/* SPDX-License-Identifier: GPL-2.0 */
/*
 * How a kind of queue is measured: by its driver's own tracepoints, or else by
 * functions that its driver calls, as the kernel allows
 */
#ifndef RINGSCOPE_WAY_H
#define RINGSCOPE_WAY_H

#include <stdbool.h>

#include "stage.h"

/* WAY(id, name) */
#define RS_WAYS(WAY)							\
	WAY(tracepoint, "tracepoint")					\
	WAY(fentry, "fentry")						\
	WAY(kprobe, "kprobe")

#define RS_WAY_ENUM(id, ...) RS_WAY_##id,
enum rs_way { RS_WAY_none, RS_WAYS(RS_WAY_ENUM) };

enum rs_way rs_way_of(enum rs_kind kind, const char **missing);
bool rs_way_has_kprobe(void);
const char *rs_way_name(enum rs_way way);

#endif
