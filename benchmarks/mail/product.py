# SPDX-License-Identifier: Apache-2.0
"""The running product seen from outside: its API, its log, its memory and processor time."""
import http.client
import json
import os
import re
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

TAKEN = re.compile(r"^(\S+) .*message taken into case (\S+?)(?: in (\d+) ms)?$", re.ASCII)


class Api:
    """One connection; not for several threads."""

    def __init__(self, port, token):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Authorization": "Bearer " + token}

    def bytes(self, path):
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status} {body[:300]}")
        return body

    def get(self, path):
        return json.loads(self.bytes("/api/v1/" + path))

    def all(self, path):
        """Every item of a list."""
        offset, items = 0, []
        while True:
            page = self.get(f"{path}{'&' if '?' in path else '?'}limit=200&offset={offset}")
            items += page["items"]
            offset += 200
            if offset >= page["total"]:
                return items

    def found(self, text):
        """Cases that the search knows."""
        return [item["id"] for item in self.get("cases?limit=10&text=" + quote(text))["items"]]


class Log:
    """Follows the product's log: a mail is taken when its line is there, after the commit."""

    def __init__(self, data):
        self.path = Path(data, "data/log/madoguchi.log")
        self.position = 0
        self.inode = None
        self.taken = {}  # case id -> (seconds since 1970, milliseconds in the intake)
        self.rest = b""

    def read(self):
        """Returns how many mails were taken so far."""
        if os.stat(self.path).st_ino != self.inode:
            if self.inode is not None:
                self.consume(Path(str(self.path).replace(".log", ".1.log")))
            self.inode, self.position, self.rest = os.stat(self.path).st_ino, 0, b""
        self.consume(self.path)
        return len(self.taken)

    def consume(self, path):
        with open(path, "rb") as log:
            log.seek(self.position)
            text = self.rest + log.read()
            self.position = log.tell()
        lines = text.split(b"\n")
        self.rest = lines.pop()
        for line in lines:
            if b"message taken" in line:
                at, case, took = TAKEN.match(line.decode()).groups()
                self.taken[case] = (datetime.fromisoformat(at).timestamp(), took and int(took))


def processes(pid):
    """The process and all below it."""
    found = [pid]
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        found += processes(int(child))
    return found


def memory(pid):
    """Proportional set size in MB, with the children."""
    kilobytes = 0
    for one in processes(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes // 1024


def processor_seconds(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def machine_seconds():
    """What all processes of the machine have used, without waiting for the disk."""
    user, nice, system, _, _, irq, soft = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")
