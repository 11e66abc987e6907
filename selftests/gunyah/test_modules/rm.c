// SPDX-License-Identifier: GPL-2.0
/*
 * Typed calls to the Resource Manager that came last, one for each line that
 * is written to the parameter "do"; "result" is what it came to: a number, and
 * words that a verb adds. Notifications are noted in "told".
 */

#include <linux/gunyah_rm.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/notifier.h>
#include <linux/slab.h>
#include <linux/string.h>

#define RM_WORDS	8

static bool rm_take = true;
module_param_named(take, rm_take, bool, 0644);
MODULE_PARM_DESC(take, "take Resource Managers that come (default Y)");

static bool rm_slow;
module_param_named(slow, rm_slow, bool, 0644);
MODULE_PARM_DESC(slow, "the notifier makes a call of its own (default N)");

/* Protects all below but told; sleeps with calls */
static DEFINE_MUTEX(rm_lock);
static struct gh_rm *rm_of;
static struct gh_rm *rm_kept;
static struct gh_resource *rm_resource;
static char rm_result[256];

static DEFINE_MUTEX(rm_told_lock);
static char rm_told[512];
static unsigned int rm_told_count;

static void rm_tell(const char *what, unsigned long a, unsigned long b,
		    unsigned long c)
{
	size_t len;

	mutex_lock(&rm_told_lock);
	len = strlen(rm_told);
	snprintf(rm_told + len, sizeof(rm_told) - len, "%s%s:%lx:%lu:%lu",
		 len ? " " : "", what, a, b, c);
	rm_told_count++;
	mutex_unlock(&rm_told_lock);
}

static int rm_notified(struct notifier_block *nb, unsigned long action,
		       void *data)
{
	const struct gh_rm_notification *notification = data;
	struct gh_rm_vm_exited_payload exited;
	struct gh_rm_vm_status_payload status;
	u16 vmid;

	if (READ_ONCE(rm_slow))
		gh_rm_get_vmid(rm_kept, &vmid);

	if (action == GH_RM_NOTIFICATION_VM_EXITED &&
	    !gh_rm_vm_exited(notification, &exited))
		rm_tell("exited", exited.vmid, exited.exit_type,
			exited.reason_size);
	else if (action == GH_RM_NOTIFICATION_VM_STATUS &&
		 !gh_rm_vm_status(notification, &status))
		rm_tell("status", status.vmid, status.vm_status,
			status.os_status);
	else
		rm_tell("other", action, notification->size,
			notification->size ?
			*(const u8 *)notification->payload : 0);

	return NOTIFY_OK;
}

static struct notifier_block rm_nb = { .notifier_call = rm_notified };

static long rm_arg(char **words, unsigned int n)
{
	long value = 0;

	if (words[n] && kstrtol(words[n], 0, &value))
		return 0;

	return value;
}

static int rm_do_call(struct gh_rm *rm, char **words)
{
	size_t size = rm_arg(words, 2), resp_size;
	bool want = !words[3] || strcmp(words[3], "blind");
	void *req, *resp;
	int ret;

	req = size ? kzalloc(size, GFP_KERNEL) : NULL;
	if (!want) {
		ret = gh_rm_call(rm, rm_arg(words, 1), req, size, NULL, NULL);
	} else {
		ret = gh_rm_call(rm, rm_arg(words, 1), req, size, &resp,
				 &resp_size);
		snprintf(rm_result, sizeof(rm_result), " %zu", resp_size);
		kfree(resp);
	}
	kfree(req);

	return ret;
}

static int rm_do_configure(struct gh_rm *rm, char **words)
{
	const struct gh_rm_vm_image image = {
		.mem_handle = 1,
		.image_size = 4096,
	};

	return gh_rm_vm_configure(rm, rm_arg(words, 1), &image);
}

static int rm_do_state(struct gh_rm *rm, char **words)
{
	struct gh_rm_vm_status_payload state = {};
	int ret = gh_rm_vm_get_state(rm, rm_arg(words, 1), &state);

	snprintf(rm_result, sizeof(rm_result), " %u %u", state.vm_status,
		 state.os_status);
	return ret;
}

static int rm_do_vmid(struct gh_rm *rm, char **words)
{
	u16 vmid = 0;
	int ret = gh_rm_get_vmid(rm, &vmid);

	snprintf(rm_result, sizeof(rm_result), " %u", vmid);
	return ret;
}

