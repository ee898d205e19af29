# SPDX-License-Identifier: Apache-2.0
"""Runs mail and API requests side by side, prints a line a minute, and judges the whole. See benchmarks/soak.sh."""
import argparse
import os
import random
import re
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import post
from product import Api, memory

WARM_UP = 2  # minutes
SPAN = 5  # minutes that are compared
SAMPLE = 20_000  # mails that are read back and compared, evenly over the whole time
TAKEN = re.compile(r"^(\S+) .*email-main: message taken into case (\S+)", re.ASCII)
BAD = re.compile(r"^\S+ +(WARN|ERROR) ", re.ASCII)


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("product", "token", "classes"):
        parser.add_argument("--" + name, required=True)
    for name in ("port", "lmtp", "minutes"):
        parser.add_argument("--" + name, type=int, required=True)
    for name in ("mail", "rest"):
        parser.add_argument("--" + name, type=float, required=True)
    return parser.parse_args()


class Log:
    """What the product has written so far, over its changes of file."""

    def __init__(self, data):
        self.path = Path(data, "data/log/madoguchi.log")
        self.file = open(self.path, "rb")
        self.rest = b""
        self.taken = {}  # case id of a mail -> seconds since 1970
        self.bad = []

    def read(self):
        self.consume()
        if self.path.exists() and self.path.stat().st_ino != self.inode():
            self.file.close()
            self.file = open(self.path, "rb")
            self.consume()

    def inode(self):
        return os.fstat(self.file.fileno()).st_ino

    def consume(self):
        lines = (self.rest + self.file.read()).split(b"\n")
        self.rest = lines.pop()
        for raw in lines:
            line = raw.decode(errors="replace")
            if match := TAKEN.match(line):
                self.taken[match.group(2)] = datetime.fromisoformat(match.group(1)).timestamp()
            elif BAD.match(line):
                self.bad.append(line)


