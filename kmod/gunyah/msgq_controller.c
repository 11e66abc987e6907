// SPDX-License-Identifier: GPL-2.0
/*
 * The device that all mailboxes are controllers of
 *
 * The framework reads controller->dev->driver->owner when a client binds: the
 * device must have a driver, and must keep it. One auxiliary device serves,
 * as a mailbox's own parent is optional and is not ours to bind.
 */

#include <linux/auxiliary_bus.h>
#include <linux/completion.h>
#include <linux/module.h>

#include "msgq.h"

static struct device *gh_msgq_controller_root;
static struct auxiliary_device gh_msgq_controller;
static DECLARE_COMPLETION(gh_msgq_controller_released);

static void gh_msgq_controller_release(struct device *dev)
{
	complete(&gh_msgq_controller_released);
}

static int gh_msgq_controller_probe(struct auxiliary_device *auxdev,
				    const struct auxiliary_device_id *id)
{
	return 0;
}

static const struct auxiliary_device_id gh_msgq_controller_ids[] = {
	{ .name = KBUILD_MODNAME ".controller" },
	{ }
};

static struct auxiliary_driver gh_msgq_controller_driver = {
	.name = "controller",
	.probe = gh_msgq_controller_probe,
	.id_table = gh_msgq_controller_ids,
	/* Nobody may unbind what the framework dereferences. */
	.driver.suppress_bind_attrs = true,
	.driver.probe_type = PROBE_FORCE_SYNCHRONOUS,
};

static int gh_msgq_controller_add(void)
{
	int ret;

	gh_msgq_controller.name = "controller";
	gh_msgq_controller.dev.parent = gh_msgq_controller_root;
	gh_msgq_controller.dev.release = gh_msgq_controller_release;

	ret = auxiliary_device_init(&gh_msgq_controller);
	if (ret)
		return ret;

	ret = auxiliary_device_add(&gh_msgq_controller);
	if (ret)
		goto uninit_device;

	if (!gh_msgq_controller.dev.driver) {
		ret = -ENXIO;
		goto delete_device;
	}

	return 0;

delete_device:
	auxiliary_device_delete(&gh_msgq_controller);
uninit_device:
	auxiliary_device_uninit(&gh_msgq_controller);
	wait_for_completion(&gh_msgq_controller_released);
	return ret;
}

/**
 * gh_msgq_controller_init() - make the controllers' device, with its driver
 *
 * Context: process context, may sleep.
 * Return: 0; -ENXIO if the driver did not bind; or what registering returned.
 */
int gh_msgq_controller_init(void)
{
	int ret;

	gh_msgq_controller_root = root_device_register(KBUILD_MODNAME);
	if (IS_ERR(gh_msgq_controller_root))
		return PTR_ERR(gh_msgq_controller_root);

	ret = auxiliary_driver_register(&gh_msgq_controller_driver);
	if (ret)
		goto unregister_root;

	ret = gh_msgq_controller_add();
	if (ret)
		goto unregister_driver;

	return 0;

unregister_driver:
	auxiliary_driver_unregister(&gh_msgq_controller_driver);
unregister_root:
	root_device_unregister(gh_msgq_controller_root);
	return ret;
}

/**
 * gh_msgq_controller_exit() - undo gh_msgq_controller_init()
 *
 * Waits until the last reference to the device is gone.
 *
 * Context: process context, may sleep.
 */
void gh_msgq_controller_exit(void)
{
	auxiliary_device_delete(&gh_msgq_controller);
	auxiliary_device_uninit(&gh_msgq_controller);
	wait_for_completion(&gh_msgq_controller_released);
	auxiliary_driver_unregister(&gh_msgq_controller_driver);
	root_device_unregister(gh_msgq_controller_root);
}

/**
 * gh_msgq_controller_dev() - the controllers' device
 *
 * Context: any.
 * Return: the device, bound, until the module goes.
 */
struct device *gh_msgq_controller_dev(void)
{
	return &gh_msgq_controller.dev;
}