static int rm_do_id(struct gh_rm *rm, char **words)
{
	char id[32] = "";
	ssize_t ret = gh_rm_vm_get_id(rm, 0, rm_arg(words, 1), id,
				      min_t(size_t, rm_arg(words, 2),
					    sizeof(id)));

	snprintf(rm_result, sizeof(rm_result), " %.*s", (int)max(ret, 0L), id);
	return ret;
}

static int rm_do_resources(struct gh_rm *rm, char **words)
{
	struct gh_rm_hyp_resources *resources;
	unsigned int i, len = 0;

	resources = gh_rm_get_hyp_resources(rm, rm_arg(words, 1));
	if (IS_ERR(resources))
		return PTR_ERR(resources);

	for (i = 0; i < resources->n_entries; i++)
		len += scnprintf(rm_result + len, sizeof(rm_result) - len,
				 " %u:%u:%u", resources->entries[i].type,
				 resources->entries[i].label,
				 !!resources->entries[i].virq);
	i = resources->n_entries;
	kfree(resources);

	return i;
}

static void rm_release(struct gh_rm *rm)
{
	if (rm_resource)
		gh_rm_free_resource(rm, rm_resource);
	rm_resource = NULL;
}

/* resource VMID INDEX: take it, drop the one before; its capability must work */
static int rm_do_resource(struct gh_rm *rm, char **words)
{
	struct gh_rm_hyp_resources *resources;
	unsigned int i = rm_arg(words, 2);
	struct gh_resource *resource;

	rm_release(rm);
	resources = gh_rm_get_hyp_resources(rm, rm_arg(words, 1));
	if (IS_ERR(resources))
		return PTR_ERR(resources);
	if (i >= resources->n_entries) {
		kfree(resources);
		return -ERANGE;
	}

	resource = gh_rm_alloc_resource(rm, &resources->entries[i]);
	if (!IS_ERR(resource)) {
		rm_resource = resource;
		snprintf(rm_result, sizeof(rm_result), " %d %d",
			 resource->capid == resources->entries[i].capid,
			 !!resource->irq);
	}
	kfree(resources);

	return PTR_ERR_OR_ZERO(resource);
}

static int rm_do_release(struct gh_rm *rm, char **words)
{
	rm_release(rm);
	return 0;
}

/* What the hypervisor says of the resource that was taken */
static int rm_do_use(struct gh_rm *rm, char **words)
{
	u64 old;

	return rm_resource ? gh_hypercall_bell_send(rm_resource->capid, 1, &old,
						    NULL) : -ENOENT;
}

static int rm_do_mem(struct gh_rm *rm, char **words)
{
	struct gh_rm_mem_parcel parcel = {
		.n_acl_entries = rm_arg(words, 1),
		.n_mem_entries = rm_arg(words, 2),
	};
	struct gh_rm_mem_acl_entry *acl;
	struct gh_rm_mem_entry *mem;
	int ret = -ENOMEM;

	acl = kcalloc(parcel.n_acl_entries + 1, sizeof(*acl), GFP_KERNEL);
	mem = kcalloc(parcel.n_mem_entries + 1, sizeof(*mem), GFP_KERNEL);
	if (acl && mem) {
		parcel.acl_entries = acl;
		parcel.mem_entries = mem;
		ret = strcmp(words[0], "lend") ? gh_rm_mem_share(rm, &parcel) :
						 gh_rm_mem_lend(rm, &parcel);
	}
	snprintf(rm_result, sizeof(rm_result), " %u", parcel.mem_handle);
	kfree(mem);
	kfree(acl);

	return ret;
}

#define RM_DO(_name, _call)						\
static int rm_do_##_name(struct gh_rm *rm, char **words)		\
{									\
	return _call;							\
}

RM_DO(alloc, gh_rm_alloc_vmid(rm, rm_arg(words, 1)))
RM_DO(dealloc, gh_rm_dealloc_vmid(rm, rm_arg(words, 1)))
RM_DO(firmware, gh_rm_vm_set_firmware_mem(rm, rm_arg(words, 1), 1, 0, 4096))
RM_DO(init, gh_rm_vm_init(rm, rm_arg(words, 1)))
RM_DO(start, gh_rm_vm_start(rm, rm_arg(words, 1)))
RM_DO(stop, gh_rm_vm_stop(rm, rm_arg(words, 1)))
RM_DO(reset, gh_rm_vm_reset(rm, rm_arg(words, 1)))
RM_DO(reclaim, gh_rm_mem_reclaim(rm, rm_arg(words, 1)))
RM_DO(remap, gh_rm_error_remap(rm_arg(words, 1)))
RM_DO(listen, gh_rm_notifier_register(rm, &rm_nb))
RM_DO(ignore, gh_rm_notifier_unregister(rm, &rm_nb))

