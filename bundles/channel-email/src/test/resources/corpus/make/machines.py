# SPDX-License-Identifier: Apache-2.0
"""Mail that no person wrote: automatic answers, lists, bounces; and what a mail continues."""

from letters import *

OURS = "<mdg-5-k7m2@asahi.example>"


def machine(name, origin, *more, text="ただいま不在にしております。", **how):
    how.setdefault("subject", "Question")
    header = b"Subject: " + word(how["subject"]) if how["subject"] != "Question" else b"Subject: Question"
    path = how.pop("path", b"Return-Path: <hanako.sato@example.jp>")
    who = how.pop("who", FROM)
    raw = head(name, *more, "Content-Type: text/plain; charset=UTF-8", subject=header, path=path, sender=who) + CRLF + utf8(text) + CRLF
    mail("origin", name, raw, text, origin=origin, **how)


def origins():
    for name, header in (
        ("auto-replied", "Auto-Submitted: auto-replied"),
        ("auto-generated", "Auto-Submitted: auto-generated"),
        ("auto-replied-with-comment", "Auto-Submitted: auto-replied (vacation)"),
        ("auto-notified", 'Auto-Submitted: auto-notified; owner-email="x@example.jp"'),
        ("exchange-suppress", "X-Auto-Response-Suppress: DR, OOF, AutoReply"),
        ("precedence-auto-reply", "Precedence: auto_reply"),
        ("x-autoreply", "X-Autoreply: yes"),
        ("x-autorespond", "X-Autorespond: Re: Question"),
        ("x-vacation", "X-Vacation: yes"),
    ):
        machine(name, "AUTO_REPLY", header)
    machine("auto-submitted-no", "PERSON", "Auto-Submitted: no", text="人が書きました。")
    machine("null-path", "AUTO_REPLY", path=b"Return-Path: <>")
    for name, header in (
        ("precedence-bulk", "Precedence: bulk"),
        ("precedence-list", "Precedence: list"),
        ("precedence-junk", "Precedence: junk"),
        ("list-id", "List-Id: <news.example.jp>"),
        ("fml-headers", "X-ML-Name: chonaikai"),
        ("mailing-list", "Mailing-List: contact news-help@example.jp; run by ezmlm"),
    ):
        machine(name, "BULK", header, text="今月のお知らせ")
    for name, said in (
        ("says-so-in-brackets", "【自動返信】お問い合わせありがとうございます"),
        ("says-so-in-square-brackets", "[自動返信メール] 受付完了"),
        ("says-so-with-colon", "自動応答: 不在です"),
        ("says-so-full-width-colon", "不在通知：夏季休業"),
        ("says-so-outlook-japanese", "自動応答: ごみの収集日"),
        ("says-so-outlook-english", "Automatic reply: Your question"),
        ("says-so-out-of-office", "Out of Office: Your question"),
    ):
        machine(name, "AUTO_REPLY", subject=said)
    for name, said in (
        ("person-answers-one", "Re: 【自動返信】お問い合わせありがとうございます"),
        ("person-writes-about-one", "自動返信メールが届きません"),
        ("person-writes-about-absence", "不在通知が入っていました"),
    ):
        machine(name, "PERSON", subject=said, text="人が書きました。")
    desk = b"From: " + word("あさひ市") + b" <desk@asahi.example>"
    machine("our-own-mail", "AUTO_REPLY", who=desk, sender=("あさひ市", "desk@asahi.example"), text="戻ってきた自分のメール")
    token = b"From: <Desk+k7m2@asahi.example>"
    machine("our-own-reply-address", "AUTO_REPLY", who=token, sender=("", "desk+k7m2@asahi.example"), text="返信用の宛先から")
    machine("postmaster-writes", "PERSON", who=b"From: postmaster@example.jp", sender=("", "postmaster@example.jp"), text="管理者からの問い合わせです。")
    raw = head("read-receipt", "Content-Type: multipart/report; report-type=disposition-notification; boundary=n", subject=b"Subject: " + word("開封済み: ごみの日")) + CRLF
    note = b"Final-Recipient: rfc822; hanako.sato@example.jp\r\nDisposition: manual-action/MDN-sent-manually; displayed"
    raw += multipart("n", plain("開封されました。", "ISO-2022-JP", jis), part("Content-Type: message/disposition-notification", note))
    mail("origin", "read-receipt", raw, "開封されました。", subject="開封済み: ごみの日", origin="AUTO_REPLY", files=[("attachment-1.bin", "message/disposition-notification", note)])
    raw = head("abuse-report", "Content-Type: multipart/report; report-type=feedback-report; boundary=n") + CRLF
    note = b"Feedback-Type: abuse\r\nUser-Agent: Example/1.0"
    raw += multipart("n", plain("This is an email abuse report."), part("Content-Type: message/feedback-report", note))
    mail("origin", "abuse-report", raw, "This is an email abuse report.", origin="AUTO_REPLY", files=[("attachment-1.bin", "message/feedback-report", note)])


