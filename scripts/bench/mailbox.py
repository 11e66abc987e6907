# SPDX-License-Identifier: GPL-2.0
"""One queue driven in several ways, from what guest/mailbox printed"""

import collections
import itertools
import pathlib
import re
import statistics

BASE = "direct"
WAYS = {
    "mailbox": "gunyah_mbox, in the framework",
    "framework": "bare controller, in the framework",
    "standin": "the same, in the stand-in",
    "atonce": "the same, done at once",
    "direct": "no framework",
}
WHATS = {
    "call": "until the call returned",
    "done": "until the result was known",
    "rx": "until it was received",
    "next": "until the sender went on",
}
# What is written to drive a queue, and a doorbell, that way. A driver is not
# what each client has to write.
SOURCES = {
    "a client, mailbox": "selftests/bench/gunyah/way_mailbox.c",
    "its driver": "kmod/gunyah/msgq*.[ch]",
    "  that messages complete later": "kmod/gunyah/msgq_completion.c",
    "  and once": "kmod/gunyah/msgq_txdone.c",
    "  a device for controllers": "kmod/gunyah/msgq_controller.c",
    "a client, no framework": "selftests/bench/gunyah/way_direct.c",
    "  and its receiver": "selftests/bench/gunyah/rx.c",
    "a doorbell's client, gunyah_bell": "selftests/bench/gunyah/doorbell_native.c",
    "a doorbell's client and channel": "selftests/bench/gunyah/doorbell_channel.c",
    "done at once: the stand-in": "selftests/bench/gunyah/standin.c",
}
BELLS = {
    "native": "gunyah_bell",
    "ack": "a mailbox, its client says done",
    "tasklet": "a mailbox, a tasklet says done",
}


UNITS = {"counted": "instructions", "timed": "ns"}


def costs(lines):
    """{(traffic, sender, way, what): what a message takes} of one boot"""
    samples = collections.defaultdict(list)
    for words in lines:
        if words[0] == "sample":
            samples[tuple(words[1:5])] += map(int, words[5:])
    return {key: statistics.median(took) for key, took in samples.items()}


def cost_rows(cell, clock, boots, row):
    """Rows of every way, of boots that count instructions or have a clock"""
    counted = [costs(lines) for lines in boots]
    for traffic, sender, way, what in counted[0]:
        base = "native" if traffic == "bell" else BASE
        yield row(f"mailbox {cell} {clock} {traffic} {sender} {way} {what}",
                  f"{UNITS[clock]}/message", base,
                  [(cost[traffic, sender, way, what],
                    cost[traffic, sender, base, what]) for cost in counted],
                  cell=cell, clock=clock, traffic=traffic, sender=sender, way=way,
                  what=what)


def full_rows(cell, lines, row):
    """Rows of a queue that is full, and of a doorbell that is rung on"""
    def of(kind):
        return {words[1]: words[2:] for words in lines if words[0] == kind}

    stalls, refusals, storms = of("stall"), of("refuse"), of("storm")
    for way, calls in stalls.items():
        # The queue's last place, the first message that finds it full, and one
        for n, what in ((1, "fills"), (2, "finds full"), (3, "after that")):
            yield row(f"mailbox {cell} stall {way} {what}", "ns", BASE,
                      [(int(calls[n]), int(stalls[BASE][n]))],
                      cell=cell, traffic="stall", way=way, what=what)
    for way, (depth, accepted, known, errno) in refusals.items():
        yield row(f"mailbox {cell} refuse {way}", "messages", "depth of the queue",
                  [(int(accepted), int(depth))], cell=cell, traffic="refuse",
                  way=way, known=int(known), errno=int(errno))
    for way, (rings, accepted, callbacks) in storms.items():
        yield row(f"mailbox {cell} storm {way}", "rings", "rung",
                  [(int(accepted), int(rings))], cell=cell, traffic="storm",
                  way=way, callbacks=int(callbacks))


def lines_in(path):
    """Lines of C, without comments and blank ones"""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(), flags=re.S)
    return sum(1 for line in text.splitlines() if line.strip())


def source_rows(row):
    """Rows of what has to be written"""
    top = pathlib.Path(__file__).parents[2]
    base = lines_in(top / SOURCES["a client, mailbox"])
    for what, pattern in SOURCES.items():
        lines = sum(lines_in(path) for path in top.glob(pattern))
        yield row(f"mailbox source {what.strip()}", "lines", "a client, mailbox",
                  [(lines, base)], traffic="source", way=what, source=pattern)


def rows(results, row, lines_of):
    """All rows; row and lines_of as in report"""
    made = []
    for cell in sorted(results.glob("mailbox/*")):
        for clock in UNITS:
            boots = [lines_of(path) for path in sorted(cell.glob(f"{clock}*/output"))]
            made += cost_rows(cell.name, clock, boots, row)
        made += full_rows(cell.name, lines_of(min(cell.glob("counted*/output"))), row)
    return made + list(source_rows(row)) if made else []


def show_costs(made):
    """A table for each kind of traffic and sender"""
    table = collections.defaultdict(dict)
    for entry in made:
        table[entry["cell"], entry["clock"], entry["traffic"], entry["sender"],
              entry["way"]][entry["what"]] = entry
    names = {**WAYS, **BELLS}
    for key in dict.fromkeys(key[:4] for key in table):
        cell, clock, traffic, sender = key
        ways = [way for way in table if way[:4] == key]
        whats = table[ways[0]]
        print(f"\n{cell}, {traffic}, sent from {sender}: {UNITS[clock]}, and of what "
              f"{whats[next(iter(whats))]['baseline_name']} takes")
        print(f"  {'':34}" + "".join(f"{WHATS[what]:>28}" for what in whats))
        for way in ways:
            print(f"  {names[way[4]]:34}" + "".join(
                f"{entry['ours']:21.0f} {entry['ratio']:6.2f}"
                for entry in table[way].values()))


def show_full(made):
    """A line for each way and what it did"""
    for traffic, group in itertools.groupby(made, lambda entry: entry["traffic"]):
        entries = list(group)
        if traffic == "stall":
            print(f"\n{entries[0]['cell']}, a queue that is full: how long the call "
                  "of a message took, ms")
            for entry in entries:
                print(f"  {WAYS[entry['way']]:34} {entry['what']:12} "
                      f"{entry['ours'] / 1e6:8.3f}")
        elif traffic == "refuse":
            print(f"\n{entries[0]['cell']}, nobody reads a queue of "
                  f"{entries[0]['baseline']:.0f}: messages accepted")
            for entry in entries:
                print(f"  {WAYS[entry['way']]:34} {entry['ours']:4.0f}, the result "
                      f"known of {entry['known']}; then error {entry['errno']}")
        elif traffic == "storm":
            print(f"\n{entries[0]['cell']}, a doorbell rung "
                  f"{entries[0]['baseline']:.0f} times in an interrupt: accepted")
            for entry in entries:
                print(f"  {BELLS[entry['way']]:34} {entry['ours']:4.0f}, "
                      f"{entry['callbacks']} callbacks")
        else:
            print("\nlines of C")
            for entry in entries:
                print(f"  {entry['way']:34} {entry['ours']:4.0f}  {entry['source']}")


def show(made):
    """All tables"""
    show_costs([entry for entry in made if "sender" in entry])
    show_full([entry for entry in made if "sender" not in entry])
