# SPDX-License-Identifier: Apache-2.0
"""Tells calls, watches the operators' event streams, and looks at the figures afterwards."""
import argparse
import http.client
import re
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from asterisk import Asterisk

OPERATORS = {"operator1": "1001", "operator2": "1002", "supervisor": "1003"}
TALK = 0.4


class Operator:
    """A browser with the console open."""

    def __init__(self, port, login, password, extension):
        self.port, self.extension, self.cookie = port, extension, ""
        self.rings, self.seen, self.known = [], [], set()
        self.send("/console/sign-in", {"login": login, "password": password})
        self.send("/console/calls/seat", {"extension": extension})
        self.send("/console/calls/state", {"state": "ready"})
        self.following = threading.Event()
        threading.Thread(target=self.follow, daemon=True).start()
        self.following.wait(10)

    def request(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                jar = dict(one.split("=", 1) for one in self.cookie.split("; ") if one)
                jar.update([value.split(";")[0].split("=", 1)])
                self.cookie = "; ".join("=".join(one) for one in jar.items())
        return response

    def page(self, path):
        return self.request("GET", path).read().decode()

    def send(self, path, fields):
        form = "/console/sign-in" if path.endswith("sign-in") else "/console/calls"
        token = re.search(r'name="_csrf" value="([^"]*)"', self.page(form)).group(1)
        response = self.request("POST", path, urlencode({**fields, "_csrf": token}))
        if response.status not in (302, 303):
            sys.exit(f"{path}: {response.status}")

    def follow(self):
        response = self.request("GET", "/console/events")
        event = ""
        for line in response:
            if line.startswith(b"event: "):
                event = line[7:].strip()
                if event == b"hello":
                    self.following.set()
            elif line.startswith(b"data: ") and event == b"call":
                at, call = time.time(), re.search(rb'"id":"(\d*)"', line).group(1)
                # the first that is told of a call is that it rings
                if call and call not in self.known:
                    self.known.add(call)
                    self.seen.append(at)

    def figure(self, name):
        return int(re.search(rf"<dt>{name}</dt><dd>([0-9]+)", self.page("/console/calls")).group(1))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--product", type=Path)
    for name in ("port", "ami", "rate", "seconds"):
        parser.add_argument("--" + name, type=int)
    given = parser.parse_args()
    asterisk = Asterisk(given.ami)
    secrets = (given.product / "data/sample-sign-in.txt").read_text()
    password = re.search(r"^password: (.*)$", secrets, re.M).group(1).strip()
    operators = [Operator(given.port, login, password, one) for login, one in OPERATORS.items()]
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
    print("event to screen, ms: " + ", ".join(
        f"p{share:g} {percentile(times, share / 100):.0f}" for share in (50, 95, 99)) + f", most {max(times) * 1000:.0f}")
    right = shown == calls and operators[0].figure("本日の応答") == answered and operators[0].figure("放棄") == abandoned
    sys.exit(0 if right else "not every call was shown once and counted rightly")


main()
