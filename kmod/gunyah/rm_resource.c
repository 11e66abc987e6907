// SPDX-License-Identifier: GPL-2.0
/* Resource Manager client: what a virtual machine has of the hypervisor's */

#include <linux/slab.h>

#include "rm.h"

/* Shared interrupts of the GIC, and its extended ones */
#define GH_RM_SPI_FIRST		32
#define GH_RM_SPI_LAST		1019
#define GH_RM_ESPI_FIRST	4096
#define GH_RM_ESPI_LAST		5119

static struct gh_rm_hyp_resource
gh_rm_resource_read(const struct gh_rm_wire_resource *wire)
{
	return (struct gh_rm_hyp_resource) {
		.type = wire->type,
		.partner_vmid = le16_to_cpu(wire->partner_vmid),
		.label = le32_to_cpu(wire->label),
		.capid = le64_to_cpu(wire->capid),
		.virq = le32_to_cpu(wire->virq),
		.base = le64_to_cpu(wire->base),
		.size = le64_to_cpu(wire->size),
	};
}

static struct gh_rm_hyp_resources *
gh_rm_resource_read_all(const void *resp, size_t size)
{
	const struct gh_rm_wire_resource *wire;
	struct gh_rm_hyp_resources *resources;
	const __le32 *n = resp;
	u32 i;

	if (size < sizeof(*n) ||
	    size - sizeof(*n) != (u64)le32_to_cpu(*n) * sizeof(*wire))
		return ERR_PTR(-EBADMSG);

	resources = kzalloc(struct_size(resources, entries, le32_to_cpu(*n)),
			    GFP_KERNEL);
	if (!resources)
		return ERR_PTR(-ENOMEM);

	resources->n_entries = le32_to_cpu(*n);
	wire = resp + sizeof(*n);
	for (i = 0; i < resources->n_entries; i++)
		resources->entries[i] = gh_rm_resource_read(&wire[i]);

	return resources;
}

/**
 * gh_rm_get_hyp_resources() - what objects there are for a virtual machine
 * @rm: the Resource Manager
 * @vmid: which
 *
 * Context: process context, sleeps.
 * Return: the list, which the caller frees by kfree(); ERR_PTR(-EBADMSG) if
 * the answer is not as long as it says; ERR_PTR(-ENOMEM); or the errors of
 * gh_rm_call().
 */
struct gh_rm_hyp_resources *gh_rm_get_hyp_resources(struct gh_rm *rm, u16 vmid)
{
	struct gh_rm_wire_vmid req = { .vmid = cpu_to_le16(vmid) };
	struct gh_rm_hyp_resources *resources;
	size_t resp_size;
	void *resp;
	int ret;

	ret = gh_rm_call(rm, GH_RM_VM_GET_HYP_RESOURCES, &req, sizeof(req),
			 &resp, &resp_size);
	if (ret)
		return ERR_PTR(ret);

	resources = gh_rm_resource_read_all(resp, resp_size);
	kfree(resp);

	return resources;
}
EXPORT_SYMBOL_GPL(gh_rm_get_hyp_resources);

static bool gh_rm_resource_virq_valid(u32 virq)
{
	return (virq >= GH_RM_SPI_FIRST && virq <= GH_RM_SPI_LAST) ||
	       (virq >= GH_RM_ESPI_FIRST && virq <= GH_RM_ESPI_LAST);
}

/**
 * gh_rm_alloc_resource() - make an object usable by drivers
 * @rm: the Resource Manager that named it
 * @hyp_resource: the object
 *
 * Context: process context, may sleep.
 * Return: the resource, with irq 0 if it has no interrupt; give it back with
 * gh_rm_free_resource(). ERR_PTR(-EINVAL) for an interrupt that no virtual
 * machine can have; ERR_PTR(-EOPNOTSUPP) for an interrupt where the link can
 * map none; ERR_PTR(-ENOMEM); or what mapping the interrupt returned.
 */
struct gh_resource *
gh_rm_alloc_resource(struct gh_rm *rm,
		     const struct gh_rm_hyp_resource *hyp_resource)
{
	u32 virq = hyp_resource->virq;
	struct gh_resource *resource;
	int irq = 0;

	if (virq && !gh_rm_resource_virq_valid(virq)) {
		dev_warn_ratelimited(rm->dev,
				     "resource %u has no usable interrupt: %u\n",
				     hyp_resource->label, virq);
		return ERR_PTR(-EINVAL);
	}

	resource = kzalloc(sizeof(*resource), GFP_KERNEL);
	if (!resource)
		return ERR_PTR(-ENOMEM);

	if (virq)
		irq = rm->link->map_virq ?
		      rm->link->map_virq(rm->link, virq) : -EOPNOTSUPP;
	if (irq < 0) {
		kfree(resource);
		return ERR_PTR(irq);
	}

	resource->type = hyp_resource->type;
	resource->capid = hyp_resource->capid;
	resource->irq = irq;

	return resource;
}
EXPORT_SYMBOL_GPL(gh_rm_alloc_resource);

/**
 * gh_rm_free_resource() - undo gh_rm_alloc_resource()
 * @rm: the Resource Manager, not removed yet
 * @resource: the resource; nobody has its interrupt any more. The object
 *	itself stays the virtual machine's
 *
 * Context: process context, may sleep.
 */
void gh_rm_free_resource(struct gh_rm *rm, struct gh_resource *resource)
{
	if (resource->irq && rm->link->unmap_virq)
		rm->link->unmap_virq(rm->link, resource->irq);
	kfree(resource);
}
EXPORT_SYMBOL_GPL(gh_rm_free_resource);
