// SPDX-License-Identifier: GPL-2.0
#include <stdlib.h>
#include <unistd.h>

#include <bpf/btf.h>

#include "way.h"

/* Where the functions may be, besides the kernel proper */
#define WAY_MODULE "virtio_ring"

/* Where the kernel has it, programs can be called by a function directly. */
#define WAY_DIRECT "register_ftrace_direct"

/* A kprobe's program has to know the registers: see ../../bpf/virtio.bpf.h */
#if defined(__x86_64__) || defined(__aarch64__)
#define WAY_KNOWS_REGISTERS true
#else
#define WAY_KNOWS_REGISTERS false
#endif

/* For tests: as if the kernel could not */
#define WAY_NO_FENTRY "RINGSCOPE_NO_FENTRY"

struct way_types {
	struct btf *kernel;
	struct btf *module;	/* and what the kernel has */
};

/* libbpf looks elsewhere, too, and complains where it finds none. */
static struct way_types way_types_load(void)
{
	struct way_types types = {};

	if (!access("/sys/kernel/btf/vmlinux", R_OK))
		types.kernel = btf__load_vmlinux_btf();
	if (types.kernel)
		types.module = btf__load_module_btf(WAY_MODULE, types.kernel);
	return types;
}

static void way_types_free(struct way_types *types)
{
	btf__free(types->module);
	btf__free(types->kernel);
}

static bool way_types_have(const struct way_types *types, const char *name,
			   __u32 what)
{
	struct btf *btf = types->module ?: types->kernel;

	return btf && btf__find_by_name_kind(btf, name, what) > 0;
}

static bool way_has_fentry(const struct way_types *types, enum rs_kind kind)
{
	int event;

	if (getenv(WAY_NO_FENTRY) ||
	    !way_types_have(types, WAY_DIRECT, BTF_KIND_FUNC))
		return false;
	for (event = 0; event < RS_EVENT_COUNT; event++) {
		if (rs_events[event].kind == kind &&
		    !way_types_have(types, rs_events[event].tracepoint,
				    BTF_KIND_FUNC))
			return false;
	}
	return true;
}

static enum rs_way way_look(enum rs_kind kind, const char **missing)
{
	struct way_types types = way_types_load();
	enum rs_way way = RS_WAY_none;

	*missing = NULL;
	if (sizeof(void *) != sizeof(__u64))
		*missing = "programs cannot follow the pointers of a 32-bit kernel";
	else if (!way_types_have(&types, "virtqueue", BTF_KIND_STRUCT))
		*missing = "this kernel has no type information in /sys/kernel/btf: it needs CONFIG_DEBUG_INFO_BTF (and CONFIG_DEBUG_INFO_BTF_MODULES where virtio is a module)";
	else if (way_has_fentry(&types, kind))
		way = RS_WAY_fentry;
	else if (rs_way_has_kprobe())
		way = RS_WAY_kprobe;
	else
		*missing = "programs can be called by no function of this kernel: it needs CONFIG_KPROBE_EVENTS";
	way_types_free(&types);
	return way;
}

/**
 * rs_way_has_kprobe() - does the kernel have kprobes for programs?
 *
 * Return: true if it does.
 */
bool rs_way_has_kprobe(void)
{
	return WAY_KNOWS_REGISTERS &&
	       !access("/sys/bus/event_source/devices/kprobe/type", F_OK);
}

/**
 * rs_way_of() - how a kind of queue is measured here
 * @kind: the kind; its driver is loaded
 * @missing: filled in with what this kernel lacks, or NULL
 *
 * Looked for once: reading the kernel's types takes its time.
 *
 * Return: the best way there is, RS_WAY_none if there is none.
 */
enum rs_way rs_way_of(enum rs_kind kind, const char **missing)
{
	static struct {
		bool looked;
		enum rs_way way;
		const char *missing;
	} known[RS_KIND_COUNT];

	if (!known[kind].looked) {
		known[kind].looked = true;
		known[kind].way = rs_kinds[kind].system ? RS_WAY_tracepoint :
				  way_look(kind, &known[kind].missing);
	}
	*missing = known[kind].missing;
	return known[kind].way;
}

#define WAY_NAME(id, name) [RS_WAY_##id] = name,

/**
 * rs_way_name() - what users call it
 * @way: from rs_way_of()
 *
 * Return: a word, NULL for RS_WAY_none.
 */
const char *rs_way_name(enum rs_way way)
{
	static const char *const names[] = { RS_WAYS(WAY_NAME) };

	return names[way];
}
