/* SPDX-License-Identifier: GPL-2.0 */
/*
 * SCALAR_EVENT: a trace event whose arguments are fixed-width scalars and are
 * its fields, by the same names, written as one list of (type, name) pairs. A
 * raw tracepoint program needs no type information for such an event.
 */
#ifndef _TRACE_SCALAR_EVENT_H
#define _TRACE_SCALAR_EVENT_H

/* SCALAR_EACH(m, sep, ((t, n), …)): m(t, n) for each pair, sep() in between */
#define SCALAR_1(m, sep, p)		m p
#define SCALAR_2(m, sep, p, ...)	m p sep() SCALAR_1(m, sep, __VA_ARGS__)
#define SCALAR_3(m, sep, p, ...)	m p sep() SCALAR_2(m, sep, __VA_ARGS__)
#define SCALAR_4(m, sep, p, ...)	m p sep() SCALAR_3(m, sep, __VA_ARGS__)
#define SCALAR_5(m, sep, p, ...)	m p sep() SCALAR_4(m, sep, __VA_ARGS__)
#define SCALAR_6(m, sep, p, ...)	m p sep() SCALAR_5(m, sep, __VA_ARGS__)
#define SCALAR_7(m, sep, p, ...)	m p sep() SCALAR_6(m, sep, __VA_ARGS__)
#define SCALAR_8(m, sep, p, ...)	m p sep() SCALAR_7(m, sep, __VA_ARGS__)
#define SCALAR_9(m, sep, p, ...)	m p sep() SCALAR_8(m, sep, __VA_ARGS__)
#define SCALAR_PICK(_1, _2, _3, _4, _5, _6, _7, _8, _9, pick, ...) pick
#define SCALAR_EACH_OF(m, sep, ...)					\
	SCALAR_PICK(__VA_ARGS__, SCALAR_9, SCALAR_8, SCALAR_7, SCALAR_6, \
		    SCALAR_5, SCALAR_4, SCALAR_3, SCALAR_2, SCALAR_1)	\
	(m, sep, __VA_ARGS__)
#define SCALAR_BARE(...)		__VA_ARGS__
#define SCALAR_EACH(m, sep, list)	SCALAR_EACH_OF(m, sep, SCALAR_BARE list)

#define SCALAR_COMMA()			,
#define SCALAR_NOTHING()
#define SCALAR_PROTO(t, n)		t n
#define SCALAR_NAME(t, n)		n
#define SCALAR_FIELD(t, n)		__field(t, n)
#define SCALAR_ASSIGN(t, n)		(__entry->n = n)

#define SCALAR_EVENT(_name, _list, ...)					\
TRACE_EVENT(_name,							\
	TP_PROTO(SCALAR_EACH(SCALAR_PROTO, SCALAR_COMMA, _list)),	\
	TP_ARGS(SCALAR_EACH(SCALAR_NAME, SCALAR_COMMA, _list)),		\
	TP_STRUCT__entry(SCALAR_EACH(SCALAR_FIELD, SCALAR_NOTHING, _list)), \
	TP_fast_assign(SCALAR_EACH(SCALAR_ASSIGN, SCALAR_COMMA, _list);), \
	TP_printk(__VA_ARGS__))

/* Like it; reg and unreg are called with the first and the last listener. */
#define SCALAR_EVENT_FN(_name, _list, _reg, _unreg, ...)		\
TRACE_EVENT_FN(_name,							\
	TP_PROTO(SCALAR_EACH(SCALAR_PROTO, SCALAR_COMMA, _list)),	\
	TP_ARGS(SCALAR_EACH(SCALAR_NAME, SCALAR_COMMA, _list)),		\
	TP_STRUCT__entry(SCALAR_EACH(SCALAR_FIELD, SCALAR_NOTHING, _list)), \
	TP_fast_assign(SCALAR_EACH(SCALAR_ASSIGN, SCALAR_COMMA, _list);), \
	TP_printk(__VA_ARGS__),						\
	_reg, _unreg)

#endif /* _TRACE_SCALAR_EVENT_H */
