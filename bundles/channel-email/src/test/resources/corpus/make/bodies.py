# SPDX-License-Identifier: Apache-2.0
"""What a mail is made of: HTML, flowed lines, parts within parts, calendars, winmail.dat."""

import winmail as w
from letters import *

PDF = b"%PDF-1.4 a file"
TEXT = "本文です。"


def html_mail(name, html, text, code=utf8, label="UTF-8", problems=()):
    raw = head(name, "Content-Type: text/html; charset=" + label) + CRLF + code(html) + CRLF
    mail("html", name, raw, text, problems=problems)


def html():
    html_mail("paragraphs", "<html><body><p>一行目<br>二行目</p><p>次の段落</p></body></html>", "一行目\n二行目\n\n次の段落")
    html_mail("no-script", "<head><title>x</title><style>p{color:red}</style></head><body><script>alert('x')</script><p>本文だけ</p><noscript></noscript></body>", "本文だけ")
    html_mail("hidden-preheader", "<body><div style=\"display:none;max-height:0\">受信箱だけに見える</div><div>見える本文</div></body>", "見える本文")
    html_mail("hidden-by-size", "<body><span style=\"font-size:0px\">ない</span><div style='font-size:10px'>ある</div><p hidden>ない</p><i style='visibility: hidden'>ない</i></body>", "ある")
    html_mail("hidden-from-outlook-only", "<div style=\"mso-hide:all\">予告</div><div>本文</div>", "本文")
    html_mail("gmail", '<div dir="ltr">こんにちは。<div><br></div><div>ごみの日を教えてください。</div><div>佐藤</div></div>', "こんにちは。\n\nごみの日を教えてください。\n佐藤")
    html_mail("outlook", '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml>設定</xml><![endif]--><style><!-- p.MsoNormal {margin:0} --></style></head><body lang=JA><div class=WordSection1><p class=MsoNormal>お世話になります。<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>転入届の件です。<o:p></o:p></p></div></body></html>', "お世話になります。\n\n転入届の件です。")
    html_mail("list-and-link", "<ul><li>甲<li>乙</ul><a href='https://example.jp/a'>案内</a>と<a href='mailto:x@example.jp'>メール</a>", "・甲\n・乙\n案内 <https://example.jp/a>とメール")
    html_mail("link-that-shows-its-target", "<a href='https://example.jp/a'>https://example.jp/a</a>", "https://example.jp/a")
    html_mail("dangerous-link", "<a href='javascript:alert(1)'>押す</a>", "押す")
    html_mail("table", "<table><tr><td>氏名</td><td>佐藤</td></tr><tr><td>電話</td><td>なし</td></tr></table>", "氏名 佐藤\n電話 なし")
    html_mail("entities", "<p>&lt;script&gt; &amp; &copy; &#x9AD9; &#39640; &nbsp;終</p>", "<script> & © 髙 高  終")
    html_mail("preformatted", "<pre>一\n  二\n三</pre>", "一\n  二\n三")
    html_mail("sjis", "<p>シフトJISの①</p>", "シフトJISの①", sjis, "Shift_JIS")
    html_mail("jis", "<p>髙さんの㈱</p>", "髙さんの㈱", jis, "ISO-2022-JP")
    html_mail("meta-says-sjis", '<html><head><meta http-equiv="Content-Type" content="text/html; charset=shift_jis"></head><body>宣言は本文の中です。</body></html>', "宣言は本文の中です。", sjis, "us-ascii")
    html_mail("never-closed", "<div><b>閉じない<p>タグ<br>ばかり", "閉じない\nタグ\nばかり")
    html_mail("empty", "<html><body></body></html>", "")
    html_mail("picture-only", "<html><body><img src='https://example.jp/beacon.gif' width=1></body></html>", "")
    html_mail("quotation", "<div>返事です</div><blockquote><div>元の文</div></blockquote>", "返事です\n元の文")
    html_mail("plain-text-in-it", "ただの文字 1 < 2", "ただの文字 1 < 2")
    html_mail("deep", "<div>" * 3000 + "底" + "</div>" * 3000, "底")
    html_mail("headings", "<h1>題</h1><p>文</p><hr><h2>次</h2>終", "題\n文\n\n次\n終")


