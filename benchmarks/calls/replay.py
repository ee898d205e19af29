# SPDX-License-Identifier: Apache-2.0
"""Tells calls, watches the operators' event streams, and looks at the figures afterwards."""
import argparse
import sys
import time
from pathlib import Path

from asterisk import Asterisk
from people import Consoles, Effort, Operator, line_of, sample_password

OPERATORS = {"operator1": "1001", "operator2": "1002", "supervisor": "1003"}
TALK = 0.4


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--product", type=Path)
    for name in ("port", "ami", "rate", "seconds"):
        parser.add_argument("--" + name, type=int)
    given = parser.parse_args()
    asterisk = Asterisk(given.ami)
    password = sample_password(given.product)
    operators = [Operator(given.port, login, password, one) for login, one in OPERATORS.items()]
    Consoles(operators)
    if not asterisk.looked.wait(30):
        sys.exit("the product does not sign in")

    # what happens when, as one list: ten seconds to warm up are not measured
    warm, due = given.rate * 10, []
    calls = warm + given.rate * given.seconds
    for i in range(calls):
        at, call, who = i / given.rate, f"{int(time.time())}.{i}", operators[i % len(operators)]
        due += [(at, "arrived", call, who, i), (at + 0.05, "queued", call, who, i), (at + 0.1, "rings", call, who, i)]
        if i % 2:
            due += [(at + 0.2, "answered", call, who, i), (at + 0.2 + TALK, "released", call, who, i)]
        due += [(at + 0.21 + TALK, "ended", call, who, i)]
    effort = Effort(given.product)
    begin = time.time() + 0.5
    for at, kind, call, who, number in sorted(due, key=lambda one: one[0]):
        while (wait := begin + at - time.time()) > 0:
            time.sleep(wait)
        told = asterisk.tell(kind, call, who.extension, number)
        if kind == "rings":
            who.rings.append((told, number >= warm))
    late = time.time() - begin - due[-1][0]
    patience = time.time() + 60
    while time.time() < patience and any(len(one.seen) < len(one.rings) for one in operators):
        time.sleep(0.1)
    answered, abandoned = calls // 2, calls - calls // 2
    while time.time() < patience and operators[0].figure("本日の応答") + operators[0].figure("放棄") < calls:
        time.sleep(0.5)

    times = [
        seen - rang
        for one in operators
        for (rang, counts), seen in zip(one.rings, one.seen)
        if counts
    ]
    shown = sum(len(one.seen) for one in operators)
    print(f"calls {calls}, on screens {shown}, counted answered {operators[0].figure('本日の応答')} of {answered}, "
          f"given up {operators[0].figure('放棄')} of {abandoned}; told {late * 1000:.0f} ms behind")
    print("event to screen, ms: " + line_of(times))
    print(effort.line_of(calls))
    right = shown == calls and operators[0].figure("本日の応答") == answered and operators[0].figure("放棄") == abandoned
    sys.exit(0 if right else "not every call was shown once and counted rightly")


main()
