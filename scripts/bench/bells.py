# SPDX-License-Identifier: GPL-2.0
"""Doorbells, from the send to the callback"""

import statistics

SENDERS = ("process", "irq")
# With nobody listening, and with each way of listening
OFF = "nobody"
ON = ("ringscope", "ringbuffer")


def cell_rows(cell, boots, row):
    """Rows of the boots of one kernel: what listening makes of a send"""
    for sender in SENDERS:
        off = statistics.median(cost[sender, OFF] for cost, _ in boots)
        for way in ON:
            yield row(f"doorbell {cell} {sender} {way}", "instructions/send",
                      "tracepoints off",
                      [(cost[sender, way], cost[sender, OFF]) for cost, _ in boots],
                      nobody=round(off, 1), **boots[0][1])


def rows(results, row, costs):
    """Rows of everything measured"""
    made = []
    for cell in sorted(results.glob("bells/*")):
        boots = [costs(path) for path in sorted(cell.glob("*/output"))]
        made += cell_rows(cell.name, boots, row)
    return made
