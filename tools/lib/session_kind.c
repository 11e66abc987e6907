// SPDX-License-Identifier: GPL-2.0
#include <errno.h>

#include "session_kind.h"

#include "gunyah_bell.skel.h"
#include "gunyah_msgq.skel.h"
#include "gunyah_rm.skel.h"
#include "gunyah_vmfn.skel.h"
#include "rpmsg_link.skel.h"
#include "virtio_rpmsg.skel.h"

#define SESSION_KIND_SLOTS(id, kind, where, tp)				\
	object->slots[RS_EVENT_##id] = skel->bss->slots_##where;

/* What only some have */
#define SESSION_KIND_MORE_gunyah_msgq
#define SESSION_KIND_MORE_gunyah_bell
#define SESSION_KIND_MORE_gunyah_rm
#define SESSION_KIND_MORE_gunyah_vmfn
#define SESSION_KIND_MORE_rpmsg_link
#define SESSION_KIND_MORE_virtio_rpmsg					\
	object->wanted = (__u32 *)&skel->rodata->wanted;		\
	object->missed = skel->bss->missed;

#define SESSION_KIND(id, ...)						\
static int session_kind_open_##id(struct rs_session_object *object)	\
{									\
	struct id##_bpf *skel = id##_bpf__open();			\
									\
	if (!skel)							\
		return -errno;						\
	object->skel = skel;						\
	object->obj = skel->obj;					\
	object->no_slot = skel->bss->no_slot;				\
	RS_EVENTS_##id(SESSION_KIND_SLOTS)				\
	SESSION_KIND_MORE_##id						\
	return 0;							\
}									\
									\
static int session_kind_load_##id(void *skel)				\
{									\
	return id##_bpf__load(skel);					\
}									\
									\
static void session_kind_close_##id(void *skel)				\
{									\
	id##_bpf__destroy(skel);					\
}
RS_KINDS(SESSION_KIND)

#define SESSION_KIND_OPS(id, ...)					\
	[RS_KIND_##id] = {						\
		.open = session_kind_open_##id,				\
		.load = session_kind_load_##id,				\
		.close = session_kind_close_##id,			\
	},
const struct rs_session_kind_ops rs_session_kinds[RS_KIND_COUNT] = {
	RS_KINDS(SESSION_KIND_OPS)
};