static const struct {
	const char *verb;
	int (*call)(struct gh_rm *rm, char **words);
} rm_verbs[] = {
	{ "call", rm_do_call },
	{ "configure", rm_do_configure },
	{ "state", rm_do_state },
	{ "vmid", rm_do_vmid },
	{ "id", rm_do_id },
	{ "resources", rm_do_resources },
	{ "resource", rm_do_resource },
	{ "release", rm_do_release },
	{ "use", rm_do_use },
	{ "lend", rm_do_mem },
	{ "share", rm_do_mem },
	{ "alloc", rm_do_alloc },
	{ "dealloc", rm_do_dealloc },
	{ "firmware", rm_do_firmware },
	{ "init", rm_do_init },
	{ "start", rm_do_start },
	{ "stop", rm_do_stop },
	{ "reset", rm_do_reset },
	{ "reclaim", rm_do_reclaim },
	{ "remap", rm_do_remap },
	{ "listen", rm_do_listen },
	{ "ignore", rm_do_ignore },
};

static int rm_do_line(char *line)
{
	char *words[RM_WORDS] = {}, *word, result[sizeof(rm_result)];
	unsigned int i, n = 0;
	int ret;

	while (n < RM_WORDS - 1 && (word = strsep(&line, " \n")))
		if (*word)
			words[n++] = word;
	for (i = 0; n && i < ARRAY_SIZE(rm_verbs); i++)
		if (!strcmp(rm_verbs[i].verb, words[0]))
			break;
	if (!n || i == ARRAY_SIZE(rm_verbs) || !rm_kept)
		return -EINVAL;

	rm_result[0] = '\0';
	ret = rm_verbs[i].call(rm_kept, words);
	strscpy(result, rm_result, sizeof(result));
	snprintf(rm_result, sizeof(rm_result), "%d%.240s", ret, result);

	return 0;
}

static int rm_do_set(const char *val, const struct kernel_param *kp)
{
	char line[128];
	int ret;

	strscpy(line, val, sizeof(line));
	mutex_lock(&rm_lock);
	ret = rm_do_line(line);
	mutex_unlock(&rm_lock);

	return ret;
}

static const struct kernel_param_ops rm_do_ops = { .set = rm_do_set };
module_param_cb(do, &rm_do_ops, NULL, 0200);
MODULE_PARM_DESC(do, "a verb and its arguments");

module_param_string(result, rm_result, sizeof(rm_result), 0444);
MODULE_PARM_DESC(result, "what the last verb came to");
module_param_string(told, rm_told, sizeof(rm_told), 0444);
MODULE_PARM_DESC(told, "notifications, each as what:number:…");
module_param_named(told_count, rm_told_count, uint, 0444);
MODULE_PARM_DESC(told_count, "how many there were");

static int rm_add(struct gh_rm *rm)
{
	if (!rm_take)
		return -EPERM;

	if (rm_kept)
		gh_rm_put(rm_kept);
	rm_of = rm;
	rm_kept = gh_rm_get(rm);
	return 0;
}

/* It stays in rm_kept: calls are to fail, and nothing else. */
static void rm_remove(struct gh_rm *rm)
{
	if (rm_of != rm)
		return;

	rm_release(rm);
	rm_of = NULL;
}

static struct gh_rm_client rm_client = {
	.name = "gunyah_selftest_rm",
	.add = rm_add,
	.remove = rm_remove,
};

static int __init rm_init(void)
{
	gh_rm_client_register(&rm_client);
	return 0;
}
module_init(rm_init);

static void __exit rm_exit(void)
{
	gh_rm_client_unregister(&rm_client);
	if (rm_kept) {
		gh_rm_notifier_unregister(rm_kept, &rm_nb);
		gh_rm_put(rm_kept);
	}
}
module_exit(rm_exit);

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("Typed calls to a Gunyah Resource Manager");
