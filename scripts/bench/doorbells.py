# SPDX-License-Identifier: GPL-2.0
"""The registry of MSI doorbells, from what guest/msi printed"""

import collections

FEW, MANY = 1, 10000
QUESTIONS = ("safe", "pages", "geometry")
QUESTION_BAR = 1.0      # with many doorbells, of what it takes with few
CHANGES = ("alloc", "free")


def costs(lines):
    """{(what, doorbells): instructions} of one boot

    Of the batches the lower quartile: what disturbs one only adds to it.
    """
    took = {}
    for words in lines:
        if words[0] == "sample":
            times = sorted(map(int, words[4:]))
            took[words[1], int(words[2])] = times[len(times) // 4] / int(words[3])
    return {(what, there): cost - took["nothing", there]
            for (what, there), cost in took.items()}


def rows(results, row, lines_of):
    """All rows; row and lines_of as in report"""
    cells = collections.defaultdict(list)
    for path in sorted(results.glob("msi/*/output")):
        cells[path.parent.name].append(costs(lines_of(path)))
    return [row(f"msi {what} {cell}", "instructions", "one doorbell",
                [(cost[what, MANY], cost[what, FEW]) for cost in boots],
                QUESTION_BAR if what in QUESTIONS else None, doorbells=MANY)
            for cell, boots in cells.items() for what in QUESTIONS + CHANGES]
