# SPDX-License-Identifier: GPL-2.0
"""Completion contexts beside each other, from what guest/txdone printed"""

import collections
import itertools
import random
import statistics

REPLICATES = 1000       # of the bootstrap
CONFIDENCE = 0.95
WHATS = {               # as guest/txdone calls them
    "process": "mailbox, sent from a process",
    "irq": "mailbox, sent from an interrupt",
    "rm": "calls to the Resource Manager",
}
BASE = "tasklet"


def quantile(samples, part):
    """By nearest rank, of samples in order"""
    return samples[min(int(part * len(samples)), len(samples) - 1)]


# What is said of samples in order. The largest is one sample: to draw again
# from the others tells nothing of it.
STATISTICS = {
    "min": lambda samples: samples[0],
    "median": lambda samples: quantile(samples, 0.5),
    "mean": statistics.fmean,
    "p99": lambda samples: quantile(samples, 0.99),
    "max": lambda samples: samples[-1],
}
BOOTSTRAPPED = ("median", "mean", "p99")


def batches_of(boots):
    """{what: {context: [the samples of each batch]}}, batches that were taken in
    the same turn of the same boot at the same place of each list"""
    found = collections.defaultdict(lambda: collections.defaultdict(dict))
    for boot, lines in enumerate(boots):
        for words in lines:
            if words[0] == "sample":
                found[words[1]][words[2]][boot, int(words[3])] = list(
                    map(int, words[4:]))
    return {what: {context: [turns[turn] for turn in sorted(turns)]
                   for context, turns in contexts.items()}
            for what, contexts in found.items()}


def pooled(batches):
    """All samples, in order"""
    return sorted(itertools.chain.from_iterable(batches))


def intervals(contexts):
    """{(context, statistic): (low, high)} of the ratio to the base: whole turns
    are drawn again, for all contexts the same, as what disturbed one may have
    disturbed the others"""
    chance = random.Random(1)       # the same samples give the same intervals
    ratios = collections.defaultdict(list)
    turns = range(len(contexts[BASE]))
    for _ in range(REPLICATES):
        drawn = chance.choices(turns, k=len(turns))
        values = {context: pooled(batches[turn] for turn in drawn)
                  for context, batches in contexts.items()}
        for name in BOOTSTRAPPED:
            base = STATISTICS[name](values[BASE])
            for context, samples in values.items():
                ratios[context, name].append(STATISTICS[name](samples) / base)
    return {key: (quantile(sorted(drawn), (1 - CONFIDENCE) / 2),
                  quantile(sorted(drawn), (1 + CONFIDENCE) / 2))
            for key, drawn in ratios.items()}


def context_rows(cell, clock, what, contexts):
    """Rows of all contexts"""
    drawn = intervals(contexts) if clock == "timed" else {}
    theirs = pooled(contexts[BASE])
    for context, name in itertools.product(contexts, STATISTICS):
        ours = pooled(contexts[context])
        of = STATISTICS[name]
        ratio = of(ours) / of(theirs)
        low, high = drawn.get((context, name), (ratio, ratio))
        yield {
            "name": f"txdone {cell} {clock} {what} {context} {name}",
            "unit": "ns" if clock == "timed" else "instructions",
            "ours": round(of(ours), 1),
            "baseline": round(of(theirs), 1),
            "baseline_name": BASE,
            "ratio": round(ratio, 4),
            "ratio_low": round(low, 4),
            "ratio_high": round(high, 4),
            "runs": len(contexts[context]),
            "cell": cell, "clock": clock, "what": what, "context": context,
            "statistic": name, "bootstrapped": (context, name) in drawn,
            "messages": len(ours),
        }


def rows(results, lines_of):
    """All rows"""
    made = []
    for cell in sorted(results.glob("txdone/*")):
        for clock in ("timed", "counted"):
            boots = [lines_of(path) for path in sorted(cell.glob(f"{clock}*/output"))]
            for what, contexts in batches_of(boots).items():
                made += context_rows(cell.name, clock, what, contexts)
    return made


def said(entry):
    """A value and its ratio, with the interval where there is one"""
    unit = 1000 if entry["unit"] == "ns" else 1
    text = f"{entry['ours'] / unit:10.{1 if unit > 1 else 0}f} {entry['ratio']:5.2f}"
    if entry["bootstrapped"]:
        return f"{text} [{entry['ratio_low']:.2f}, {entry['ratio_high']:.2f}]"
    return text


def show(made):
    """A table for each kernel, clock, and what was completed"""
    table = collections.defaultdict(dict)
    for entry in made:
        table[entry["cell"], entry["clock"], entry["what"],
              entry["context"]][entry["statistic"]] = entry
    for key, group in itertools.groupby(table, lambda key: key[:3]):
        cell, clock, what = key
        unit = "us" if clock == "timed" else "instructions"
        print(f"\n{cell}, {WHATS[what]}: {unit}, and of what the tasklet takes")
        # one CPU and no clock: the shortest is the path, the longest the worst tick
        names = (("median", "mean", "p99", "max") if clock == "timed" else
                 ("min", "median", "mean", "p99", "max"))
        widths = {name: 29 if clock == "timed" and name in BOOTSTRAPPED else 16
                  for name in names}
        print((f"  {'':13}" + "".join(f"{name:>10}".ljust(widths[name] + 1)
                                      for name in names)).rstrip())
        for whole in group:
            print(f"  {whole[3]:13}" + "".join(
                said(table[whole][name]).ljust(widths[name] + 1)
                for name in names).rstrip())
