/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The BPF side of a measurement: open, load, attach, read, detach, close
 *
 * Each kind of queue has programs and maps of its own, loaded and attached when
 * its driver is there.
 *
 * Nothing is pinned: when the process ends, however it ends, the kernel takes
 * programs, links and maps away.
 */
#ifndef RINGSCOPE_SESSION_H
#define RINGSCOPE_SESSION_H

#include <stdint.h>

#include "../../bpf/slots.h"

struct rs_session;

struct rs_session *rs_session_open(unsigned int stages);
int rs_session_load(struct rs_session *session, enum rs_kind kind);
int rs_session_attach(struct rs_session *session, enum rs_kind kind);
void rs_session_detach(struct rs_session *session);
void rs_session_close(struct rs_session *session);

const struct rs_slot *rs_session_slots(const struct rs_session *session,
				       enum rs_event event);
uint64_t rs_session_no_slot(const struct rs_session *session,
			    enum rs_event event);
uint64_t rs_session_recursion(const struct rs_session *session,
			      enum rs_event event);

#endif
