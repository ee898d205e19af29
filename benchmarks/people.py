# SPDX-License-Identifier: Apache-2.0
"""People at the console, as their browsers have it open."""
import http.client
import itertools
import json
import os
import re
import secrets
import selectors
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode


class Browser:
    """Each at an address of its own: the product believes the proxy in front of it, which is on the same machine."""

    addresses = (f"198.18.{one >> 8}.{one & 255}" for one in itertools.count(1))

    def __init__(self, port, login, password):
        self.port, self.cookie, self.token, self.address = port, "", "", next(self.addresses)
        self.send("/console/sign-in", {"login": login, "password": password})

    def request(self, method, path, body=None, kind="application/x-www-form-urlencoded", **more):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}", "X-Forwarded-For": self.address, **more}
        if body:
            headers.update({"Content-Type": kind, "X-CSRF-Token": self.token})
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                jar = dict(one.split("=", 1) for one in self.cookie.split("; ") if one)
                jar.update([value.split(";")[0].split("=", 1)])
                self.cookie = "; ".join("=".join(one) for one in jar.items())
                # another session has another token
                self.token = ""
        return response

    def page(self, path):
        return self.request("GET", path).read().decode()

    def learn_token(self, form):
        if not self.token:
            page = self.page(form)
            self.token = re.search(r'name="_csrf" value="([^"]*)"', page).group(1)

    def send(self, path, fields, form=None):
        if not self.does(path, fields, form):
            sys.exit(f"{path} is refused")

    def does(self, path, fields, form=None):
        self.learn_token(form or path)
        response = self.request("POST", path, urlencode({**fields, "_csrf": self.token}))
        response.read()
        return response.status in (302, 303)

    def change_password(self, old, new):
        path = "/console/password"
        self.send(path, {"old-password": old, "new-password": new, "again-password": new})

    def make_account(self, login, password, role, department=None):
        self.learn_token("/console/password")
        account = {"login": login, "name": login, "roles": [role], "department": department}
        body = json.dumps({"account": account, "password": password})
        response = self.request("POST", "/api/v1/users", body, "application/json")
        if response.status != 201:
            sys.exit(f"{login}: {response.read().decode()}")


class Operator(Browser):
    """Sits at a telephone, is ready, and notes when a call is on the screen for the first time."""

    def __init__(self, port, login, password, extension, next_password=None):
        super().__init__(port, login, password)
        self.extension = extension
        self.rings, self.seen, self.known = [], [], set()
        self.told = lambda: None
        if next_password:
            self.change_password(password, next_password)
        self.act("seat", {"extension": extension})
        self.act("state", {"state": "ready"})

    def act(self, deed, fields):
        self.send(f"/console/calls/{deed}", fields, "/console/calls")

    def wraps_up(self):
        return self.does("/console/calls/wrap-up", {"disposition": ""}, "/console/calls")

    def hear(self, at, message):
        if message.startswith(b"event: call\n"):
            call = re.search(rb'"id":"(\d*)"', message).group(1)
            # the first that is told of a call is that it rings
            if call and call not in self.known:
                self.known.add(call)
                self.seen.append(at)
            self.told()

    def figure(self, name):
        page = self.page("/console/calls")
        return int(re.search(rf"<dt>{name}</dt><dd>([0-9]+)", page).group(1))


class Consoles:
    """The event streams of all operators, read by one thread: what many threads cost here would count as the product's."""

    def __init__(self, operators):
        self.streams = selectors.DefaultSelector()
        for one in operators:
            self.open(one)
        threading.Thread(target=self.read, daemon=True).start()

    def open(self, operator):
        stream = socket.create_connection(("127.0.0.1", operator.port))
        # of HTTP/1.0, so that nothing stands between the messages
        stream.sendall(
            f"GET /console/events HTTP/1.0\r\nHost: 127.0.0.1:{operator.port}\r\nCookie: {operator.cookie}\r\n"
            f"X-Forwarded-For: {operator.address}\r\n\r\n".encode())
        begun = b""
        while b"event: hello" not in begun:
            part = stream.recv(4096)
            if not part:
                sys.exit(f"no event stream: {begun.decode()}")
            begun += part
        self.streams.register(stream, selectors.EVENT_READ, [operator, b""])

    def read(self):
        while True:
            for key, _ in self.streams.select():
                part, at = key.fileobj.recv(65536), time.time()
                if not part:
                    print("an event stream has ended", file=sys.stderr)
                    self.streams.unregister(key.fileobj)
                operator, begun = key.data
                *messages, key.data[1] = (begun + part).split(b"\n\n")
                for message in messages:
                    operator.hear(at, message)


def new_password():
    # every kind of character that the policy asks for
    return "Aa1" + secrets.token_urlsafe(18)


class Effort:
    """Processor time of who takes part and of the whole machine, which says how quiet it was."""

    TICKS = os.sysconf("SC_CLK_TCK")

    def __init__(self, product, **others):
        first = (product / "data/karaf.pid").read_text().strip()
        children = subprocess.run(["pgrep", "-P", first], capture_output=True, text=True).stdout.split()
        self.parts = {"product": [first, *children], **{name: [pid] for name, pid in others.items()}, "client": [os.getpid()]}
        self.began, self.before = time.time(), self.now()

    def now(self):
        spent = {name: sum(map(self.of, pids)) for name, pids in self.parts.items()}
        user, nice, system, idle, wait, *others = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
        return {**spent, "machine": user + nice + system + sum(others[:2])}

    @staticmethod
    def of(pid):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

    def line_of(self, count, what="call"):
        spent = {name: (now - self.before[name]) / self.TICKS for name, now in self.now().items()}
        busy = spent["machine"] / (time.time() - self.began) / os.cpu_count()
        each = ", ".join(f"{name} {one * 1000 / count:.1f}" for name, one in spent.items())
        return f"processor ms a {what}: {each}; the machine was {busy:.0%} busy, load {os.getloadavg()[0]:.1f}"


def sample_password(product):
    return written(product / "data/sample-sign-in.txt")


def written(file):
    return re.search(r"^password: (.*)$", file.read_text(), re.M).group(1).strip()


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] * 1000


def line_of(times):
    shares = ", ".join(f"p{share:g} {percentile(times, share / 100):.0f}" for share in (50, 95, 99))
    return f"{shares}, most {max(times) * 1000:.0f}"
