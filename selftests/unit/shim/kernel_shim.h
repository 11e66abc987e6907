/* SPDX-License-Identifier: GPL-2.0 */
/*
 * As much of the kernel as the drivers' pure logic needs to be compiled for
 * the host. One thread, no interrupts: locks do nothing.
 */
#ifndef RINGSCOPE_KERNEL_SHIM_H
#define RINGSCOPE_KERNEL_SHIM_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int64_t s64;

#define U64_MAX			UINT64_MAX
#define BIT(n)			(1UL << (n))
#define BIT_ULL(n)		(1ULL << (n))
#define GENMASK_ULL(h, l)	((~0ULL >> (63 - (h))) & (~0ULL << (l)))
#define ARRAY_SIZE(array)	(sizeof(array) / sizeof((array)[0]))
#define ALIGN(x, a)		(((x) + (a) - 1) / (a) * (a))
#define EXPORT_SYMBOL_GPL(symbol) struct symbol##_exported

typedef struct { int counter; } atomic_t;
typedef struct { char unused; } spinlock_t;
struct irq_work { char unused; };
struct delayed_work { char unused; };

#define spin_lock_init(lock)			((void)(lock))
#define spin_lock_irqsave(lock, flags)		((void)(lock), (flags) = 0)
#define spin_unlock_irqrestore(lock, flags)	((void)(lock), (void)(flags))

#define GFP_KERNEL		0
#define kvcalloc(n, size, gfp)	calloc(n, size)
#define kvfree(p)		free(p)

#endif
