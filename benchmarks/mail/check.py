# SPDX-License-Identifier: Apache-2.0
"""Reads every case back through the API and compares it with the letter."""
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import local
from time import monotonic, sleep

from product import Api

THREADS = 4
FOUND_WITHIN = 2  # seconds


def check(options, sent):
    """Returns the case of each letter's word, and what is not as it should be."""
    apis = local()

    def api():
        if not hasattr(apis, "api"):
            apis.api = Api(options.port, options.token)
        return apis.api

    cases = api().all("cases")
    words, wrong = {}, []
    for case in cases:
        word = case["subject"].rsplit("（", 1)[-1].rstrip("）")
        if word not in sent:
            wrong.append(f"{case['id']}: nobody sent this")
        elif word in words:
            wrong.append(f"{case['id']}: {word} is in {words[word]} already")
        else:
            words[word] = case["id"]
    wrong += [f"{word} is in no case" for word in sent if word not in words]

    queued = notes_of_receipt(api(), len(sent))
    wrong += [
        f"{case}: {queued[case]} notes of receipt in the outbox"
        for case in words.values()
        if queued[case] != 1
    ]
    with ThreadPoolExecutor(THREADS) as threads:
        looks = threads.map(lambda item: list(differences(api(), *item, sent[item[0]])), words.items())
        for look in looks:
            wrong += look
    return words, wrong


def notes_of_receipt(api, wanted):
    """How many messages the outbox has for each case. Rows move within the list while they are sent."""
    entries = {}
    for _ in range(5):
        entries.update({entry["id"]: entry["caseId"] for entry in api.all("outbox")})
        if len(entries) >= wanted:
            break
    return Counter(entries.values())


def differences(api, word, case, letter):
    messages = [
        entry["interaction"]
        for entry in api.get("cases/" + case)["timeline"]
        if entry.get("interaction")
    ]
    kinds = Counter(message["kind"] for message in messages)
    if kinds != {"INBOUND": 1, "ACKNOWLEDGEMENT": 1}:
        yield f"{case}: {dict(kinds)}"
        return
    message = next(m for m in messages if m["kind"] == "INBOUND")
    for what, is_, should in (
        ("sender", message["party"]["address"]["value"], letter.sender),
        ("name", message["party"]["name"], letter.name),
        ("subject", message["subject"], letter.subject),
        ("text", message["text"].strip(), letter.text),
        ("problems", message["problems"], []),
        ("attachments", [a["fileName"] for a in message["attachments"]],
         [letter.attachment[0]] if letter.attachment else []),
    ):
        if is_ != should:
            yield f"{case} ({word}): {what} is {is_!r}, not {should!r}"
    if letter.attachment:
        blob = message["attachments"][0]["blob"]
        if api.bytes(f"/api/v1/cases/{case}/blobs/{blob}") != letter.attachment[1]:
            yield f"{case} ({word}): the attachment is another one"
    # the mail server puts lines of its own in front
    original = api.bytes(f"/api/v1/cases/{case}/blobs/{message['original']}")
    if not original.endswith(letter.bytes):
        yield f"{case} ({word}): the original is not what was sent"
    if not found_soon(api, case, word):
        yield f"{case} ({word}): the search does not find it"


def found_soon(api, case, word):
    """The last mails may be on their way into the index: how soon they are found is measured elsewhere."""
    end = monotonic() + FOUND_WITHIN
    while case not in api.found(word):
        if monotonic() > end:
            return False
        sleep(0.05)
    return True
