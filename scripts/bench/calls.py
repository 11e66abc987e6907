# SPDX-License-Identifier: GPL-2.0
"""Calls to the Resource Manager, by one caller and by many"""

ONE = "1"
MANY = ("8", "64")


def counted_rows(cell, boots, row):
    """Rows of the boots of one kernel: instructions of a call"""
    for callers in MANY:
        yield row(f"rm-call {cell} {callers} callers", "instructions/call",
                  "1 caller",
                  [(cost[callers, "nobody"], cost[ONE, "nobody"])
                   for cost, _ in boots], **boots[0][1])


def timed_rows(cell, cost, row):
    """Rows of one boot by the clock: calls a second"""
    for callers in MANY:
        yield row(f"rm-call {cell} {callers} callers", "calls/s", "1 caller",
                  [(1e9 / cost[callers, "nobody"], 1e9 / cost[ONE, "nobody"])])


def rows(results, row, costs):
    """Rows of everything measured"""
    made = []
    for cell in sorted(results.glob("calls/*")):
        boots = [costs(path) for path in sorted(cell.glob("*/output"))]
        made += counted_rows(cell.name, boots, row)
    for cell in sorted(results.glob("callrate/*")):
        made += timed_rows(cell.name, costs(cell / "output")[0], row)
    return made


def show(made, print_costs):
    """A table for each unit"""
    for unit, title in (("instructions/call", "What a call takes, instructions"),
                        ("calls/s", "Calls a second, by the clock")):
        entries = [entry for entry in made if entry["unit"] == unit]
        if entries:
            print_costs(title, "many", entries)
