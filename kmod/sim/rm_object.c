// SPDX-License-Identifier: GPL-2.0
/*
 * Simulated Resource Manager: what a virtual machine has of the hypervisor's
 *
 * Made of the directories below resources/ when the machine is initialised.
 * When it is reset the capabilities are gone at once; the interrupt lines go
 * when no driver has one of them any more.
 */

#include <linux/kref.h>
#include <linux/slab.h>

#include "bell.h"
#include "rm.h"

#define GH_SIM_RM_QUEUE_DEPTH	8

struct gh_sim_rm_object {
	struct list_head node;
	struct gh_sim_rm_resource as;	/* as its directory was */
	struct gh_sim_link link;
	struct gh_sim_bell bell;
};

struct gh_sim_rm_objects {
	/* The virtual machine, and each interrupt that a driver has mapped */
	struct kref kref;
	struct list_head node;		/* in rm->objects */
	struct list_head list;
};

/* By kind: make it, let nobody use it, take it away, and tell of it */
struct gh_sim_rm_object_ops {
	int (*create)(struct gh_sim_rm_object *object);
	void (*withdraw)(struct gh_sim_rm_object *object);
	void (*destroy)(struct gh_sim_rm_object *object);
	/* ends[]: what the guest has of it, which it may be interrupted by */
	unsigned int (*ends)(const struct gh_sim_rm_object *object,
			     const struct gh_resource *ends[2]);
};

static int gh_sim_rm_msgq_create(struct gh_sim_rm_object *object)
{
	const struct gh_sim_settings settings = {
		.peer = object->as.peer,
		.directions = GH_SIM_DIRECTION_TX | GH_SIM_DIRECTION_RX,
		.depth = GH_SIM_RM_QUEUE_DEPTH,
		.max_size = GH_RM_MESSAGE_MAX,
	};

	return gh_sim_link_start(&object->link, "rm", &settings);
}

static void gh_sim_rm_msgq_withdraw(struct gh_sim_rm_object *object)
{
	gh_sim_link_withdraw(&object->link);
}

static void gh_sim_rm_msgq_destroy(struct gh_sim_rm_object *object)
{
	gh_sim_link_free(&object->link);
}

static unsigned int gh_sim_rm_msgq_ends(const struct gh_sim_rm_object *object,
					const struct gh_resource *ends[2])
{
	ends[0] = &object->link.tx_resource;
	ends[1] = &object->link.rx_resource;
	return 2;
}

static int gh_sim_rm_bell_create(struct gh_sim_rm_object *object)
{
	const struct gh_sim_bell_settings settings = {};

	return gh_sim_bell_init(&object->bell, &settings);
}

static void gh_sim_rm_bell_withdraw(struct gh_sim_rm_object *object)
{
	gh_sim_bell_withdraw(&object->bell);
}

static void gh_sim_rm_bell_destroy(struct gh_sim_rm_object *object)
{
	gh_sim_bell_exit(&object->bell);
}

static unsigned int gh_sim_rm_bell_ends(const struct gh_sim_rm_object *object,
					const struct gh_resource *ends[2])
{
	ends[0] = &object->bell.tx.resource;
	ends[1] = &object->bell.rx.resource;
	return 2;
}

static int gh_sim_rm_raw_create(struct gh_sim_rm_object *object)
{
	return 0;
}

static void gh_sim_rm_raw_nop(struct gh_sim_rm_object *object)
{
}

static unsigned int gh_sim_rm_raw_ends(const struct gh_sim_rm_object *object,
				       const struct gh_resource *ends[2])
{
	return 0;
}

#define GH_SIM_RM_OBJECT_OPS(_name, _withdraw, _destroy)		\
	{								\
		.create = gh_sim_rm_##_name##_create,			\
		.withdraw = gh_sim_rm_##_name##_##_withdraw,		\
		.destroy = gh_sim_rm_##_name##_##_destroy,		\
		.ends = gh_sim_rm_##_name##_ends,			\
	}