def flowed_mail(name, lines_, text, more="", code=utf8, label="UTF-8"):
    raw = head(name, "Content-Type: text/plain; charset=%s; format=flowed%s" % (label, more)) + CRLF
    mail("flowed", name, raw + code("\r\n".join(lines_)) + CRLF, text)


def flowed():
    flowed_mail("delsp", ["長い文が ", "続きます。", "", "> 前の ", "> 質問", "-- ", "花子"], "長い文が続きます。\n\n> 前の質問\n-- \n花子", "; delsp=yes")
    flowed_mail("no-delsp", ["two words ", "and more", "次の行"], "two words and more\n次の行")
    flowed_mail("stuffed", [" From here", " > not a quote", "普通"], "From here\n> not a quote\n普通")
    flowed_mail("depths", [">> 二段 ", "> 一段", "本文"], ">> 二段 \n> 一段\n本文")
    flowed_mail("jis", ["国民健康保険の ", "手続き"], "国民健康保険の手続き", "; delsp=yes", jis, "ISO-2022-JP")
    flowed_mail("last-line-soft", ["終わりの行 "], "終わりの行", "; delsp=yes")
    flowed_mail("upper-case", ["前 ", "後"], "前後", "; DelSp=Yes")
    flowed_mail("quoted-parameter", ["前 ", "後"], "前後", '; delsp="yes"')


def structure(name, content, *parts, text=TEXT, files=(), problems=(), more=(), **how):
    raw = head(name, "Content-Type: " + content + "; boundary=\"edge=of=parts\"", *more) + CRLF
    mail("structure", name, raw + multipart("edge=of=parts", *parts, **how), text, files=files, problems=problems)


def forward(subject_, inner, name="inner"):
    return lines(b"From: " + word("鈴木 一郎") + b" <ichiro@example.jp>", b"Subject: " + word(subject_), "Message-ID: <%s@example.jp>" % name, "MIME-Version: 1.0") + inner


