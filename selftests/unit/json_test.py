# SPDX-License-Identifier: GPL-2.0
"""Checks of ringscope hist --json: schema and sums.

usage: json_test.py SCHEMA COMMAND
COMMAND prints the made-up sample of json_sample.c. Prints KTAP.
"""
import copy
import json
import subprocess
import sys

import jsonschema

schema = json.load(open(sys.argv[1]))
validator = jsonschema.Draft202012Validator(schema)
lines = [json.loads(line) for line in
         subprocess.check_output(sys.argv[2], text=True).splitlines()]
results = []


def check(name, ok, detail=""):
    if not ok:
        print("# " + str(detail))
    results.append(("" if ok else "not ") + f"ok {len(results) + 1} {name}")


def stage(line, queue, name):
    queues = {q["name"]: q for q in line["queues"]}
    return {s["stage"]: s for s in queues[queue]["stages"]}[name]


validator.check_schema(schema)
errors = [e.message for line in lines for e in validator.iter_errors(line)]
check("every line is valid by the schema", len(lines) == 2 and not errors, errors)

names = [[q["name"] for q in line["queues"]] for line in lines]
check("queues are those that matter, and that the pattern names",
      names == [['d"e\\mo', "gone", "idle"], ["idle"]], names)

sums = [(s["count"], sum(b[2] for b in s["buckets"]))
        for line in lines for q in line["queues"] for s in q["stages"]]
check("count is the sum of the buckets", all(a == b for a, b in sums), sums)

s = stage(lines[0], 'd"e\\mo', "send-txdone")
check("count and losses make up what the driver counted",
      s["count"] + sum(s["lost"].values()) == s["driver_count"] == 10, s)
check("a time is a time", s["min_ns"] <= s["p50_ns"] <= s["max_ns"]
      and s["mean_ns"] == round(s["sum_ns"] / s["count"], 1), s)
check("the last bucket has no upper end",
      stage(lines[0], 'd"e\\mo', "send-rx")["buckets"][0][1] is None)
check("a queue says of what kind it is",
      {q["kind"] for q in lines[0]["queues"]} == {"gunyah_msgq"})
idle = stage(lines[0], "idle", "send-txdone")
check("times of nothing are null",
      [idle[k] for k in idle if k.endswith("_ns")] == [0] + 7 * [None], idle)
check("the counters of a removed queue are null",
      stage(lines[0], "gone", "send-txdone")["driver_count"] is None)
check("losses without a queue are told by event",
      lines[0]["lost"] == [
          {"event": "gh_msgq_txdone", "lost": {"no-slot": 1, "recursion": 2}},
          {"event": "gh_msgq_rx", "lost": {"no-slot": 0, "recursion": 0}}],
      lines[0]["lost"])


def refused(change):
    """Is the sample refused once changed?"""
    line = copy.deepcopy(lines[0])
    change(line)
    return not validator.is_valid(line)


def first(line):
    return line["queues"][0]["stages"][0]


check("the schema refuses what is wrong", all([
    refused(lambda line: line.update(schema="ringscope-hist/2")),
    refused(lambda line: line.pop("clock")),
    refused(lambda line: line.update(interval=-1)),
    refused(lambda line: line["queues"][0].pop("generation")),
    refused(lambda line: line["queues"][0].update(kind=3)),
    refused(lambda line: line["queues"][0].update(stages=[])),
    refused(lambda line: line["lost"][0]["lost"].pop("recursion")),
    refused(lambda line: first(line).update(count=1.5)),
    refused(lambda line: first(line).update(p99_ns="3")),
    refused(lambda line: first(line).pop("max_ns")),
    refused(lambda line: first(line)["lost"].pop("before-attach")),
    refused(lambda line: first(line)["lost"].update(other=-1)),
    refused(lambda line: first(line)["buckets"].append([1, 2])),
    refused(lambda line: first(line)["buckets"].append([1, 2, 0])),
]))
check("the schema allows what may be added", not any([
    refused(lambda line: line.update(later=1)),
    refused(lambda line: first(line)["lost"].update(later=1)),
]))

print(f"KTAP version 1\n1..{len(results)}")
print("\n".join(results))
sys.exit(any(r.startswith("not") for r in results))