static const struct gh_sim_rm_object_ops gh_sim_rm_object_kinds[] = {
	[GH_SIM_RM_RESOURCE_MSGQ] =
		GH_SIM_RM_OBJECT_OPS(msgq, withdraw, destroy),
	[GH_SIM_RM_RESOURCE_BELL] =
		GH_SIM_RM_OBJECT_OPS(bell, withdraw, destroy),
	[GH_SIM_RM_RESOURCE_RAW] =
		GH_SIM_RM_OBJECT_OPS(raw, nop, nop),
};

static const struct gh_sim_rm_object_ops *
gh_sim_rm_object_ops(const struct gh_sim_rm_object *object)
{
	return &gh_sim_rm_object_kinds[object->as.kind];
}

static int gh_sim_rm_object_add(struct gh_sim_rm_objects *objects,
				const struct gh_sim_rm_resource *resource)
{
	struct gh_sim_rm_object *object;
	int ret;

	object = kzalloc(sizeof(*object), GFP_KERNEL);
	if (!object)
		return -ENOMEM;

	object->as = *resource;
	ret = gh_sim_rm_object_ops(object)->create(object);
	if (ret) {
		kfree(object);
		return ret;
	}
	list_add_tail(&object->node, &objects->list);

	return 0;
}

static void gh_sim_rm_objects_free(struct kref *kref)
{
	struct gh_sim_rm_objects *objects =
		container_of(kref, struct gh_sim_rm_objects, kref);
	struct gh_sim_rm_object *object, *next;

	list_for_each_entry_safe(object, next, &objects->list, node) {
		gh_sim_rm_object_ops(object)->destroy(object);
		kfree(object);
	}
	list_del(&objects->node);
	kfree(objects);
}

/**
 * gh_sim_rm_objects_destroy() - take away what a virtual machine has
 * @objects: from gh_sim_rm_objects_create(); no hypercall uses them any more
 *	when this returns
 *
 * Context: process context, may sleep; the Resource Manager's lock is held.
 */
void gh_sim_rm_objects_destroy(struct gh_sim_rm_objects *objects)
{
	struct gh_sim_rm_object *object;

	list_for_each_entry(object, &objects->list, node)
		gh_sim_rm_object_ops(object)->withdraw(object);
	kref_put(&objects->kref, gh_sim_rm_objects_free);
}

/**
 * gh_sim_rm_objects_create() - make what a virtual machine has
 * @rm: the Resource Manager, its lock held
 *
 * Context: process context, may sleep.
 * Return: the objects; ERR_PTR(-ENOMEM), ERR_PTR(-ENOSPC) or ERR_PTR(-EBUSY)
 * when something ran out.
 */
struct gh_sim_rm_objects *gh_sim_rm_objects_create(struct gh_sim_rm *rm)
{
	const struct gh_sim_rm_resource *resource;
	struct gh_sim_rm_objects *objects;
	int ret = 0;

	objects = kzalloc(sizeof(*objects), GFP_KERNEL);
	if (!objects)
		return ERR_PTR(-ENOMEM);

	kref_init(&objects->kref);
	INIT_LIST_HEAD(&objects->list);
	list_add_tail(&objects->node, &rm->objects);

	mutex_lock(&rm->resources_lock);
	list_for_each_entry(resource, &rm->resources, node) {
		ret = gh_sim_rm_object_add(objects, resource);
		if (ret)
			break;
	}
	mutex_unlock(&rm->resources_lock);
	if (!ret)
		return objects;

	gh_sim_rm_objects_destroy(objects);
	return ERR_PTR(ret);
}

/* The number of the line that interrupts the guest for an end; 0: none does */
static u32 gh_sim_rm_end_virq(const struct gh_resource *end)
{
	return end->irq ? gh_sim_virq_intid(end->irq) : 0;
}

