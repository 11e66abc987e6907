// SPDX-License-Identifier: GPL-2.0
/*
 * MSI doorbells of the platform: those in the device tree
 *
 * A doorbell is the register that devices write to, not the frame around it,
 * so that the number of pages is that of pages with a doorbell. ACPI's tables
 * are not read.
 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/kernel.h>
#include <linux/msi-doorbell.h>
#include <linux/of.h>
#include <linux/of_address.h>

#include "platform.h"

/*
 * By the GIC architecture (Arm IHI 0069, IHI 0048) and the kernel's bindings
 * of the nodes. An ITS looks a device's writes up in a table of that device's
 * own; the others raise what the device says.
 */
static const struct msi_doorbell_of_kind {
	const char *compatible;
	const char *property;	/* without which it takes no messages */
	const char *alias;	/* has the frame's address for devices, if any */
	u32 offset;		/* of the register, in the first frame */
	bool safe;
} msi_doorbell_of_kinds[] = {
	/* GITS_TRANSLATER */
	{ "arm,gic-v3-its", "msi-controller", NULL, 0x10040, true },
	/* MSI_SETSPI_NS */
	{ "arm,gic-v2m-frame", "msi-controller", NULL, 0x40, false },
	/* GICD_SETSPI_NSR */
	{ "arm,gic-v3", "mbi-ranges", "mbi-alias", 0x40, false },
};

static int msi_doorbell_of_frame(struct device_node *np,
				 const struct msi_doorbell_of_kind *kind,
				 u64 *frame)
{
	const __be32 *alias = NULL;
	struct resource res;
	int ret;

	if (kind->alias)
		alias = of_get_property(np, kind->alias, NULL);
	if (alias) {
		*frame = of_translate_address(np, alias);
		return *frame == OF_BAD_ADDR ? -EINVAL : 0;
	}

	ret = of_address_to_resource(np, 0, &res);
	if (ret)
		return ret;

	*frame = res.start;
	return 0;
}

static int msi_doorbell_of_add(struct device_node *np,
			       const struct msi_doorbell_of_kind *kind)
{
	char name[MSI_DOORBELL_NAME_MAX];
	u64 frame;
	int ret;

	if (!of_device_is_available(np) ||
	    !of_property_present(np, kind->property))
		return 0;

	/* To pass over a doorbell might pass over one that is not safe. */
	ret = msi_doorbell_of_frame(np, kind, &frame);
	if (ret) {
		pr_err("%pOF: takes messages, but where? %d\n", np, ret);
		return ret;
	}

	snprintf(name, sizeof(name), "%pOFP", np);
	return msi_doorbell_platform_add(name, frame + kind->offset,
					 sizeof(u32), kind->safe);
}

/**
 * msi_doorbell_platform_of() - declare the doorbells in the device tree
 *
 * Context: process context, may sleep.
 * Return: 0, there being none included; what reading a node's address
 * returned; an error of msi_doorbell_platform_add().
 */
int msi_doorbell_platform_of(void)
{
	const struct msi_doorbell_of_kind *kind = msi_doorbell_of_kinds;
	struct device_node *np;
	unsigned int i;
	int ret;

	for (i = 0; i < ARRAY_SIZE(msi_doorbell_of_kinds); i++, kind++) {
		for_each_compatible_node(np, NULL, kind->compatible) {
			ret = msi_doorbell_of_add(np, kind);
			if (ret) {
				of_node_put(np);
				return ret;
			}
		}
	}

	return 0;
}
