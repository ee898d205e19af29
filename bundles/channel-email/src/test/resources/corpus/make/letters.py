# SPDX-License-Identifier: Apache-2.0
"""Writes mails byte by byte, by other means than the product's: Python's codecs, and by hand."""

import base64
import hashlib
import pathlib
import quopri

CORPUS = pathlib.Path(__file__).parent.parent
CRLF = b"\r\n"
written = {}


# --- codes -------------------------------------------------------------------------------------


def pairs(text, escape=b"\x1b$B", kana="escape"):
    """ISO-2022-JP as Windows writes it: NEC's rows, half-width kana in the way that is asked for."""
    out, state = bytearray(), "ascii"

    def switch(to):
        nonlocal state
        if to != state:
            leave = {"so": b"\x0f"}.get(state, b"")
            enter = {"ascii": b"\x1b(B", "pair": escape, "escape": b"\x1b(I", "so": b"\x0e"}[to]
            if state == "so" and to == "ascii":
                enter = b""
            out.extend(leave + enter)
            state = to

    for c in text:
        code = c.encode("cp932")
        if ord(c) < 0x80:
            switch("ascii")
            out.extend(code)
        elif len(code) == 1 and kana == "8bit":
            switch("ascii")
            out.extend(code)
        elif len(code) == 1:
            switch(kana)
            out.append(code[0] - 0x80)
        else:
            switch("pair")
            out.extend(row_and_cell(code))
    switch("ascii")
    return bytes(out)


def row_and_cell(shift_jis):
    """The two bytes of JIS for two bytes of Shift_JIS."""
    lead, trail = shift_jis
    row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2 + (1 if trail < 0x9F else 2)
    cell = trail - (0x9E if trail >= 0x9F else 0x40 if trail > 0x7F else 0x3F)
    return bytes((row + 0x20, cell + 0x20))


def jis(text):
    return pairs(text)


def sjis(text):
    return text.encode("cp932")


def euc(text):
    out = bytearray()
    for c in text:
        code = c.encode("cp932")
        if ord(c) < 0x80:
            out.extend(code)
        elif len(code) == 1:
            out.extend(b"\x8e" + code)
        else:
            out.extend(b | 0x80 for b in row_and_cell(code))
    return bytes(out)


def utf8(text):
    return text.encode("utf-8")


# --- transfer encodings and headers ------------------------------------------------------------


def b64(data):
    return base64.encodebytes(data).replace(b"\n", CRLF)


def qp(data):
    return quopri.encodestring(data.replace(CRLF, b"\n")).replace(b"\n", CRLF)


def word(text, label="UTF-8", encode=utf8, kind="B"):
    """One encoded word, however long."""
    data = encode(text) if isinstance(text, str) else text
    if kind in "Bb":
        content = base64.b64encode(data)
    else:
        content = b"".join(
            bytes((b,)) if chr(b).isalnum() and b < 0x80 else b"_" if b == 0x20 else b"=%02X" % b
            for b in data
        )
    return b"=?%s?%s?%s?=" % (label.encode(), kind.encode(), content)


def percent(text, encode=utf8):
    return "".join("%%%02X" % b for b in encode(text)).encode()


def lines(*them):
    """Each a bytes or an ASCII line; ends with a line end."""
    return b"".join((x if isinstance(x, bytes) else x.encode("ascii")) + CRLF for x in them)


FROM = b"From: " + word("佐藤 花子", "ISO-2022-JP", jis) + b" <hanako.sato@example.jp>"
TO = b"To: desk@asahi.example"
DATE = b"Date: Sat, 21 Nov 2026 10:00:00 +0900"


def head(name, *more, subject=b"Subject: Question", sender=FROM, path=b"Return-Path: <hanako.sato@example.jp>"):
    """The headers that every mail has, without the blank line."""
    return lines(
        *[x for x in (path, sender, TO, DATE, "Message-ID: <%s@example.jp>" % name, subject) if x],
        "MIME-Version: 1.0",
        *more,
    )


