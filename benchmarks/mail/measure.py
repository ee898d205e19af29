# SPDX-License-Identifier: Apache-2.0
"""Runs the two measurements of benchmarks/mail.sh and then looks at every case."""
import argparse
import shutil
import smtplib
import sys
import threading
import time
from pathlib import Path

from check import check
from letters import DESK, letters
from product import Api, Log, machine_seconds, memory, processor_seconds

GIVE_UP = 120  # seconds without progress
CONNECTIONS = 4


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("product", "token", "maildir"):
        parser.add_argument("--" + name, required=True)
    for name in ("port", "lmtp", "mails", "rate", "seconds"):
        parser.add_argument("--" + name, type=int, required=True)
    return parser.parse_args()


def wait_until_taken(log, wanted):
    """Returns False when nothing comes any more."""
    progress, last = time.monotonic(), log.read()
    while last < wanted:
        if time.monotonic() - progress > GIVE_UP:
            return False
        time.sleep(0.1)
        now = log.read()
        if now > last:
            progress, last = time.monotonic(), now
    return True


def fill(maildir, waiting):
    """Mails that came in while the product was not looking: they appear all at once."""
    folder, new = Path(maildir, "tmp"), Path(maildir, "new")
    for number, letter in enumerate(waiting):
        file = folder / f"1700000000.M{number:07d}.benchmark"
        file.write_bytes(letter.bytes)
        shutil.chown(file, "mail", "mail")
    for file in sorted(folder.iterdir()):
        file.rename(new / file.name)


def drain(options, log, pid, waiting):
    fill(options.maildir, waiting)
    machine, product = machine_seconds(), processor_seconds(pid)
    whole = wait_until_taken(log, len(waiting))
    machine, product = machine_seconds() - machine, processor_seconds(pid) - product
    times = sorted(at for at, _ in log.taken.values())
    spent = times[-1] - times[0]
    half = times[len(times) // 2 :]
    print(f"drain    {len(times)} mails in {spent:.1f} s: {(len(times) - 1) / spent:.0f}/s,"
          f" second half {(len(half) - 1) / (half[-1] - half[0]):.0f}/s;"
          f" processor time a mail {1000 * product / len(times):.2f} ms product,"
          f" {1000 * machine / len(times):.2f} ms all")
    return whole


class Postman:
    """Delivers at a fixed rate; a late mail does not move the ones behind it."""

    def __init__(self, port, rate, coming):
        self.port, self.rate, self.coming = port, rate, coming
        self.delivered = {}
        self.late = 0.0

    def run(self):
        begin = time.monotonic() + 0.5
        threads = [threading.Thread(target=self.walk, args=(begin, i)) for i in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def walk(self, begin, first):
        with smtplib.LMTP("127.0.0.1", self.port) as server:
            for number in range(first, len(self.coming), CONNECTIONS):
                due = begin + number / self.rate
                time.sleep(max(0.0, due - time.monotonic()))
                letter = self.coming[number]
                server.sendmail(letter.sender, [DESK.addr_spec], letter.bytes)
                self.delivered[letter.word] = time.time()
                self.late = max(self.late, time.monotonic() - due)


class Searcher(threading.Thread):
    """Asks for a mail of now and then until the search finds it."""

    def __init__(self, options, postman):
        super().__init__(daemon=True)
        self.api = Api(options.port, options.token)
        self.postman = postman
        self.seconds = []

    def run(self):
        step = max(1, self.postman.rate // 2)
        for number in range(step, len(self.postman.coming), step):
            word = self.postman.coming[number].word
            while word not in self.postman.delivered:
                time.sleep(0.001)
            limit = time.monotonic() + 60
            while not self.api.found(word):
                if time.monotonic() > limit:
                    return
                time.sleep(0.01)
            self.seconds.append(time.time() - self.postman.delivered[word])


def percentiles(name, milliseconds):
    if not milliseconds:
        return f"{name:<44} none measured"
    ordered = sorted(milliseconds)
    at = lambda share: ordered[min(len(ordered) - 1, int(share * len(ordered)))]
    return (f"{name:<44} {at(0.5):8.0f} {at(0.95):8.0f} {at(0.99):8.0f} {ordered[-1]:8.0f}"
            f"   n={len(ordered)}")


def steady(options, log, pid, coming):
    before = set(log.taken)
    postman = Postman(options.lmtp, options.rate, coming)
    searcher = Searcher(options, postman)
    searcher.start()
    machine, product = machine_seconds(), processor_seconds(pid)
    postman.run()
    whole = wait_until_taken(log, len(before) + len(coming))
    machine, product = machine_seconds() - machine, processor_seconds(pid) - product
    searcher.join(timeout=70)
    print(f"steady   {len(coming)} mails at {options.rate}/s, delivered at most"
          f" {1000 * postman.late:.0f} ms behind time;"
          f" processor time a mail {1000 * product / len(coming):.2f} ms product,"
          f" {1000 * machine / len(coming):.2f} ms all")
    return whole, postman, searcher


def main():
    options = arguments()
    pid = int(Path(options.product, "data/karaf.pid").read_text())
    log = Log(options.product)
    waiting = letters(options.mails, "A")
    coming = letters(options.rate * options.seconds, "B")
    whole = drain(options, log, pid, waiting)
    first = set(log.taken)
    whole_then, postman, searcher = steady(options, log, pid, coming)
    print(f"memory   {memory(pid)} MB (PSS) at the end")

    begin = time.monotonic()
    words, wrong = check(options, {letter.word: letter for letter in waiting + coming})
    print(f"check    {len(words)} cases read back in {time.monotonic() - begin:.0f} s,"
          f" {len(wrong)} differences")
    for difference in wrong[:20]:
        print("         " + difference)
    later = {word: log.taken[case] for word, case in words.items() if case not in first and case in log.taken}
    print(f"\n{'milliseconds':<44} {'p50':>8} {'p95':>8} {'p99':>8} {'most':>8}")
    print(percentiles("steady: delivered to committed",
                      [1000 * (at - postman.delivered[word]) for word, (at, _) in later.items()]))
    print(percentiles("steady: delivered to found by search",
                      [1000 * seconds for seconds in searcher.seconds]))
    print(percentiles("steady: in the intake (accept to commit)",
                      [took for _, took in later.values() if took is not None]))
    print(percentiles("drain: in the intake (accept to commit)",
                      [log.taken[case][1] for case in first if log.taken[case][1] is not None]))
    sys.exit(0 if whole and whole_then and not wrong else 1)


if __name__ == "__main__":
    main()