def parts():
    plain_text = plain(TEXT)
    html_text = part("Content-Type: text/html; charset=UTF-8", utf8("<p>HTML の本文</p>"))
    pdf = attached(PDF, "Content-Type: application/pdf; name=a.pdf")
    a_pdf = ("a.pdf", "application/pdf", PDF)
    structure("mixed", "multipart/mixed", plain_text, pdf, files=[a_pdf])
    structure("file-first", "multipart/mixed", pdf, plain_text, files=[a_pdf])
    structure("two-texts", "multipart/mixed", plain("一つ目"), plain("二つ目"), text="一つ目\n\n二つ目")
    structure("text-after-file", "multipart/mixed", plain("前"), pdf, plain("後", "ISO-2022-JP", jis), text="前\n\n後", files=[a_pdf])
    structure("alternative", "multipart/alternative", plain_text, html_text)
    structure("alternative-html-first", "multipart/alternative", html_text, plain_text)
    structure("alternative-plain-is-empty", "multipart/alternative", plain(" "), html_text, text="HTML の本文")
    structure("alternative-html-only", "multipart/alternative", html_text, text="HTML の本文")
    related = part('Content-Type: multipart/related; boundary="r"', multipart("r", part("Content-Type: text/html; charset=UTF-8", utf8("<p>絵<img src=cid:1></p>")), attached(b"PNG", "Content-Type: image/png\nContent-ID: <1>")))
    structure("alternative-with-related", "multipart/alternative", plain_text, related, files=[("attachment-1.png", "image/png", b"PNG")])
    structure("related", "multipart/related", part("Content-Type: text/html; charset=Shift_JIS", sjis("<p>関連</p>")), attached(b"GIF89a", "Content-Type: image/gif; name=logo.gif\nContent-ID: <2>\nContent-Disposition: inline; filename=logo.gif"), text="関連", files=[("logo.gif", "image/gif", b"GIF89a")])
    structure("signed-smime", 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256', plain_text, attached(b"\x30\x82sign", 'Content-Type: application/pkcs7-signature; name="smime.p7s"\nContent-Disposition: attachment; filename="smime.p7s"'), files=[("smime.p7s", "application/pkcs7-signature", b"\x30\x82sign")])
    structure("signed-smime-unnamed", "multipart/signed", plain_text, attached(b"\x30\x82sign", "Content-Type: application/x-pkcs7-signature"), files=[("smime.p7s", "application/x-pkcs7-signature", b"\x30\x82sign")])
    structure("signed-pgp", 'multipart/signed; protocol="application/pgp-signature"', plain_text, part("Content-Type: application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----"), files=[("signature.asc", "application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----")])
    structure("encrypted-pgp", 'multipart/encrypted; protocol="application/pgp-encrypted"', part("Content-Type: application/pgp-encrypted", b"Version: 1"), part("Content-Type: application/octet-stream; name=encrypted.asc", b"-----BEGIN PGP MESSAGE-----"), text="", files=[("attachment-1.bin", "application/pgp-encrypted", b"Version: 1"), ("encrypted.asc", "application/octet-stream", b"-----BEGIN PGP MESSAGE-----")], problems=["sealed"])
    raw = head("encrypted-smime", 'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"', "Content-Transfer-Encoding: base64") + CRLF + b64(b"\x30\x80secret")
    mail("structure", "encrypted-smime", raw, "", files=[("smime.p7m", "application/pkcs7-mime", b"\x30\x80secret")], problems=["sealed"])
    inner = forward("転送された件", lines("Content-Type: text/plain; charset=UTF-8", "", utf8("転送された本文")))
    structure("forward", "multipart/mixed", plain("転送します。"), part("Content-Type: message/rfc822", inner.rstrip()), text="転送します。", files=[("転送された件.eml", "message/rfc822", inner.rstrip())])
    structure("forward-named", "multipart/mixed", plain("転送します。"), part("Content-Type: message/rfc822; name=\"" + word("元の件.eml").decode() + "\"\nContent-Disposition: attachment", inner.rstrip()), text="転送します。", files=[("元の件.eml", "message/rfc822", inner.rstrip())])
    structure("forward-without-subject", "multipart/mixed", plain("転送します。"), part("Content-Type: message/rfc822", b"From: x@example.jp\r\n\r\nx"), text="転送します。", files=[("attachment-1.eml", "message/rfc822", b"From: x@example.jp\r\n\r\nx")])
    third = forward("三通目", lines("", "third"), "third").rstrip()
    second = (forward("二通目", lines("Content-Type: multipart/mixed; boundary=two", ""), "second") + multipart("two", part("Content-Type: message/rfc822", third))).rstrip()
    first = (forward("一通目", lines("Content-Type: multipart/mixed; boundary=one", ""), "first") + multipart("one", part("Content-Type: message/rfc822", second))).rstrip()
    structure("forward-three-deep", "multipart/mixed", plain("三重の転送"), part("Content-Type: message/rfc822", first), text="三重の転送", files=[("一通目.eml", "message/rfc822", first)])
    structure("forward-has-our-boundary", "multipart/mixed", plain("転送"), part("Content-Type: message/rfc822", forward("境界", lines("", "text"))[:-2]), text="転送", files=[("境界.eml", "message/rfc822", forward("境界", lines("", "text"))[:-2])])
    letter("structure", "forward-inline", "転送します。\n\n----- Original Message -----\n差出人: 鈴木 <ichiro@example.jp>\n件名: 元の件\n\n> 元の本文", jis, "ISO-2022-JP", "7bit")
    d1, d2 = forward("一つ目", lines("", "one")).rstrip(), forward("二つ目", lines("", "two")).rstrip()
    structure("digest", "multipart/digest", CRLF + d1, CRLF + d2, text="", files=[("一つ目.eml", "message/rfc822", d1), ("二つ目.eml", "message/rfc822", d2)])
    structure("digest-within-mixed", "multipart/mixed", plain("まとめ"), part('Content-Type: multipart/digest; boundary="d"', multipart("d", CRLF + d1)), text="まとめ", files=[("一つ目.eml", "message/rfc822", d1)])
    structure("no-end", "multipart/mixed", plain_text, end=False, problems=["structure"])
    structure("no-end-within", "multipart/mixed", part('Content-Type: multipart/alternative; boundary="inner"', multipart("inner", plain_text, end=False)), pdf, files=[a_pdf], problems=["structure"])
    structure("end-within-file", "multipart/mixed", plain_text, part("Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64", b64(PDF).rstrip()[:8]), end=False, files=[("a.pdf", "application/pdf", b"%PDF-1")], problems=["structure"])
    structure("preamble-and-epilogue", "multipart/mixed", plain_text, preamble=b"This is a multi-part message.\r\n\r\n", epilogue=b"\r\nThe end.\r\n")
    structure("part-without-headers", "multipart/mixed", CRLF + utf8(TEXT))
    structure("part-without-blank-line", "multipart/mixed", utf8(TEXT))
    structure("empty-part", "multipart/mixed", plain_text, b"", )
    structure("boundary-with-spaces-behind", "multipart/mixed", plain_text, pdf + CRLF + b"--edge=of=parts   ", files=[a_pdf])
    structure("boundary-that-begins-alike", "multipart/mixed", plain("--edge=of=partsX は境界ではない\r\n--edge=of"), text="--edge=of=partsX は境界ではない\n--edge=of")
    structure("inner-boundary-begins-with-outer", "multipart/mixed", part('Content-Type: multipart/alternative; boundary="edge=of=parts1"', multipart("edge=of=parts1", plain_text, html_text)), pdf, files=[a_pdf])
    raw = head("no-boundary-named", "Content-Type: multipart/mixed") + CRLF + utf8(TEXT) + CRLF
    mail("structure", "no-boundary-named", raw, TEXT, problems=["structure"])
    raw = head("boundary-never-comes", "Content-Type: multipart/mixed; boundary=zzz") + CRLF + utf8(TEXT) + CRLF
    mail("structure", "boundary-never-comes", raw, TEXT, problems=["structure"])
    raw = head("boundary-unquoted-with-equals", "Content-Type: multipart/mixed; boundary=--=_next_=1") + CRLF + multipart("--=_next_=1", plain_text)
    mail("structure", "boundary-unquoted-with-equals", raw, TEXT)
    raw = head("boundary-in-jis", "Content-Type: multipart/mixed;\r\n boundary=\"=====0001=_\"") + CRLF + multipart("=====0001=_", plain(TEXT, "ISO-2022-JP", jis), pdf)
    mail("structure", "boundary-in-jis", raw, TEXT, files=[a_pdf])
    structure("text-as-file", "multipart/mixed", plain_text, part('Content-Type: text/plain; charset=Shift_JIS; name="memo.txt"\nContent-Disposition: attachment; filename="memo.txt"', sjis("メモ")), files=[("memo.txt", "text/plain", sjis("メモ"))])
    structure("text-as-inline-file", "multipart/mixed", plain_text, part('Content-Type: text/plain\nContent-Disposition: inline; filename="memo.txt"', sjis("メモ")), files=[("memo.txt", "text/plain", sjis("メモ"))])
    structure("html-as-file", "multipart/mixed", plain_text, part('Content-Type: text/html; name="page.html"\nContent-Disposition: attachment', b"<p>x</p>"), files=[("page.html", "text/html", b"<p>x</p>")])
    structure("vcard", "multipart/mixed", plain_text, part('Content-Type: text/x-vcard; charset=UTF-8; name="sato.vcf"', utf8("BEGIN:VCARD\r\nFN:佐藤\r\nEND:VCARD")), files=[("sato.vcf", "text/x-vcard", utf8("BEGIN:VCARD\r\nFN:佐藤\r\nEND:VCARD"))])
    structure("quoted-printable-file", "multipart/mixed", plain_text, part("Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: quoted-printable", b"%PDF-1.4 a =66ile"), files=[a_pdf])
    structure("eight-bit-file", "multipart/mixed", plain_text, part("Content-Type: application/octet-stream; name=a.bin\nContent-Transfer-Encoding: binary", bytes(range(1, 10)) + b"\x00\xff\xfe"), files=[("a.bin", "application/octet-stream", bytes(range(1, 10)) + b"\x00\xff\xfe")])
    uu = b"begin 644 a.txt\r\n#0V%T\r\n`\r\nend"
    structure("uuencoded-file", "multipart/mixed", plain_text, part("Content-Type: application/octet-stream; name=a.txt\nContent-Transfer-Encoding: x-uuencode", uu), files=[("a.txt", "application/octet-stream", b"Cat")])
    letter("structure", "uuencoded-in-the-text", "ファイルです。\nbegin 644 a.txt\n#0V%T\n`\nend")
    letter("structure", "yenc-in-the-text", "=ybegin line=128 size=3 name=a.txt\nm\u008b\u009e\n=yend size=3".replace("\u008b\u009e", "rs"))
    raw = head("only-a-file", "Content-Type: application/pdf; name=\"" + word("届書.pdf").decode() + "\"", "Content-Transfer-Encoding: base64") + CRLF + b64(PDF)
    mail("structure", "only-a-file", raw, "", files=[("届書.pdf", "application/pdf", PDF)])
    raw = head("no-mime") .replace(b"MIME-Version: 1.0\r\n", b"") + CRLF + b"Plain old text\r\n"
    mail("structure", "no-mime", raw, "Plain old text")
    raw = head("empty-body", "Content-Type: text/plain; charset=UTF-8") + CRLF
    mail("structure", "empty-body", raw, "")
    raw = head("headers-only", "Content-Type: text/plain; charset=UTF-8")
    mail("structure", "headers-only", raw, "")
    raw = head("blank-body", "Content-Type: text/plain; charset=UTF-8") + CRLF + b"\r\n \t\r\n\r\n" + utf8("　\r\n")
    mail("structure", "blank-body", raw, "")
    raw = head("line-feeds-only", "Content-Type: text/plain; charset=UTF-8") + CRLF + utf8("一行目\r\n二行目\r\n")
    mail("structure", "line-feeds-only", raw.replace(CRLF, b"\n"), "一行目\n二行目")
    raw = head("carriage-returns-only", "Content-Type: text/plain; charset=UTF-8") + CRLF + utf8("一行目\r\n二行目\r\n")
    mail("structure", "carriage-returns-only", raw.replace(CRLF, b"\r"), "一行目\n二行目")
    raw = head("two-returns", "Content-Type: text/plain; charset=UTF-8") + CRLF + utf8("一行目\r\n")
    mail("structure", "two-returns", raw.replace(CRLF, b"\r\r\n"), "一行目")
    raw = b"From hanako@example.jp Sat Nov 21 10:00:00 2026\r\n" + head("mbox-line", "Content-Type: text/plain; charset=UTF-8") + CRLF + utf8("一行目\r\n>From で始まる行\r\n")
    mail("structure", "mbox-line", raw, "一行目\n>From で始まる行")
    for name, date in (("date-nonsense", "Date: the day after tomorrow"), ("date-1970", "Date: Thu, 1 Jan 1970 09:00:00 +0900"), ("date-far", "Date: Fri, 31 Dec 9999 23:59:59 +0000"), ("date-japanese", "Date: 令和8年11月21日(土) 10:00".encode("cp932"))):
        raw = head(name).replace(DATE + CRLF, lines(date)) + CRLF + b"date\r\n"
        mail("structure", name, raw, "date")
    raw = head("date-missing").replace(DATE + CRLF, b"") + CRLF + b"date\r\n"
    mail("structure", "date-missing", raw, "date")


def event(*rows):
    return utf8("\r\n".join(("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VTIMEZONE", "TZID:Tokyo Standard Time", "BEGIN:STANDARD", "DTSTART:16010101T000000", "END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT") + rows + ("END:VEVENT", "END:VCALENDAR")))


def calendars():
    meeting = event("SUMMARY;LANGUAGE=ja-jp:住民説明会", "DTSTART;TZID=Tokyo Standard Time:20261125T100000", "DTEND;TZID=Tokyo Standard Time:20261125T113000", "LOCATION:公民館 二階", "DESCRIPTION:資料を\\, お持ちください。\\n駐車場は", "  ありません。")
    said = "住民説明会\n2026-11-25 10:00 – 2026-11-25 11:30\n公民館 二階\n資料を, お持ちください。\n駐車場は ありません。"
    ics = part("Content-Type: text/calendar; method=REQUEST; charset=UTF-8", meeting)
    html_text = part("Content-Type: text/html; charset=UTF-8", utf8("<p>ご案内</p>"))
    invite = ("invite.ics", "text/calendar", meeting)

    def calendar(name, content, *them, text, files=()):
        raw = head(name, "Content-Type: " + content + "; boundary=c") + CRLF + multipart("c", *them)
        mail("calendar", name, raw, text, files=files)

    calendar("outlook", "multipart/alternative", plain("ご案内"), html_text, ics, text="ご案内", files=[invite])
    calendar("only-calendar-in-alternative", "multipart/alternative", ics, text=said, files=[invite])
    calendar("empty-text-beside", "multipart/alternative", plain(""), ics, text=said, files=[invite])
    attachment = attached(meeting, 'Content-Type: application/ics; name="invite.ics"\nContent-Disposition: attachment; filename="invite.ics"')
    inner = part("Content-Type: multipart/alternative; boundary=i", multipart("i", plain("招待状"), ics))
    calendar("google", "multipart/mixed", inner, attachment, text="招待状", files=[invite, ("invite.ics", "application/ics", meeting)])
    raw = head("whole-mail", "Content-Type: text/calendar; method=REQUEST; charset=UTF-8") + CRLF + meeting + CRLF
    mail("calendar", "whole-mail", raw, said, files=[("invite.ics", "text/calendar", meeting + CRLF)])
    day = event("SUMMARY:市民マラソン", "DTSTART;VALUE=DATE:20261206")
    raw = head("whole-day", "Content-Type: text/calendar; charset=UTF-8; name=\"" + word("大会.ics").decode() + "\"") + CRLF + day + CRLF
    mail("calendar", "whole-day", raw, "市民マラソン\n2026-12-06", files=[("大会.ics", "text/calendar", day + CRLF)])
    utc = event("SUMMARY:オンライン相談", "DTSTART:20261125T010000Z", "DTEND:20261125T020000Z")
    raw = head("world-time", "Content-Type: text/calendar; charset=UTF-8", "Content-Transfer-Encoding: base64") + CRLF + b64(utc)
    mail("calendar", "world-time", raw, "オンライン相談\n2026-11-25 01:00 UTC – 2026-11-25 02:00 UTC", files=[("invite.ics", "text/calendar", utc)])
    raw = head("garbage", "Content-Type: text/calendar; charset=UTF-8") + CRLF + utf8("予定ではありません\r\n")
    mail("calendar", "garbage", raw, "", files=[("invite.ics", "text/calendar", utf8("予定ではありません\r\n"))])


def winmails():
    doc, photo = b"D0CF" * 20, b"\xff\xd8\xff\xe0jpeg"
    two = w.message(w.attachment("SHINSE~1.DOC", doc, long_name="申請書①.doc"), w.attachment("PHOTO.JPG", photo, (w.STRING, 0x370E, "image/jpeg"), long_name="現場の写真（髙橋）.jpg"))
    files_ = [("申請書①.doc", "application/octet-stream", doc), ("現場の写真（髙橋）.jpg", "image/jpeg", photo)]

    def winmail(name, data, text, files=(), problems=(), beside=True, headers='Content-Type: application/ms-tnef; name="winmail.dat"\nContent-Disposition: attachment; filename="winmail.dat"'):
        them = ([plain(text)] if beside else []) + [attached(data, headers)]
        raw = head(name, "Content-Type: multipart/mixed; boundary=t") + CRLF + multipart("t", *them)
        mail("winmail", name, raw, text, files=files, problems=problems)

    whole = ("winmail.dat", "application/ms-tnef")
    winmail("two-files", two, "添付をご覧ください。", files_)
    winmail("no-name", two, "名前のない包み", files_, headers="Content-Type: application/ms-tnef")
    winmail("vnd-type", two, "別の種類の名", files_, headers="Content-Type: application/vnd.ms-tnef; name=winmail.dat")
    winmail("octet-stream", two, "種類が違う", files_, headers='Content-Type: application/octet-stream; name="winmail.dat"')
    winmail("upper-case-name", two, "大文字の名前", files_, headers='Content-Type: application/octet-stream; name="WINMAIL.DAT"')
    winmail("short-names-only", w.message(w.attachment("地図.doc", doc)), "短い名前", [("地図.doc", "application/octet-stream", doc)])
    winmail("ansi-long-name", w.message(w.attachment("A.DOC", doc, (w.STRING, 0x3707, "報告書(表).doc"))), "長い名前が一バイト系", [("報告書(表).doc", "application/octet-stream", doc)])
    winmail("data-as-property", w.message(w.attachment("A.DOC", None, (w.BINARY, 0x3701, doc), long_name="性質の中.doc")), "別の置き場所", [("性質の中.doc", "application/octet-stream", doc)])
    winmail("body-unicode", w.message(w.body((w.UNICODE, 0x1000, "包みの中の本文です。\r\n髙橋")), w.attachment("A.DOC", doc, long_name="申請書.doc")), "包みの中の本文です。\n髙橋", [("申請書.doc", "application/octet-stream", doc)], beside=False)
    winmail("body-shift-jis", w.message(w.body((w.STRING, 0x1000, "一バイト系の本文①"))), "一バイト系の本文①", beside=False)
    winmail("body-html", w.message(w.body((w.LONG, 0x3FDE, 65001), (w.BINARY, 0x1013, utf8("<p>HTML の中身</p>")))), "HTML の中身", beside=False)
    winmail("body-html-jis", w.message(w.body((w.LONG, 0x3FDE, 50220), (w.BINARY, 0x1013, jis("<p>HTML は JIS</p>")))), "HTML は JIS", beside=False)
    winmail("body-old-style", w.message(w.attribute(1, 0x0002800C, sjis("昔の本文") + b"\0")), "昔の本文", beside=False)
    winmail("text-beside-wins", w.message(w.body((w.UNICODE, 0x1000, "包みの中"))), "外の本文")
    named = w.message(w.body((w.UNICODE, "keywords", "x"), (w.LONG, 0x0017, 1), (w.UNICODE, 0x1000, "名前つきの性質の後")))
    winmail("named-properties", named, "名前つきの性質の後", beside=False)
    rtf = w.message(w.body((w.BINARY, 0x1009, b"LZFu....")))
    winmail("rtf-only", rtf, "", [whole + (rtf,)], ["tnef"], beside=False)
    inner = w.message(w.body((w.UNICODE, 0x1000, "中のメールの本文")), w.attachment("B.DOC", doc, long_name="中の文書.doc"))
    winmail("message-within", w.message(w.attachment("転送", None, (w.OBJECT, 0x3701, inner))), "メールの添付", [("転送.txt", "text/plain", utf8("中のメールの本文")), ("中の文書.doc", "application/octet-stream", doc)])
    winmail("empty", w.message(), "中身のない包み")
    cut = two[:-60]
    winmail("cut-off", cut, "途中まで", [("申請書①.doc", "application/octet-stream", doc), ("PHOTO.JPG", "application/octet-stream", photo), whole + (cut,)], ["tnef"])
    lying = two.replace(b"\x0f\x80\x06\x00" + (len(doc)).to_bytes(4, "little"), b"\x0f\x80\x06\x00\xff\xff\xff\x7f", 1)
    winmail("lying-length", lying, "長さが嘘", [("SHINSE~1.DOC", "application/octet-stream", b""), whole + (lying,)], ["tnef"])
    negative = w.message(w.attribute(2, 0x00069002, bytes(14)), w.attribute(2, 0x0006800F, doc, length=0xFFFFFFFF))
    winmail("length-of-four-gigabytes", negative, "とても長いと言う", [("attachment-1.bin", "application/octet-stream", b""), whole + (negative,)], ["tnef"])
    counts = w.message(w.attribute(1, 0x00069003, b"\xff\xff\xff\xff" + w.properties((w.UNICODE, 0x1000, "数の嘘"))[4:]))
    winmail("lying-count", counts, "数の嘘", beside=False)
    garbage = b"\x78\x9f\x3e\x22" + bytes(range(256))
    winmail("garbage", garbage, "でたらめ", [whole + (garbage,)], ["tnef"])
    winmail("not-tnef", PDF, "名前だけ", [whole + (PDF,)], ["tnef"])


def foreign():
    def letter_in(name, text, code, label, **more):
        letter("foreign", name, text, lambda t: t.encode(code), label, **more)

    letter_in("korean-2022", "쓰레기 수거일을 알려 주세요.", "iso2022_kr", "ISO-2022-KR", transfer="7bit")
    letter_in("korean-euc", "쓰레기 수거일을 알려 주세요.", "euc_kr", "EUC-KR")
    letter_in("korean-ks", "똠방각하 안녕하세요", "cp949", "ks_c_5601-1987")
    letter_in("chinese-gb2312", "请告诉我收垃圾的日期。", "gbk", "GB2312")
    letter_in("chinese-gbk", "朱镕基先生您好", "gbk", "GBK")
    letter_in("chinese-gb18030", "你好，世界。", "gb18030", "GB18030")
    letter_in("chinese-big5", "請告訴我收垃圾的日期。", "big5", "Big5")
    letter_in("russian-koi8", "Когда вывозят мусор?", "koi8_r", "KOI8-R")
    letter_in("russian-1251", "Когда вывозят мусор?", "cp1251", "windows-1251")
    letter_in("portuguese-latin", "Qual é o dia da coleta de lixo? Não sei ler japonês.", "latin-1", "ISO-8859-1")
    letter_in("german-1252", "„Müll“ – wann wird er abgeholt? Straße, Grüße", "cp1252", "windows-1252")
    letter_in("french-says-latin-1-is-1252", "L’école coûte 5 €…", "cp1252", "ISO-8859-1")
    letter_in("french-unlabelled", "Où est l'école, s'il vous plaît ?", "latin-1", "")
    letter_in("thai", "วันเก็บขยะคือวันอะไร", "tis_620", "TIS-620")
    letter_in("vietnamese", "Xin hỏi ngày thu gom rác ạ?", "utf-8", "UTF-8")
    letter_in("hebrew", "מתי אוספים את האשפה", "iso8859_8", "ISO-8859-8")
    letter_in("utf8-says-latin", "Où est l'école ?", "utf-8", "ISO-8859-1")
    sender("foreign", "korean-name", word("김 철수", "EUC-KR", lambda t: t.encode("euc_kr")) + b" <kim@example.kr>", ("김 철수", "kim@example.kr"))
    sender("foreign", "chinese-name", word("李 明", "GB2312", lambda t: t.encode("gbk")) + b" <li@example.cn>", ("李 明", "li@example.cn"))
    sender("foreign", "portuguese-name", b"=?iso-8859-1?Q?Jo=E3o_Concei=E7=E3o?= <joao@example.br>", ("João Conceição", "joao@example.br"))


def make():
    html()
    flowed()
    parts()
    calendars()
    winmails()
    foreign()
