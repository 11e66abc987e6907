// SPDX-License-Identifier: GPL-2.0
/* Gunyah hypercalls by SMCCC HVC, arm64 */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/arm-smccc.h>
#include <linux/gunyah_hyp.h>
#include <linux/module.h>
#include <linux/of.h>

#include "hypercall.h"

/* Fast, 64-bit, owner "vendor hypervisor", class "hypercall" in bits 15:14 */
#define GH_HVC(_nr)							\
	ARM_SMCCC_CALL_VAL(ARM_SMCCC_FAST_CALL, ARM_SMCCC_SMC_64,	\
			   ARM_SMCCC_OWNER_VENDOR_HYP, 0x8000 | (_nr))

#define GH_HVC_HYP_IDENTIFY		GH_HVC(0x00)
#define GH_HVC_BELL_SEND		GH_HVC(0x12)
#define GH_HVC_BELL_RECEIVE		GH_HVC(0x13)
#define GH_HVC_BELL_RESET		GH_HVC(0x14)
#define GH_HVC_BELL_SET_MASK		GH_HVC(0x15)
#define GH_HVC_MSGQ_SEND		GH_HVC(0x1b)
#define GH_HVC_MSGQ_RECV		GH_HVC(0x1c)
#define GH_HVC_MSGQ_FLUSH		GH_HVC(0x1d)
#define GH_HVC_MSGQ_CONFIGURE_SEND	GH_HVC(0x1f)
#define GH_HVC_MSGQ_CONFIGURE_RECV	GH_HVC(0x20)

/*
 * Arguments that the API reserves: zero, except for the configure calls,
 * where the document asks for all ones.
 */
#define GH_HVC_RESERVED			0UL
#define GH_HVC_RESERVED_CONFIGURE	(~0UL)

#define GH_HVC_VENDOR_UID		0x8600ff01

/* The two UIDs in use: Gunyah's own, and the one of Qualcomm's builds. */
static const u32 gh_hvc_uids[][4] = {
	{ 0xcd8fd5c1, 0xdb5f53a4, 0x36ce6592, 0x145f3d67 },
	{ 0xbd54bd19, 0x1b57370b, 0x9b606f94, 0xe69d5354 },
};

static void gh_hvc_hyp_identify(struct gh_hyp_identity *id)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_HYP_IDENTIFY, &res);
	id->api_info = res.a0;
	id->flags[0] = res.a1;
	id->flags[1] = res.a2;
	id->flags[2] = res.a3;
}

static enum gh_error gh_hvc_bell_send(u64 capid, u64 new_flags, u64 *old_flags,
				      const struct gh_bell_origin *origin)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_BELL_SEND, capid, new_flags, GH_HVC_RESERVED,
			  &res);
	if (res.a0 == GH_ERROR_OK)
		*old_flags = res.a1;

	return res.a0;
}

static enum gh_error gh_hvc_bell_receive(u64 capid, u64 clear_flags,
					 u64 *old_flags,
					 struct gh_bell_origin *origin)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_BELL_RECEIVE, capid, clear_flags,
			  GH_HVC_RESERVED, &res);
	if (res.a0 == GH_ERROR_OK) {
		*old_flags = res.a1;
		*origin = (struct gh_bell_origin){};
	}

	return res.a0;
}

static enum gh_error gh_hvc_bell_reset(u64 capid)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_BELL_RESET, capid, GH_HVC_RESERVED, &res);
	return res.a0;
}

static enum gh_error gh_hvc_bell_set_mask(u64 capid, u64 enable_mask,
					  u64 ack_mask)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_BELL_SET_MASK, capid, enable_mask, ack_mask,
			  GH_HVC_RESERVED, &res);
	return res.a0;
}

static enum gh_error gh_hvc_msgq_send(u64 capid, size_t size, const void *buf,
				      u64 flags, bool *not_full,
				      const struct gh_msg_origin *origin)
{
	struct arm_smccc_res res;

	/* The API takes the virtual address: the hypervisor walks our tables. */
	arm_smccc_1_1_hvc(GH_HVC_MSGQ_SEND, capid, size, (unsigned long)buf,
			  flags, GH_HVC_RESERVED, &res);
	if (res.a0 == GH_ERROR_OK)
		*not_full = res.a1;

	return res.a0;
}