static unsigned int gh_sim_rm_object_put(struct gh_sim_rm *rm,
					 const struct gh_sim_rm_object *object,
					 bool put)
{
	const struct gh_sim_rm_resource *as = &object->as;
	struct gh_rm_wire_resource wire = {
		.type = as->type,
		.partner_vmid = cpu_to_le16(as->partner),
		.label = cpu_to_le32(as->label),
		.capid = cpu_to_le64(as->capid),
		.virq = cpu_to_le32(as->virq),
	};
	const struct gh_resource *ends[2];
	unsigned int i, n = gh_sim_rm_object_ops(object)->ends(object, ends);

	if (put && !n)
		gh_sim_rm_put(rm, &wire, sizeof(wire));
	for (i = 0; put && i < n; i++) {
		wire.type = ends[i]->type;
		wire.capid = cpu_to_le64(ends[i]->capid);
		wire.virq = cpu_to_le32(gh_sim_rm_end_virq(ends[i]));
		gh_sim_rm_put(rm, &wire, sizeof(wire));
	}

	return n ?: 1;
}

/**
 * gh_sim_rm_objects_put() - tell what a virtual machine has
 * @rm: the Resource Manager, its lock held; its answer is added to
 * @objects: the objects, or NULL for none
 *
 * Context: process context.
 */
void gh_sim_rm_objects_put(struct gh_sim_rm *rm,
			   const struct gh_sim_rm_objects *objects)
{
	const struct gh_sim_rm_object *object;
	unsigned int n = 0;
	__le32 wire;

	if (objects)
		list_for_each_entry(object, &objects->list, node)
			n += gh_sim_rm_object_put(rm, object, false);
	wire = cpu_to_le32(n);
	gh_sim_rm_put(rm, &wire, sizeof(wire));
	if (objects)
		list_for_each_entry(object, &objects->list, node)
			gh_sim_rm_object_put(rm, object, true);
}

/* Those that have an interrupt, and which Linux one it is */
static struct gh_sim_rm_objects *
gh_sim_rm_objects_find(struct gh_sim_rm *rm, u32 virq, unsigned int *irq)
{
	const struct gh_resource *ends[2];
	struct gh_sim_rm_objects *objects;
	struct gh_sim_rm_object *object;
	unsigned int n;

	list_for_each_entry(objects, &rm->objects, node) {
		list_for_each_entry(object, &objects->list, node) {
			n = gh_sim_rm_object_ops(object)->ends(object, ends);
			while (n--) {
				if (gh_sim_rm_end_virq(ends[n]) != virq)
					continue;
				*irq = ends[n]->irq;
				return objects;
			}
		}
	}

	return NULL;
}

/**
 * gh_sim_rm_objects_map_virq() - a driver wants an interrupt
 * @rm: the Resource Manager, its lock held
 * @virq: which
 *
 * Context: process context.
 * Return: the Linux interrupt; -ENXIO if nobody has it.
 */
int gh_sim_rm_objects_map_virq(struct gh_sim_rm *rm, u32 virq)
{
	struct gh_sim_rm_objects *objects;
	unsigned int irq;

	objects = gh_sim_rm_objects_find(rm, virq, &irq);
	if (!objects)
		return -ENXIO;

	kref_get(&objects->kref);
	return irq;
}

/**
 * gh_sim_rm_objects_unmap_virq() - undo gh_sim_rm_objects_map_virq()
 * @rm: the Resource Manager, its lock held
 * @irq: the Linux interrupt
 *
 * Context: process context, may sleep.
 */
void gh_sim_rm_objects_unmap_virq(struct gh_sim_rm *rm, unsigned int irq)
{
	struct gh_sim_rm_objects *objects;

	objects = gh_sim_rm_objects_find(rm, gh_sim_virq_intid(irq), &irq);
	if (objects)
		kref_put(&objects->kref, gh_sim_rm_objects_free);
}