RETURNED = lines(b"From: " + word("あさひ市") + b" <desk@asahi.example>", "To: hanako@example.jp", "Reply-To: desk+k7m2@asahi.example", b"Subject: " + word("回答") + b" [#2026-000012-k7m2]", "Message-ID: " + OURS, "In-Reply-To: <m1@example.jp>")


def report(name, text, status, returned=RETURNED, kind="text/rfc822-headers", who=b"From: MAILER-DAEMON@mx.example.jp (Mail Delivery System)", sender=("Mail Delivery System", "mailer-daemon@mx.example.jp"), said=b"Undelivered Mail Returned to Sender", subject="Undelivered Mail Returned to Sender", label="UTF-8", code=utf8, origin="BOUNCE", path=b"Return-Path: <>", file_name=None, to=b"To: desk+k7m2@asahi.example"):
    status = status.encode()
    raw = head(name, "Content-Type: multipart/report; report-type=delivery-status;\r\n boundary=\"9B095B5ADSN\"", subject=b"Subject: " + said, sender=who, path=path).replace(TO, to) + CRLF
    parts = [plain(text.replace("\n", "\r\n"), label, code), part("Content-Type: message/delivery-status", status)]
    files = [("attachment-1.txt", "message/delivery-status", status)]
    if returned is not None:
        parts.append(part("Content-Type: " + kind, returned))
        files.append((file_name or "attachment-2.txt", kind, returned))
    raw += multipart("9B095B5ADSN", *parts)
    bounce = origin == "BOUNCE"
    mail("bounce", name, raw, text, sender=sender, subject=subject, origin=origin, files=files,
         references=[OURS, "<m1@example.jp>"] if returned is not None and bounce else [],
         tokens=["k7m2"] if to != TO or bounce and returned is not None else [])