def part(headers, body):
    """A part's headers and its body, for multipart."""
    if isinstance(headers, str):
        headers = headers.encode("ascii")
    return headers.replace(b"\n", CRLF) + CRLF + CRLF + body


def multipart(boundary, *parts, preamble=b"", epilogue=b"", end=True):
    edge = b"--" + boundary.encode()
    out = preamble
    for each in parts:
        out += edge + CRLF + each + CRLF
    return out + (edge + b"--" + CRLF if end else b"") + epilogue


def plain(text, label="UTF-8", encode=utf8):
    return part("Content-Type: text/plain; charset=" + label, encode(text))


def attached(data, headers):
    return part(headers + "\nContent-Transfer-Encoding: base64", b64(data).rstrip())


# --- what has to come of it --------------------------------------------------------------------


def mail(
    kind,
    name,
    raw,
    text="",
    sender=("佐藤 花子", "hanako.sato@example.jp"),
    subject="Question",
    origin="PERSON",
    id=None,
    references=(),
    tokens=(),
    files=(),
    fields=(),
    problems=(),
):
    """A mail, and what a person has to see of it; files are (name, media type, bytes)."""
    told = [
        ("name", sender[0]),
        ("address", sender[1]),
        ("subject", subject),
        ("origin", origin),
        ("id", "<%s@example.jp>" % name if id is None else id),
    ]
    told += [("reference", x) for x in references]
    told += [("token", x) for x in tokens]
    for file, media, data in files:
        digest = hashlib.sha256(data).hexdigest()[:12]
        told.append(("file", "%s | %s | %d | %s" % (file, media, len(data), digest)))
    told += [("field", "%s = %s" % (k, v.replace("\n", "\\n"))) for k, v in fields]
    told += [("problem", x) for x in sorted(problems)]
    expected = "".join("%s:%s\n" % (k, " " + v if v else "") for k, v in told) + "\n" + text + "\n"
    assert (kind, name) not in written, name
    written[kind, name] = True
    folder = CORPUS / kind
    folder.mkdir(exist_ok=True)
    (folder / (name + ".eml")).write_bytes(raw)
    (folder / (name + ".expected")).write_bytes(expected.encode("utf-8", "surrogatepass"))


def letter(kind, name, text, code=utf8, label="UTF-8", transfer="8bit", body=None, more=(), **expected):
    """A mail of one text part: label None leaves Content-Type out, "" leaves the charset out."""
    headers = list(more)
    if label is not None:
        headers.append("Content-Type: text/plain" + ("; charset=" + label if label else ""))
    data = code(text.replace("\n", "\r\n") + "\r\n") if body is None else body
    if transfer:
        headers.append("Content-Transfer-Encoding: " + transfer)
    data = {"base64": b64, "quoted-printable": qp}.get(transfer, lambda d: d)(data)
    mail(kind, name, head(name, *headers) + CRLF + data, text, **expected)


def subject(kind, name, header, expected, problems=()):
    """A mail that is interesting for its Subject; header is what follows the colon."""
    raw = head(name, "Content-Type: text/plain; charset=UTF-8", subject=b"Subject: " + header)
    mail(kind, name, raw + CRLF + utf8("本文\r\n"), "本文", subject=expected, problems=problems)


def sender(kind, name, header, expected, problems=(), **more):
    """A mail that is interesting for its From."""
    raw = head(name, "Content-Type: text/plain; charset=UTF-8", sender=b"From: " + header)
    mail(kind, name, raw + CRLF + utf8("本文\r\n"), "本文", sender=expected, problems=problems, **more)


def file(kind, name, headers, expected, media="application/pdf", problems=()):
    """A mail that is interesting for the name of its one attachment."""
    data = b"%PDF-1.4 " + name.encode()
    if isinstance(headers, str):
        headers = headers.encode("ascii")
    raw = head(name, "Content-Type: multipart/mixed; boundary=edge") + CRLF
    raw += multipart(
        "edge",
        plain("ファイルを送ります。"),
        part(headers + b"\nContent-Transfer-Encoding: base64", b64(data).rstrip()),
    )
    mail(kind, name, raw, "ファイルを送ります。", files=[(expected, media, data)], problems=problems)
