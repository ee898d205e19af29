# SPDX-License-Identifier: Apache-2.0
"""Citizens call a real Asterisk by SIPp; an AMI session of our own hears what the product hears."""
import argparse
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from people import Browser, Consoles, Effort, Operator, line_of, new_password, written

HERE = Path(__file__).parent
FIRST_EXTENSION = 3001
TALK = 1.5
WARM = 10


class Ears:
    """What Asterisk tells everybody, as far as it is listened to."""

    def __init__(self, port, secret, listeners):
        self.counts, self.listeners = Counter(), listeners
        self.session = socket.create_connection(("127.0.0.1", port))
        self.act("Login", Username="test", Secret=secret, Events="off")
        self.act("Filter", Operation="Add", Filter=f"^Event: ({'|'.join(listeners)})")
        self.act("Events", EventMask="on")
        threading.Thread(target=self.listen, daemon=True).start()

    def act(self, action, **fields):
        lines = [f"Action: {action}", *(f"{name}: {value}" for name, value in fields.items())]
        self.session.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())

    def listen(self):
        event = {}
        for line in self.session.makefile("rb"):
            key, colon, value = line.decode("utf-8", "replace").partition(":")
            if colon:
                event.setdefault(key, value.strip())
            elif event:
                name = event.get("Event", "")
                self.counts[name] += 1
                if name in self.listeners:
                    self.listeners[name](event)
                event = {}


def make_operators(given, count):
    admin = Browser(given.port, "admin", written(given.product / "data/first-sign-in.txt"))
    own = new_password()
    admin.change_password(written(given.product / "data/first-sign-in.txt"), own)

    def make(number):
        login, first, then = f"load{number}", new_password(), new_password()
        admin.make_account(login, first, "OPERATOR")
        return Operator(given.port, login, first, str(FIRST_EXTENSION + number), then)

    return [make(number) for number in range(count)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--product", type=Path)
    parser.add_argument("--secret")
    for name in ("port", "ami", "sip", "citizen", "operator", "rate", "seconds", "operators", "asterisk"):
        parser.add_argument("--" + name, type=int)
    given = parser.parse_args()
    operators = make_operators(given, given.operators)
    of = {one.extension: one for one in operators}

    def rings(event):
        # when Asterisk made the event, not when we read it
        of[event["MemberName"]].rings.append(float(event["Timestamp"]))

    pool, due = ThreadPoolExecutor(8), set()

    def wrap_up(one):
        if one.extension in due:
            due.discard(one.extension)
            # too early: at the next event, or when the timer comes
            if not one.wraps_up():
                due.add(one.extension)

    def over(event):
        one = of[event["MemberName"]]
        due.add(one.extension)
        # when the screen was told before we were
        threading.Timer(1, lambda: pool.submit(wrap_up, one)).start()

    for one in operators:
        one.told = lambda one=one: one.extension in due and pool.submit(wrap_up, one)

    Consoles(operators)
    nothing = lambda event: None
    ears = Ears(
        given.ami, given.secret,
        {"AgentCalled": rings, "AgentComplete": over, "AgentConnect": nothing, "QueueCallerAbandon": nothing})
    calls = given.rate * (WARM + given.seconds)
    numbers = given.product / "callers.csv"
    numbers.write_text("SEQUENTIAL\n" + "".join(f"03{i:08d}\n" for i in range(calls)))

    def sipp(scenario, port, *options):
        line = ["sipp", f"127.0.0.1:{given.sip}", "-sf", scenario, "-i", "127.0.0.1", "-p", str(port), "-nostdin", *options]
        return subprocess.Popen([str(one) for one in line], cwd=given.product, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    scenarios = HERE.parent.parent / "itests/src/test/resources/sipp"
    telephones = sipp(scenarios / "telephone.xml", given.operator, "-d", "200", "-mp", given.operator + 2)
    citizens = sipp(
        HERE / "caller.xml", given.citizen, "-s", "0570001009", "-inf", numbers, "-r", given.rate, "-m", calls,
        "-d", int(TALK * 1000), "-mp", given.citizen + 2, "-l", calls,
        "-timeout", f"{WARM + given.seconds + 60}s")
    effort = Effort(given.product, asterisk=given.asterisk, callers=citizens.pid, telephones=telephones.pid)
    measured = time.time() + WARM
    # its processor time is there as long as nobody has taken note of its end
    os.waitid(os.P_PID, citizens.pid, os.WEXITED | os.WNOWAIT)
    spent, failed = effort.line_of(calls), citizens.wait()
    patience = time.time() + 60
    rung = lambda: sum(len(one.rings) for one in operators)
    seen = lambda: sum(len(one.seen) for one in operators)
    figures = lambda: operators[0].figure("本日の応答") + operators[0].figure("放棄")
    while time.time() < patience and (figures() < calls or seen() < rung()):
        time.sleep(0.5)
    telephones.kill()
    telephones.wait()

    # a call that rang in vain and comes to the same operator again is on the screen already
    times = [
        at - rang
        for one in operators
        for rang, at in zip(one.rings, one.seen)
        if len(one.rings) == len(one.seen) and rang >= measured
    ]
    answered, abandoned = operators[0].figure("本日の応答"), operators[0].figure("放棄")
    print(f"calls {calls}, failed {failed}, rang {rung()}, on screens {seen()}, answered {answered} of {ears.counts['AgentConnect']}, "
          f"given up {abandoned} of {ears.counts['QueueCallerAbandon']}")
    print("event to screen, ms: " + line_of(times))
    print(spent)
    right = answered == ears.counts["AgentConnect"] and abandoned == ears.counts["QueueCallerAbandon"] and seen() == rung()
    sys.exit(0 if right and answered + abandoned == calls and not failed else "not every call was shown and counted rightly")


main()