def bounces():
    failed = "Reporting-MTA: dns; mx.example.jp\r\n\r\nFinal-Recipient: rfc822; hanako@example.jp\r\nAction: failed\r\nStatus: 5.1.1"
    report("postfix", "This is the mail system at host mx.example.jp.\n\n<hanako@example.jp>: host mail.example.jp said: 550 5.1.1 User unknown", failed)
    report("postfix-whole-mail", "I'm sorry to have to inform you", failed, returned=RETURNED + CRLF + utf8("回答の本文"), kind="message/rfc822", file_name="回答 [#2026-000012-k7m2].eml")
    report("postfix-without-verp", "The mail system", failed, to=TO)
    report("postfix-no-return-path", "The mail system", failed, path=b"")
    report("sendmail", "The original message was received at Sat, 21 Nov 2026 10:00:00 +0900\n\n   ----- The following addresses had permanent fatal errors -----\n<hanako@example.jp>", failed, said=b"Returned mail: see transcript for details", subject="Returned mail: see transcript for details")
    report("exchange", "メッセージを配信できませんでした。\n\n受信者のメールアドレスが見つかりません。", failed, who=b"From: postmaster@example.jp", sender=("", "postmaster@example.jp"), said=word("配信不能: 回答"), subject="配信不能: 回答")
    report("exchange-online", "hanako@example.jp へのメッセージを配信できませんでした。", failed, returned=RETURNED + CRLF + b"x", kind="message/rfc822", file_name="回答 [#2026-000012-k7m2].eml", who=b"From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.jp>", sender=("Microsoft Outlook", "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@example.jp"), said=word("配信不能: 回答"), subject="配信不能: 回答")
    report("gmail", "アドレスが見つかりませんでした\n\nhanako@gmail.example は見つかりませんでした。", failed, who=b"From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>", sender=("Mail Delivery Subsystem", "mailer-daemon@googlemail.com"), said=b"Delivery Status Notification (Failure)", subject="Delivery Status Notification (Failure)")
    report("japanese-jis", "次の宛先へは配送できませんでした。\n宛先不明です。", failed, label="ISO-2022-JP", code=jis, said=word("配信エラーのお知らせ", "ISO-2022-JP", jis), subject="配信エラーのお知らせ")
    report("mailbox-full", "受信者のメールボックスがいっぱいです。", failed.replace("5.1.1", "5.2.2"), label="ISO-2022-JP", code=jis)
    report("nothing-returned", "User unknown", failed, returned=None)
    report("delayed", "配送が遅れています。まだ送り直す必要はありません。", failed.replace("failed", "delayed").replace("5.1.1", "4.4.1"), said=word("配送遅延"), subject="配送遅延")
    report("delivered", "Your mail was delivered.", failed.replace("failed", "delivered").replace("5.1.1", "2.0.0"), origin="AUTO_REPLY", said=b"Successful Mail Delivery Report", subject="Successful Mail Delivery Report")
    report("relayed", "Your mail was relayed.", failed.replace("failed", "relayed").replace("5.1.1", "2.0.0"), origin="AUTO_REPLY")

    def plain_bounce(name, text, code=utf8, label="UTF-8", said=b"failure notice", subject="failure notice", who=b"From: MAILER-DAEMON@mx.example.jp", sender=("", "mailer-daemon@mx.example.jp"), path=b"Return-Path: <>", more=(), to=b"To: desk+k7m2@asahi.example", references=(), tokens=("k7m2",), origin="BOUNCE"):
        raw = head(name, *more, "Content-Type: text/plain; charset=" + label, sender=who, subject=b"Subject: " + said, path=path).replace(TO, to) + CRLF + code(text.replace("\n", "\r\n")) + CRLF
        mail("bounce", name, raw, text, sender=sender, subject=subject, origin=origin, references=references, tokens=tokens)

    returned_text = "Return-Path: <desk@asahi.example>\nFrom: desk@asahi.example\nTo: hanako@example.jp\nSubject: answer [#2026-000012-k7m2]\nMessage-ID: %s\nIn-Reply-To: <m1@example.jp>\n\nanswer" % OURS
    plain_bounce("qmail", "Hi. This is the qmail-send program at mx.example.jp.\n\n<hanako@example.jp>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\n" + returned_text, to=TO, references=[OURS, "<m1@example.jp>"])
    plain_bounce("qmail-verp", "Hi. This is the qmail-send program.\nSorry.")
    docomo = "Your message was not delivered to the following recipients:\nhanako@docomo.ne.jp: Unknown user\n\n----- Original message -----\n\n" + returned_text
    plain_bounce("docomo-unknown-user", docomo, jis, "ISO-2022-JP", b"Mail System Error - Returned Mail", "Mail System Error - Returned Mail", b"From: Mail Administrator<Postmaster@docomo.ne.jp>", ("Mail Administrator", "postmaster@docomo.ne.jp"), references=[OURS, "<m1@example.jp>"])
    plain_bounce("au-unknown-user", "次の宛先にメールを送信できませんでした。\nhanako@ezweb.ne.jp: User unknown", jis, "ISO-2022-JP", b"Mail System Error - Returned Mail", "Mail System Error - Returned Mail", b"From: <MAILER-DAEMON@ezweb.ne.jp>", ("", "mailer-daemon@ezweb.ne.jp"))
    plain_bounce("softbank-full", "お客様のメールは、相手の受信箱がいっぱいのため届きませんでした。", sjis, "Shift_JIS", word("送信エラー", "ISO-2022-JP", jis), "送信エラー", b"From: MAILER-DAEMON@softbank.ne.jp", ("", "mailer-daemon@softbank.ne.jp"))
    plain_bounce("no-return-path", "User unknown", path=b"")
    plain_bounce("exim", "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered.", said=b"Mail delivery failed: returning message to sender", subject="Mail delivery failed: returning message to sender", who=b"From: Mail Delivery System <Mailer-Daemon@mx.example.jp>", sender=("Mail Delivery System", "mailer-daemon@mx.example.jp"), more=["X-Failed-Recipients: hanako@example.jp", "Auto-Submitted: auto-replied"])
    plain_bounce("failed-recipients-only", "配送できませんでした。", who=b"From: mail-system@example.jp", sender=("", "mail-system@example.jp"), path=b"Return-Path: <mail-system@example.jp>", more=["X-Failed-Recipients: hanako@example.jp"])


