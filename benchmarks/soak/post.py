# SPDX-License-Identifier: Apache-2.0
"""Mail at a fixed rate, for as long as wanted: letters are made when they leave, and can be made again to compare."""
import base64
import smtplib
import threading
import time

from letters import DESK, SENTENCES, TOPICS

CONNECTIONS = 4


def subject(number):
    return f"{TOPICS[number % len(TOPICS)]}について（S{number:07d}）"


def text(number):
    lines = [f"整理番号 S{number:07d}"]
    lines += [SENTENCES[(number + step) % len(SENTENCES)] for step in range(8 + number % 20)]
    return "\n".join(lines)


def sender(number):
    return f"s{number:07d}@example.jp"


def letter(number):
    """As a mail program writes it: ISO-2022-JP and Base64 in turn."""
    encoded = base64.b64encode(subject(number).encode()).decode()
    if number % 2:
        coding = "Content-Type: text/plain; charset=ISO-2022-JP\r\nContent-Transfer-Encoding: 7bit\r\n"
        body = text(number).replace("\n", "\r\n").encode("iso-2022-jp")
    else:
        coding = "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n"
        body = base64.encodebytes(text(number).encode()).replace(b"\n", b"\r\n")
    return (
        f"From: {sender(number)}\r\nTo: {DESK.addr_spec}\r\nSubject: =?UTF-8?B?{encoded}?=\r\n"
        f"Date: Sun, 22 Nov 2026 09:00:00 +0900\r\nMessage-ID: <s{number}.{time.time_ns()}@example.jp>\r\n"
        f"MIME-Version: 1.0\r\n{coding}\r\n"
    ).encode() + body + b"\r\n"


class Post:
    """Delivers at a fixed rate; a late mail does not move the ones behind it."""

    def __init__(self, port, rate, seconds):
        self.port, self.rate, self.count = port, rate, int(rate * seconds)
        self.due = [0.0] * self.count  # when each should have been delivered, in seconds since 1970
        self.delivered = 0
        self.failures = []
        self.threads = [threading.Thread(target=self.walk, args=(first,)) for first in range(CONNECTIONS)]

    def start(self):
        self.begin = time.time()
        for thread in self.threads:
            thread.start()

    def join(self):
        for thread in self.threads:
            thread.join()

    def walk(self, first):
        try:
            with smtplib.LMTP("127.0.0.1", self.port) as server:
                for number in range(first, self.count, CONNECTIONS):
                    due = self.begin + number / self.rate
                    time.sleep(max(0.0, due - time.time()))
                    self.due[number] = due
                    server.sendmail(sender(number), [DESK.addr_spec], letter(number))
                    self.delivered += 1
        except Exception as failure:  # told at the end: the others go on
            self.failures.append(repr(failure))