def live_heap(pid):
    """Megabytes that are in use after a collection."""
    subprocess.run(["jcmd", str(pid), "GC.run"], check=True, capture_output=True)
    info = subprocess.run(["jcmd", str(pid), "GC.heap_info"], check=True, capture_output=True, text=True).stdout
    return sum(int(used) for used in re.findall(r"(?:generation|heap).*? used (\d+)K", info)) // 1024


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def read_back(options, log, sent):
    """Latency in ms by minute of a sample of the mails, each compared with what was sent; and what was wrong."""
    api, wrong, found = Api(options.port, options.token), [], {}
    cases = list(log.taken)
    random.Random(20261122).shuffle(cases)
    for case in cases[:SAMPLE]:
        message = next(
            entry["interaction"] for entry in api.get("cases/" + case)["timeline"] if entry.get("interaction")
        )
        number = re.search(r"（S(\d+)）", message["subject"])
        number = int(number.group(1)) if number else -1
        if not 0 <= number < sent.count or message["subject"] != post.subject(number):
            wrong.append(f"{case}: subject {message['subject']!r}")
        elif message["text"].strip() != post.text(number) or message["party"]["address"]["value"] != post.sender(number):
            wrong.append(f"{case}: not as it was sent")
        elif number in found:
            wrong.append(f"{case}: a second case of S{number:07d}")
        else:
            found[number] = 1000 * (log.taken[case] - sent.due[number])
    by_minute = {}
    for number, milliseconds in found.items():
        by_minute.setdefault(int(number / sent.rate // 60), []).append(milliseconds)
    return by_minute, wrong, len(found)


def total(api, path):
    return api.get(path)["total"]


def main():
    options = arguments()
    pid = int(Path(options.product, "data/karaf.pid").read_text())
    minutes = WARM_UP + options.minutes
    log = Log(options.product)
    sent = post.Post(options.lmtp, options.mail, minutes * 60)
    client = subprocess.Popen(
        ["java", "-Xmx256m", "-XX:+UseSerialGC", "-cp", options.classes, "RestSoak", str(options.port), options.token,
         str(minutes), str(WARM_UP), str(options.rest / 6), str(options.rest * 5 / 6)],
        stdout=subprocess.PIPE, text=True)
    sent.start()

    print(f"{'minute':>6} {'creates':>8} {'p50':>6} {'p99':>7} {'reads':>8} {'p50':>6} {'p99':>7}"
          f" {'mails':>7} {'taken':>7} {'PSS MB':>7} {'warnings':>8}", flush=True)
    sizes, compared, rest_total = [], {}, None
    heap_before, mails, taken = None, 0, 0
    for line in client.stdout:
        word, *values = line.split()
        if word == "MINUTE":
            log.read()
            sizes.append(memory(pid))
            print("{:>6} {:>8} {:>6} {:>7} {:>8} {:>6} {:>7}".format(*values)
                  + f" {sent.delivered - mails:>7} {len(log.taken) - taken:>7} {sizes[-1]:>7} {len(log.bad):>8}"
                  + ("   warming up" if len(sizes) <= WARM_UP else ""), flush=True)
            mails, taken = sent.delivered, len(log.taken)
            if len(sizes) == WARM_UP:
                heap_before = live_heap(pid)
        elif word == "COMPARE":
            compared[values[0]] = tuple(map(float, values[1:]))
        elif word == "TOTAL":
            rest_total = tuple(map(int, values))
    rest_ended = client.wait()
    sent.join()
    limit = time.monotonic() + 300
    while len(log.taken) < sent.count and time.monotonic() < limit:
        time.sleep(1)
        log.read()
    heap_after = live_heap(pid)

    by_minute, wrong, compared_mails = read_back(options, log, sent)
    span = max(1, min(SPAN, options.minutes // 2))
    early = [m for minute in range(WARM_UP, WARM_UP + span) for m in by_minute.get(minute, [])]
    late = [m for minute in range(minutes - span, minutes) for m in by_minute.get(minute, [])]
    compared["mail"] = (quantile(early, 0.99), quantile(late, 0.99))

    good = rest_ended == 0 and rest_total is not None
    print(f"\np99 in ms, minutes {WARM_UP + 1} to {WARM_UP + span} and the last {span}:")
    for kind, (before, after) in compared.items():
        ratio = after / before if before else float("nan")
        good &= ratio <= 1.2
        print(f"  {kind:<8} {before:9.1f} {after:9.1f}   {ratio:5.2f} times (goal at most 1.2)")
    before, after = (sum(part) / len(part) for part in (sizes[WARM_UP:WARM_UP + span], sizes[-span:]))
    growth = 100 * (after / before - 1)
    good &= growth < 5
    print(f"memory    PSS {before:.0f} MB to {after:.0f} MB on the mean of these minutes: {growth:+.1f} % (goal below 5 %);"
          f" live heap {heap_before} MB to {heap_after} MB")
    print(f"log       {len(log.bad)} warnings and errors")
    for line in log.bad[:10]:
        print("          " + line[:200])
    good &= not log.bad and not sent.failures and not wrong

    api = Api(options.port, options.token)
    counts = [
        ("cases of mails", total(api, "cases?channel=email-main&limit=1"), sent.count),
        ("mails delivered", sent.delivered, sent.count),
    ]
    if rest_total:
        counts += [
            ("cases of the API", total(api, "cases?channel=api&limit=1"), rest_total[0]),
            ("submissions on record", total(api, "audit?action=case.submit&limit=1"), rest_total[0]),
            ("looks on record", total(api, "audit?action=case.view&limit=1"),
             rest_total[1] + min(SAMPLE, len(log.taken))),
        ]
    for what, is_, should in counts:
        good &= is_ == should
        print(f"counted   {what}: {is_}{'' if is_ == should else f', expected {should}'}")
    print(f"compared  {compared_mails} mails and every read of the API: {len(wrong)} differences")
    for line in (wrong + sent.failures)[:10]:
        print("          " + line)
    print("kept what it promised" if good else "DID NOT keep what it promised")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