def threads():
    def thread(name, *more, references=(), tokens=(), subject="Question", header=b"Subject: Question", to=TO):
        raw = head(name, *more, subject=header).replace(TO, to) + CRLF + b"thread\r\n"
        mail("thread", name, raw, "thread", subject=subject, references=references, tokens=tokens)

    thread("in-reply-to", "In-Reply-To: " + OURS, references=[OURS])
    thread("references-nearest-first", "In-Reply-To: <c@asahi.example>", "References: <a@example.jp>\r\n <b@example.jp>\r\n\t<c@asahi.example>", references=["<c@asahi.example>", "<b@example.jp>", "<a@example.jp>"])
    thread("references-without-space", "References: <a@example.jp><b@example.jp>", references=["<b@example.jp>", "<a@example.jp>"])
    thread("references-with-commas", "References: <a@example.jp>, <b@example.jp>", references=["<b@example.jp>", "<a@example.jp>"])
    thread("in-reply-to-with-words", "In-Reply-To: Your message of Sat, 21 Nov 2026 <a@example.jp>", references=["<a@example.jp>"])
    thread("in-reply-to-outlook-blank", "In-Reply-To: ", references=[])
    thread("token-in-address", to=b"To: " + word("あさひ市") + b" <Desk+k7m2@Asahi.example>", tokens=["k7m2"])
    thread("token-in-cc", "Cc: x@example.jp, desk+k7m2@asahi.example", tokens=["k7m2"])
    thread("token-in-delivered-to", "Delivered-To: desk+k7m2@asahi.example", tokens=["k7m2"])
    thread("token-in-subject", header=b"Subject: Re: " + word("回答 [#2026-000012-k7m2]"), subject="Re: 回答 [#2026-000012-k7m2]", tokens=["k7m2"])
    thread("token-in-jis-subject", header=b"Subject: " + word("RE: ごみの日 [#2026-000012-k7m2]", "ISO-2022-JP", jis), subject="RE: ごみの日 [#2026-000012-k7m2]", tokens=["k7m2"])
    thread("token-cut-by-fold", header=b"Subject: Re: answer\r\n [#2026-000012-k7m2]", subject="Re: answer [#2026-000012-k7m2]", tokens=["k7m2"])
    thread("two-tokens", to=b"To: desk+k7m2@asahi.example, desk+abcd@asahi.example", tokens=["k7m2", "abcd"])
    thread("token-of-another-city", to=b"To: desk+k7m2@other.example")
    thread("number-without-token", header=b"Subject: Re: [#2026-000012]", subject="Re: [#2026-000012]")
    raw = head("no-message-id").replace(b"Message-ID: <no-message-id@example.jp>\r\n", b"") + CRLF + b"thread\r\n"
    mail("thread", "no-message-id", raw, "thread", id="")
    raw = head("message-id-without-angles").replace(b"<message-id-without-angles@example.jp>", b"abc@example.jp") + CRLF + b"thread\r\n"
    mail("thread", "message-id-without-angles", raw, "thread", id="")
    raw = head("message-id-folded").replace(b"Message-ID: <", b"Message-ID:\r\n <") + CRLF + b"thread\r\n"
    mail("thread", "message-id-folded", raw, "thread")


def make():
    origins()
    bounces()
    threads()
