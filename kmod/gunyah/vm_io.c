// SPDX-License-Identifier: GPL-2.0
/*
 * Gunyah virtual machines: who waits for which write of the guest
 *
 * Whoever runs the guest brings its writes here. No two handlers answer the
 * same write, so there is no order between them.
 */

#include "vm.h"

static u64 gh_vm_io_mask(u32 len)
{
	return len < sizeof(u64) ? BIT_ULL(len * BITS_PER_BYTE) - 1 : U64_MAX;
}

static bool gh_vm_io_len_is_valid(u32 len)
{
	return len == 1 || len == 2 || len == 4 || len == 8;
}

static int gh_vm_io_check(const struct gh_vm_io_handler *io)
{
	if (io->len && !gh_vm_io_len_is_valid(io->len))
		return -EINVAL;
	if (io->addr + io->len < io->addr)
		return -EINVAL;
	/* A value has a length; what is cut off can never match. */
	if (io->datamatch && (!io->len || io->data & ~gh_vm_io_mask(io->len)))
		return -EINVAL;

	return 0;
}

static bool gh_vm_io_collide(const struct gh_vm_io_handler *a,
			     const struct gh_vm_io_handler *b)
{
	if (a->addr != b->addr)
		return false;
	if (a->len && b->len && a->len != b->len)
		return false;

	return !a->datamatch || !b->datamatch || a->data == b->data;
}

static struct gh_vm_io_handler *gh_vm_io_of(struct rb_node *node)
{
	return rb_entry(node, struct gh_vm_io_handler, node);
}

static int gh_vm_io_compare(const void *key, const struct rb_node *node)
{
	const struct gh_vm_io_handler *io =
		rb_entry(node, struct gh_vm_io_handler, node);
	u64 addr = *(const u64 *)key;

	return addr < io->addr ? -1 : addr > io->addr;
}

static bool gh_vm_io_less(struct rb_node *a, const struct rb_node *b)
{
	return gh_vm_io_compare(&gh_vm_io_of(a)->addr, b) < 0;
}

/**
 * gh_vm_add_io_handler() - wait for writes of the guest
 * @vm: the machine
 * @io: which, and what to do; must stay until gh_vm_remove_io_handler()
 *
 * Context: process context, may sleep; not from a handler.
 * Return: 0; -EEXIST if a write could be for this and for another one; -EINVAL
 * for a length that no write has, an address beyond the last, a value without
 * a length, or one that is longer.
 */
int gh_vm_add_io_handler(struct gh_vm *vm, struct gh_vm_io_handler *io)
{
	struct rb_node *node;
	int ret;

	ret = gh_vm_io_check(io);
	if (ret)
		return ret;

	down_write(&vm->io_lock);
	rb_for_each(node, &io->addr, &vm->io_handlers, gh_vm_io_compare) {
		if (gh_vm_io_collide(io, gh_vm_io_of(node))) {
			ret = -EEXIST;
			break;
		}
	}
	if (!ret)
		rb_add(&io->node, &vm->io_handlers, gh_vm_io_less);
	up_write(&vm->io_lock);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_vm_add_io_handler);

/**
 * gh_vm_remove_io_handler() - undo gh_vm_add_io_handler()
 * @vm: the machine
 * @io: the handler; it does not run any more afterwards
 *
 * Context: process context, may sleep; not from a handler.
 */
void gh_vm_remove_io_handler(struct gh_vm *vm, struct gh_vm_io_handler *io)
{
	down_write(&vm->io_lock);
	rb_erase(&io->node, &vm->io_handlers);
	up_write(&vm->io_lock);
}
EXPORT_SYMBOL_GPL(gh_vm_remove_io_handler);

static struct gh_vm_io_handler *gh_vm_io_find(struct gh_vm *vm, u64 addr,
					      u32 len, u64 data)
{
	struct gh_vm_io_handler write = {
		.addr = addr,
		.len = len,
		.datamatch = true,
		.data = data,
	};
	struct rb_node *node;

	rb_for_each(node, &addr, &vm->io_handlers, gh_vm_io_compare)
		if (gh_vm_io_collide(&write, gh_vm_io_of(node)))
			return gh_vm_io_of(node);

	return NULL;
}

/**
 * gh_vm_mmio_write() - the guest has written to an address without memory
 * @vm: the machine
 * @addr: guest physical address
 * @len: bytes: 1, 2, 4 or 8
 * @data: the value; what is above its bytes is ignored
 *
 * For whoever runs the guest. May be called by any number of threads.
 *
 * Context: process context, may sleep.
 * Return: 0; -ENOENT if nobody waits for it; -EINVAL for a length that no write
 * has, 0 among them; or what the handler returned.
 */
int gh_vm_mmio_write(struct gh_vm *vm, u64 addr, u32 len, u64 data)
{
	struct gh_vm_io_handler *io;
	int ret = -ENOENT;

	if (!gh_vm_io_len_is_valid(len))
		return -EINVAL;
	data &= gh_vm_io_mask(len);

	down_read(&vm->io_lock);
	io = gh_vm_io_find(vm, addr, len, data);
	if (io)
		ret = io->ops->write(io, addr, len, data);
	up_read(&vm->io_lock);
	trace_gh_vm_write(vm->id, vm->gen, addr, len, data, ret);

	return ret;
}
EXPORT_SYMBOL_GPL(gh_vm_mmio_write);
