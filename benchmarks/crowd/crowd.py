# SPDX-License-Identifier: Apache-2.0
"""Fifty people work, three hundred have the console open; who should hear of a case does, and nobody else."""
import argparse
import http.client
import json
import random
import re
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from urllib.parse import urlencode

from people import Browser, Consoles, Effort, line_of, new_password, written

DEPARTMENTS = 24
DESK, STAFF = 60, 240
DESK_AT_WORK, STAFF_AT_WORK = 40, 10
WARM = 10
# as in list.js, case.js and desk.js
LIST_DELAY, LIST_SPREAD, CASE_DELAY, LONGEST_REST = 0.1, 0.25, 0.4, 5
PEOPLE = 500
TOPICS = ["粗大ごみの出し方", "住民票の写し", "保育園の入園", "道路の穴", "国民健康保険", "図書館の予約"]


class Api:
    def __init__(self, port, token):
        self.port, self.token, self.connections = port, token, threading.local()

    def call(self, method, path, body, **more):
        if not hasattr(self.connections, "own"):
            self.connections.own = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.connections.own.request(
            method, path, json.dumps(body),
            {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", **more})
        response = self.connections.own.getresponse()
        answer = response.read()
        if response.status not in (200, 201):
            sys.exit(f"{path}: {answer.decode()}")
        return json.loads(answer)

    def make_case(self, number):
        topic = TOPICS[number % len(TOPICS)]
        self.call(
            "POST", "/api/v1/cases",
            {"contact": {"name": f"市民 花子{number % PEOPLE}", "email": f"citizen{number % PEOPLE}@example.jp"},
             "subject": f"{topic}について（第{number}号）",
             "text": f"お世話になっております。{topic}のことで伺います。整理番号は{number}です。よろしくお願いいたします。"},
            **{"Idempotency-Key": f"crowd-{number}"})


class Person(Browser):
    """Has the console open; notes when the stream first tells of a case after each act."""

    def __init__(self, port, login, first, department, times):
        super().__init__(port, login, first)
        own = new_password()
        self.change_password(first, own)
        self.login, self.department, self.times = login, department, times
        self.heard, self.random = [], random.Random(login)
        self.open, self.query = None, ""
        self.list_due, self.case_due = threading.Event(), threading.Event()
        self.read = []

    def hear(self, at, message):
        if message.startswith(b"event: case\n"):
            case = re.search(rb'"id":"([^"]*)"', message).group(1).decode()
            self.heard.append((at, case))
            self.list_due.set()
            if case == self.open:
                self.case_due.set()

    def timed(self, what, method, path, fields=None):
        """The page; its time counts from pressing to the last byte."""
        began = time.time()
        body = None if fields is None else urlencode({**fields, "_csrf": self.token})
        response = self.request(method, path, body, **{"HX-Request": "true"})
        page = response.read().decode()
        ended = time.time()
        while response.status in (302, 303):
            response = self.request("GET", response.getheader("Location"), **{"HX-Request": "true"})
            page = response.read().decode()
        if response.status >= 500:
            print(f"{self.login}: {method} {path} is answered {response.status}", file=sys.stderr)
        self.times.append((what, began, time.time() - began, response.status))
        return began, ended, response.status, page


class Act:
    """A case changed, about which these departments have been asked."""

    def __init__(self, case, pressed, answered, asked):
        self.case, self.pressed, self.answered, self.asked = case, pressed, answered, asked


class Crowd:
    def __init__(self, given, api):
        self.given, self.api = given, api
        self.acts, self.asked, self.times, self.refused = [], {}, [], Counter()
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.departments = [
            api.call("PUT", f"/api/v1/departments/d{one:02}", {
                "name": f"第{one}課", "mail": f"d{one}@city.example", "phone": "", "duties": "", "active": True})
            for one in range(DEPARTMENTS)]
        self.people = self.gather()
        self.desk = self.people[:DESK]
        self.staff = self.people[DESK:]

    def gather(self):
        first_password = written(self.given.product / "data/first-sign-in.txt")
        admin = Browser(self.given.port, "admin", first_password)
        admin.change_password(first_password, new_password())
        admin.learn_token("/console/password")

        def come(number):
            first = new_password()
            department = None if number < DESK else self.departments[(number - DESK) % DEPARTMENTS]
            login = f"crowd{number}"
            admin.make_account(
                login, first, "OPERATOR" if number < DESK else "DEPARTMENT_STAFF", department and str(department["id"]))
            return Person(self.given.port, login, first, department, self.times)

        with ThreadPoolExecutor(4) as pool:
            return list(pool.map(come, range(DESK + STAFF)))

    def keep(self, due, delay, spread, read):
        """As soon() of desk.js: a while after the first news, and half of the time at most."""
        took, ended = 0, 0
        while not self.over.is_set():
            if due.wait(1):
                time.sleep(max(delay + random.random() * spread, min(LONGEST_REST, took) - (time.time() - ended)))
                due.clear()
                began = time.time()
                read()
                ended = time.time()
                took = ended - began

    def read_list(self, person):
        began, ended, *_ = person.timed("list again", "GET", f"/console/inbox/rows?{person.query}")
        person.read.append((began, ended))

    def read_case(self, person):
        case = person.open
        if case:
            person.timed("case again", "GET", f"/console/cases/{case}/live?{person.query}")

    def act(self, person, what, case, path, fields, asked=None):
        pressed, answered, status, page = person.timed(what, "POST", f"/console/cases/{case}/{path}", fields)
        if status != 200:
            # somebody else was faster: the case is closed, or waits for a department
            self.refused.update(re.findall(r'role="alert"[^>]*>(?:<[^>]*>)*([^<]*)', page)[:1])
            return
        with self.lock:
            if asked:
                self.asked.setdefault(case, set()).add(asked)
            self.acts.append(Act(case, pressed, answered, set(self.asked.get(case, ()))))

    def operator_steps(self, person):
        """Endless: every step is one thing that a person does."""
        while True:
            person.query = person.random.choice(["view=UNASSIGNED", "view=ALL_OPEN"])
            *_, page = person.timed("list", "GET", f"/console/inbox?{person.query}")
            yield
            cases = re.findall(r'<li class="case-row[^>]*data-case="([^"]*)"', page)
            if not cases:
                continue
            case = person.random.choice(cases)
            person.open = case
            *_, page = person.timed("case page", "GET", f"/console/cases/{case}?{person.query}")
            yield
            if not person.token:
                person.token = re.search(r'name="_csrf" value="([^"]*)"', page).group(1)
            self.act(person, "take", case, "assignee", {"user": "me"})
            yield
            self.act(person, "note", case, "notes", {"text": "電話で確認しました。折り返しの希望はありません。"})
            yield
            if person.random.random() < 0.5:
                department = person.random.choice(self.departments)
                self.act(person, "ask", case, "escalations", {
                    "department": department["code"], "question": "いつから始まりますか。"}, department["code"])
            else:
                found = re.search(r'name="disposition" value="([^"]*)"', page)
                self.act(person, "close", case, "close", {"disposition": found.group(1)})
            yield
            person.open = None

    def staff_steps(self, person):
        while True:
            *_, page = person.timed("department's list", "GET", "/console")
            yield
            cases = re.findall(r'href="/console/cases/([0-9-]+)"', page)
            if not cases:
                continue
            case = person.random.choice(cases)
            *_, page = person.timed("department's case", "GET", f"/console/cases/{case}")
            yield
            found = re.search(rf'action="/console/cases/{case}/(escalations/\d+)"', page)
            if found:
                person.token = person.token or re.search(r'name="_csrf" value="([^"]*)"', page).group(1)
                self.act(person, "answer", case, found.group(1), {"decision": "return", "text": "担当の課ではありません。"})
                yield

    def work(self, person, steps, offset, pause, until):
        due = time.time() + offset
        for _ in steps:
            due += pause
            wait = due - time.time()
            if wait > 0:
                time.sleep(wait)
            if time.time() > until:
                return

    def run(self, seconds, acts):
        at_work = [(one, self.operator_steps(one)) for one in self.desk[:DESK_AT_WORK]]
        at_work += [(one, self.staff_steps(one)) for one in self.staff[:STAFF_AT_WORK]]
        pause = len(at_work) / acts
        until = time.time() + WARM + seconds
        for person in self.desk[:DESK_AT_WORK]:
            for waits in (
                    (person.list_due, LIST_DELAY, LIST_SPREAD, partial(self.read_list, person)),
                    (person.case_due, CASE_DELAY, 0, partial(self.read_case, person))):
                threading.Thread(target=self.keep, args=waits, daemon=True).start()
        workers = [
            threading.Thread(target=self.work, args=(person, steps, pause * number / len(at_work), pause, until))
            for number, (person, steps) in enumerate(at_work)]
        for one in workers:
            one.start()
        time.sleep(WARM)
        effort, measured = Effort(self.given.product), time.time()
        for one in workers:
            one.join()
        spent = effort.line_of(max(1, sum(1 for _, began, *_ in self.times if began >= measured)), "request")
        time.sleep(2)
        self.over.set()
        return measured, spent

    def lags(self, measured):
        """Of each act and each who must hear of it; whoever must not and did is a fault."""
        lags, missing, leaked = [], 0, 0
        codes = {one["code"] for one in self.departments}
        heard = {}
        for person in self.people:
            of = heard.setdefault(person, {})
            for at, case in person.heard:
                of.setdefault(case, []).append(at)
        for act in self.acts:
            if act.pressed < measured:
                continue
            for person in self.people:
                if person.department and person.department["code"] not in act.asked:
                    continue
                after = [at for at in heard[person].get(act.case, ()) if at >= act.pressed]
                if after:
                    lags.append(min(after) - act.pressed)
                else:
                    missing += 1
        for person in self.staff:
            for case in heard[person]:
                if person.department["code"] not in self.asked.get(case, ()):
                    leaked += 1
        return lags, missing, leaked

    def list_lags(self, measured):
        """Until the lists of who works show it: the first that was asked for after the news came."""
        lags = []
        for person in self.desk[:DESK_AT_WORK]:
            reads = sorted(person.read)
            for act in self.acts:
                if act.pressed >= measured:
                    then = [ended for began, ended in reads if began >= act.answered]
                    if then:
                        lags.append(min(then) - act.pressed)
        return lags


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--product", type=Path)
    parser.add_argument("--token")
    for name in ("port", "cases", "seconds", "acts"):
        parser.add_argument("--" + name, type=int)
    given = parser.parse_args()
    api = Api(given.port, given.token)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(api.make_case, range(given.cases)))
    crowd = Crowd(given, api)
    Consoles(crowd.people)
    measured, spent = crowd.run(given.seconds, given.acts)
    lags, missing, leaked = crowd.lags(measured)
    print(f"{len(crowd.people)} streams; {sum(1 for act in crowd.acts if act.pressed >= measured)} changes of cases, "
          f"{len(lags)} times told, {missing} times not, {leaked} times to whom it must not")
    print("pressed to told, ms: " + line_of(lags))
    print("pressed to a list that shows it, ms: " + line_of(crowd.list_lags(measured)))
    counted = [one for one in crowd.times if one[1] >= measured]
    for what in sorted({one[0] for one in counted}):
        times = [one[2] for one in counted if one[0] == what]
        refused = sum(1 for one in counted if one[0] == what and one[3] != 200)
        print(f"{what}: {len(times)}, {refused} refused, ms: {line_of(times)}")
    for why, times in crowd.refused.most_common():
        print(f"refused {times} times: {why}")
    print(spent)
    if not any(act.asked for act in crowd.acts):
        sys.exit("no department was asked: nothing is known of who hears of it")
    sys.exit("not everybody heard what they should, or somebody what they should not" if missing or leaked else 0)


main()