static enum gh_error gh_hvc_msgq_recv(u64 capid, void *buf, size_t size,
				      size_t *recv_size, bool *not_empty,
				      struct gh_msg_origin *origin)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_MSGQ_RECV, capid, (unsigned long)buf, size,
			  GH_HVC_RESERVED, &res);
	if (res.a0 == GH_ERROR_OK) {
		*recv_size = res.a1;
		*not_empty = res.a2;
		*origin = (struct gh_msg_origin){};
	}

	return res.a0;
}

static enum gh_error gh_hvc_msgq_flush(u64 capid)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(GH_HVC_MSGQ_FLUSH, capid, GH_HVC_RESERVED, &res);
	return res.a0;
}

static enum gh_error gh_hvc_msgq_configure(unsigned long call, u64 capid,
					   long threshold, long holdoff_us)
{
	struct arm_smccc_res res;

	arm_smccc_1_1_hvc(call, capid, threshold, holdoff_us,
			  GH_HVC_RESERVED_CONFIGURE, &res);
	return res.a0;
}

static enum gh_error gh_hvc_msgq_configure_send(u64 capid, long threshold,
						long holdoff_us)
{
	return gh_hvc_msgq_configure(GH_HVC_MSGQ_CONFIGURE_SEND, capid,
				     threshold, holdoff_us);
}

static enum gh_error gh_hvc_msgq_configure_recv(u64 capid, long threshold,
						long holdoff_us)
{
	return gh_hvc_msgq_configure(GH_HVC_MSGQ_CONFIGURE_RECV, capid,
				     threshold, holdoff_us);
}

static const struct gh_hyp_ops gh_hvc_ops = {
	.name			= "hvc",
	.owner			= THIS_MODULE,
	.hyp_identify		= gh_hvc_hyp_identify,
	.bell_send		= gh_hvc_bell_send,
	.bell_receive		= gh_hvc_bell_receive,
	.bell_reset		= gh_hvc_bell_reset,
	.bell_set_mask		= gh_hvc_bell_set_mask,
	.msgq_send		= gh_hvc_msgq_send,
	.msgq_recv		= gh_hvc_msgq_recv,
	.msgq_flush		= gh_hvc_msgq_flush,
	.msgq_configure_send	= gh_hvc_msgq_configure_send,
	.msgq_configure_recv	= gh_hvc_msgq_configure_recv,
};

/*
 * HVC is undefined where no EL2 exists, and would kill us. It is safe where
 * firmware offers PSCI by HVC, or where the device tree names the hypervisor.
 * arm_smccc_1_1_get_conduit() does not tell: it answers "none" under firmware
 * that reports SMCCC 1.0.
 */
static bool gh_hvc_is_safe(void)
{
	static const struct of_device_id psci[] = {
		{ .compatible = "arm,psci" },
		{ .compatible = "arm,psci-0.2" },
		{ .compatible = "arm,psci-1.0" },
		{ }
	};
	struct device_node *np;
	const char *method;
	bool safe;

	np = of_find_compatible_node(NULL, NULL, "gunyah-hypervisor");
	if (!np) {
		np = of_find_matching_node(NULL, psci);
		safe = np && !of_property_read_string(np, "method", &method) &&
		       !strcmp(method, "hvc");
	} else {
		safe = true;
	}
	of_node_put(np);

	return safe;
}

static bool gh_hvc_found(void)
{
	struct arm_smccc_res res;
	unsigned int i;

	if (!gh_hvc_is_safe())
		return false;

	arm_smccc_1_1_hvc(GH_HVC_VENDOR_UID, &res);
	for (i = 0; i < ARRAY_SIZE(gh_hvc_uids); i++)
		if (lower_32_bits(res.a0) == gh_hvc_uids[i][0] &&
		    lower_32_bits(res.a1) == gh_hvc_uids[i][1] &&
		    lower_32_bits(res.a2) == gh_hvc_uids[i][2] &&
		    lower_32_bits(res.a3) == gh_hvc_uids[i][3])
			return true;

	return false;
}

/**
 * gh_hvc_init() - register the HVC back end if we run under Gunyah
 *
 * Context: process context, may sleep.
 * Return: 0, also without Gunyah: the simulator may come yet.
 */
int gh_hvc_init(void)
{
	if (!gh_hvc_found()) {
		pr_debug("no Gunyah hypervisor answers to HVC\n");
		return 0;
	}

	return gh_hyp_register(&gh_hvc_ops);
}

/**
 * gh_hvc_exit() - undo gh_hvc_init()
 *
 * Context: process context, may sleep.
 */
void gh_hvc_exit(void)
{
	gh_hyp_unregister(&gh_hvc_ops);
}
