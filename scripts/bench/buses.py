# SPDX-License-Identifier: GPL-2.0
"""Our rpmsg bus beside Linux's own, from what guest/rpmsg printed"""

import collections

# A message of each kind of traffic: how many events it passes. For as many of
# them the bus reads the clock: for send, rx_done twice, and reclaim.
TRAFFIC = {
    "send": 2,          # send, reclaim
    "oneway": 2,
    "round": 4,         # and rx, rx_done of the answer
    "stream": 4,
    "receive": 2,
}
BUS_BAR = 1.02          # of what Linux's own takes, with nobody listening
EVENT_BAR = 1.2         # of a hit, for each event that somebody listens to
# By what programs on an event that reads no clock, and which of them decides:
# what the bus carries is a time, so who does without reads the clock himself.
HITS = {
    "bare hits": ("bushit", False),
    "hits that read the clock": ("busclock", True),
}


def costs(lines):
    """{(bus, traffic, way): instructions a message} of one boot

    Of the batches the lower quartile: what disturbs one only adds to it, and
    where tasks sleep it can be more than every other that is disturbed.
    """
    batches = collections.defaultdict(list)
    counts = {}
    for words in lines:
        if words[0] == "sample":
            batches[tuple(words[1:4])] += map(int, words[5:])
            counts[tuple(words[1:4])] = int(words[4])
    took = {key: sorted(times)[len(times) // 4] for key, times in batches.items()}
    return {key: (took[key] - took[key[0], "nothing", "nobody"]) / counts[key]
            for key in took}


def adds(cost, traffic, way):
    """What listening adds to a message on our bus"""
    return cost["ours", traffic, way] - cost["ours", traffic, "nobody"]


def hits(cost, traffic, way):
    """What as many hits of a program add as the message passes events"""
    return TRAFFIC[traffic] * adds(cost, "send", way)


def carried_rows(cell, boots, row):
    """What it takes to know of an echo which message it is a copy of"""
    for way, listens in (("nobody", ""), ("busfloor", " events")):
        yield row(f"rpmsg carried {cell}{listens}", "instructions/message",
                  "round trip, not carried",
                  [(cost["ours", "carried", way], cost["ours", "round", way])
                   for cost in boots])


def traffic_rows(cell, traffic, boots, row):
    """Rows of one kind of traffic on one kernel"""
    name = f"rpmsg {traffic} {cell}"
    unit = "instructions/message"
    yield row(name, unit, "Linux's own bus",
              [(cost["ours", traffic, "nobody"], cost["mainline", traffic, "nobody"])
               for cost in boots], BUS_BAR)
    for baseline, (way, judged) in HITS.items():
        yield row(f"{name} events", unit, baseline,
                  [(adds(cost, traffic, "busfloor"), hits(cost, traffic, way))
                   for cost in boots], EVENT_BAR, judged)
    yield row(f"{name} ringscope", unit, "the empty programs",
              [(adds(cost, traffic, "ringscope"), adds(cost, traffic, "busfloor"))
               for cost in boots])


def taken(lines):
    """{(bus, what): bytes of one} of one boot, from the slabs that grew"""
    total = collections.Counter()
    for words in lines:
        if words[0] == "bytes":
            many, objects, size = int(words[3]), int(words[5]), int(words[6])
            total[tuple(words[1:3])] += objects * size / many
    return total


def bytes_rows(cell, boots, row):
    """Rows of what channels and endpoints take"""
    each = [taken(lines) for lines in boots]
    for what in ("channel", "endpoint"):
        yield row(f"rpmsg {what} {cell}", "bytes", "Linux's own bus",
                  [(boot["ours", what], boot["mainline", what]) for boot in each])


def rows(results, row, lines_of):
    """All rows; row and lines_of as in report"""
    made = []
    for cell in sorted(results.glob("rpmsg/*")):
        boots = [lines_of(path) for path in sorted(cell.glob("*/output"))]
        counted = [costs(lines) for lines in boots]
        for traffic in TRAFFIC:
            made += traffic_rows(cell.name, traffic, counted, row)
        made += carried_rows(cell.name, counted, row)
        made += bytes_rows(cell.name, boots, row)
    return made
