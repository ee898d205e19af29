# SPDX-License-Identifier: Apache-2.0
"""Whole mails in the manner of the programs that citizens and offices use; all people invented."""

from letters import *

PHOTO = b"\xff\xd8\xff\xe0photo"


def program(name, headers, body, text, sender, subject, id, **how):
    """headers: all of them, as bytes lines."""
    mail("program", name, lines(*headers) + CRLF + body, text, sender=sender, subject=subject, id=id, **how)


def mail_programs():
    sato = ("佐藤 花子", "hanako@example.jp")
    jis_from = b"From: " + word("佐藤 花子", "ISO-2022-JP", jis) + b" <hanako@example.jp>"
    utf_from = b"From: " + word("佐藤 花子", "utf-8") + b" <hanako@example.jp>"

    outlook = '<html><head><meta http-equiv=Content-Type content="text/html; charset=iso-2022-jp"><style>@font-face{}</style></head><body lang=JA link=blue><div class=WordSection1><p class=MsoNormal><span lang=EN-US>市民課　御中<o:p></o:p></span></p><p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p><p class=MsoNormal>戸籍謄本①の件です。</p></div></body></html>'
    program("outlook-jis", [jis_from, b"To: <desk@asahi.example>", b"Subject: " + word("戸籍謄本①について", "iso-2022-jp", jis), DATE, b"Message-ID: <000001d91c1c$c0a80001$0a0b0c0d@example.jp>", b"MIME-Version: 1.0", b"Content-Type: multipart/alternative;\r\n\tboundary=\"----=_NextPart_000_0001_01D91C1C.12345670\"", b"X-Mailer: Microsoft Outlook 16.0", b"Thread-Index: AdkcHMCoAAE=", b"Content-Language: ja"],
            b"This is a multipart message in MIME format.\r\n\r\n" + multipart("----=_NextPart_000_0001_01D91C1C.12345670", part('Content-Type: text/plain;\n\tcharset="iso-2022-jp"\nContent-Transfer-Encoding: 7bit', jis("市民課　御中\r\n\r\n戸籍謄本①の件です。\r\n")), part('Content-Type: text/html;\n\tcharset="iso-2022-jp"\nContent-Transfer-Encoding: quoted-printable', qp(jis(outlook)))),
            "市民課　御中\n\n戸籍謄本①の件です。", sato, "戸籍謄本①について", "<000001d91c1c$c0a80001$0a0b0c0d@example.jp>")
    program("outlook-express", [b"Message-ID: <001501c8a1b2$0100a8c0$0201a8c0@HOME>", jis_from, TO, b"Subject: =?iso-2022-jp?B?" + base64.b64encode(jis("ﾊﾝｶｸと㈱")) + b"?=", DATE, b"MIME-Version: 1.0", b"Content-Type: text/plain;\r\n\tformat=flowed;\r\n\tcharset=\"iso-2022-jp\";\r\n\treply-type=original", b"Content-Transfer-Encoding: 7bit", b"X-Priority: 3", b"X-Mailer: Microsoft Outlook Express 6.00.2900.5931"], jis("ｺﾝﾆﾁﾊ。㈱あさひの佐藤です。\r\n"), "ｺﾝﾆﾁﾊ。㈱あさひの佐藤です。", sato, "ﾊﾝｶｸと㈱", "<001501c8a1b2$0100a8c0$0201a8c0@HOME>")
    program("outlook-365", [utf_from, b"To: " + word("あさひ市コンタクトセンター", "utf-8") + b" <desk@asahi.example>", b"Subject: " + word("保育園の入園申し込み", "utf-8"), DATE, b"Message-ID: <TYAPR01MB1234A1B2C3@TYAPR01MB1234.jpnprd01.prod.outlook.com>", b"Content-Type: text/plain; charset=\"utf-8\"", b"Content-Transfer-Encoding: base64", b"MIME-Version: 1.0", b"Accept-Language: ja-JP, en-US"], b64(utf8("お世話になっております。\r\n髙橋と申します。\r\n\r\niPhone から送信\r\n")), "お世話になっております。\n髙橋と申します。\n\niPhone から送信", sato, "保育園の入園申し込み", "<TYAPR01MB1234A1B2C3@TYAPR01MB1234.jpnprd01.prod.outlook.com>")
    program("gmail", [b"MIME-Version: 1.0", DATE, b"Message-ID: <CAFq1abcDEF_gh-1234@mail.gmail.com>", b"Subject: " + word("ごみの分別", "UTF-8"), b"From: " + word("佐藤花子", "UTF-8") + b" <hanako@gmail.example>", TO, b"Content-Type: multipart/mixed; boundary=\"000000000000abcdef05\""],
            multipart("000000000000abcdef05", part('Content-Type: multipart/alternative; boundary="000000000000abcdef03"', multipart("000000000000abcdef03", part('Content-Type: text/plain; charset="UTF-8"\nContent-Transfer-Encoding: base64', b64(utf8("ペットボトルは何曜日ですか😀\r\n"))), part('Content-Type: text/html; charset="UTF-8"\nContent-Transfer-Encoding: base64', b64(utf8('<div dir="ltr">ペットボトルは何曜日ですか😀</div>'))))), attached(PHOTO, 'Content-Type: image/jpeg; name="' + word("ごみ.jpg").decode() + '"\nContent-Disposition: attachment; filename="' + word("ごみ.jpg").decode() + '"\nX-Attachment-Id: f_lk1')),
            "ペットボトルは何曜日ですか😀", ("佐藤花子", "hanako@gmail.example"), "ごみの分別", "<CAFq1abcDEF_gh-1234@mail.gmail.com>", files=[("ごみ.jpg", "image/jpeg", PHOTO)])
    program("gmail-answers", [b"MIME-Version: 1.0", b"References: <mdg-5-k7m2@asahi.example>", b"In-Reply-To: <mdg-5-k7m2@asahi.example>", DATE, b"Message-ID: <CAFq2@mail.gmail.com>", b"Subject: Re: " + word("回答 [#2026-000012-k7m2]", "UTF-8"), b"From: hanako@gmail.example", b"To: " + word("あさひ市") + b" <desk+k7m2@asahi.example>", b"Content-Type: text/plain; charset=\"UTF-8\"", b"Content-Transfer-Encoding: quoted-printable"], qp(utf8("ありがとうございました。\r\n\r\n2026年11月21日(土) 10:00 あさひ市 <desk@asahi.example>:\r\n> 回答です。\r\n")), "ありがとうございました。\n\n2026年11月21日(土) 10:00 あさひ市 <desk@asahi.example>:\n> 回答です。", ("", "hanako@gmail.example"), "Re: 回答 [#2026-000012-k7m2]", "<CAFq2@mail.gmail.com>", references=["<mdg-5-k7m2@asahi.example>"], tokens=["k7m2"])
    program("yahoo-japan", [b"Received: from [192.0.2.1] by web101 via HTTP", DATE, b"From: " + word("花子", "ISO-2022-JP", jis) + b" <hanako_s@yahoo.example.co.jp>", TO, b"Message-ID: <123456.78901.qm@web101.mail.example.co.jp>", b"Subject: =?ISO-2022-JP?B?" + base64.b64encode(jis("税金の")) + b"?= =?ISO-2022-JP?B?" + base64.b64encode(jis("相談")) + b"?=", b"MIME-Version: 1.0", b"Content-Type: text/plain; charset=iso-2022-jp", b"Content-Transfer-Encoding: 7bit"], jis("相談したいことがあります。\r\n--------------------------------------\r\n花子\r\n"), "相談したいことがあります。\n--------------------------------------\n花子", ("花子", "hanako_s@yahoo.example.co.jp"), "税金の相談", "<123456.78901.qm@web101.mail.example.co.jp>")
    program("thunderbird", [b"Message-ID: <5f1e2d3c-1234-4abc-9def-0123456789ab@example.jp>", DATE, b"MIME-Version: 1.0", b"User-Agent: Mozilla Thunderbird", b"Content-Language: ja", TO, utf_from, b"Subject: " + word("図書館の", "UTF-8") + b"\r\n " + word("開館時間", "UTF-8"), b"Content-Type: multipart/mixed; boundary=\"------------abc0DEF\""], b"This is a multi-part message in MIME format.\r\n" + multipart("------------abc0DEF", part("Content-Type: text/plain; charset=UTF-8; format=flowed\nContent-Transfer-Encoding: 8bit", utf8("何時まで開いていますか。\r\n\r\n-- \r\n佐藤 花子\r\n")), attached(PHOTO, "Content-Type: image/jpeg; name=\"=?UTF-8?B?" + base64.b64encode(utf8("写真（入口）.jpg")).decode() + "?=\"\nContent-Disposition: attachment;\n filename*0*=UTF-8''" + percent("写真（入").decode() + ";\n filename*1*=" + percent("口）.jpg").decode())), "何時まで開いていますか。\n\n-- \n佐藤 花子", sato, "図書館の開館時間", "<5f1e2d3c-1234-4abc-9def-0123456789ab@example.jp>", files=[("写真（入口）.jpg", "image/jpeg", PHOTO)])
    program("apple-mail", [utf_from, b"Content-Type: multipart/mixed;\r\n\tboundary=\"Apple-Mail=_A1B2\"", b"Mime-Version: 1.0 (Mac OS X Mail 16.0)", b"Subject: " + word("届出のファイル", "utf-8"), b"Message-Id: <A1B2C3D4@example.jp>", DATE, TO, b"X-Mailer: Apple Mail (2.3774)"], multipart("Apple-Mail=_A1B2", part("Content-Transfer-Encoding: 8bit\nContent-Type: text/plain;\n\tcharset=utf-8", utf8("届出です。\r\n")), attached(PHOTO, "Content-Disposition: inline;\n\tfilename*=utf-8''" + percent("か\u3099め\u3093.jpg").decode() + "\nContent-Type: image/jpeg;\n\tx-unix-mode=0644;\n\tname=\"=?utf-8?B?" + base64.b64encode(utf8("か\u3099め\u3093.jpg")).decode() + "?=\""), part("Content-Transfer-Encoding: 7bit\nContent-Type: text/plain;\n\tcharset=us-ascii", b"\r\n")), "届出です。", sato, "届出のファイル", "<A1B2C3D4@example.jp>", files=[("がめん.jpg", "image/jpeg", PHOTO)])
    program("iphone", [b"Content-Type: text/plain; charset=utf-8", b"Content-Transfer-Encoding: quoted-printable", utf_from, b"Mime-Version: 1.0 (1.0)", DATE, b"Subject: " + word("道路の穴", "utf-8", kind="Q"), b"Message-Id: <IPHONE-1@example.jp>", TO, b"X-Mailer: iPhone Mail (22A3354)"], qp(utf8("穴があります🚧\r\n\r\niPhoneから送信")), "穴があります🚧\n\niPhoneから送信", sato, "道路の穴", "<IPHONE-1@example.jp>")
    program("becky", [DATE, jis_from, TO, b"Subject: " + word("下水道の件", "ISO-2022-JP", jis), b"Message-Id: <20261121100000.1A2B.HANAKO@example.jp>", b"MIME-Version: 1.0", b"Content-Type: multipart/mixed; boundary=\"------_6560A1B200000000ABCD_MULTIPART_MIXED_\"", b"Content-Transfer-Encoding: 7bit", b"X-Mailer: Becky! ver. 2.75.04 [ja]"], multipart("------_6560A1B200000000ABCD_MULTIPART_MIXED_", part('Content-Type: text/plain; charset="ISO-2022-JP"\nContent-Transfer-Encoding: 7bit', jis("佐藤です。\r\n下水道の件でうかがいます。\r\n")), attached(b"XLS", 'Content-Type: application/octet-stream;\n name="' + word("使用量の表.xls", "ISO-2022-JP", jis).decode() + '"\nContent-Disposition: attachment;\n filename="' + word("使用量の表.xls", "ISO-2022-JP", jis).decode() + '"')), "佐藤です。\n下水道の件でうかがいます。", sato, "下水道の件", "<20261121100000.1A2B.HANAKO@example.jp>", files=[("使用量の表.xls", "application/octet-stream", b"XLS")])
    program("shuriken", [b"Message-ID: <shuriken.1@example.jp>", DATE, jis_from, TO, b"Subject: =?ISO-2022-JP?B?" + base64.b64encode(jis("農地転用の手続き")) + b"?=", b"MIME-Version: 1.0", b"Content-Type: text/plain; charset=iso-2022-jp", b"Content-Transfer-Encoding: 7bit", b"X-Mailer: Shuriken"], jis("農業委員会の日程を教えてください。\r\n"), "農業委員会の日程を教えてください。", sato, "農地転用の手続き", "<shuriken.1@example.jp>")
    program("al-mail", [b"Message-Id: <200711210100.AA00012@hanako.example.jp>", b"From: " + word("佐藤花子", "ISO-2022-JP", jis) + b" <hanako@example.jp>", DATE, TO, b"Subject: " + word("町内会", "ISO-2022-JP", jis), b"MIME-Version: 1.0", b"X-Mailer: AL-Mail32 Version 1.13", b"Content-Type: text/plain; charset=us-ascii"], pairs("回覧板が来ません。\r\n", escape=b"\x1b$@"), "回覧板が来ません。", ("佐藤花子", "hanako@example.jp"), "町内会", "<200711210100.AA00012@hanako.example.jp>")
    program("eudora", [b"Message-Id: <4.2.0.58.J.19991121@mail.example.jp>", b"X-Mailer: QUALCOMM Windows Eudora-J", DATE, TO, b"From: hanako@example.jp (" + jis("佐藤 花子") + b")", b"Subject: " + jis("生の件名"), b"Mime-Version: 1.0", b"Content-Type: multipart/mixed; boundary=\"=====================_1==_\""], multipart("=====================_1==_", part('Content-Type: text/plain; charset="ISO-2022-JP"', jis("生の名前と件名です。\r\n")), attached(b"DOC", 'Content-Type: application/octet-stream; name="x"\nContent-Disposition: attachment; filename="' + jis("届書").decode("latin-1").replace("\n", "") + '.doc"')), "生の名前と件名です。", sato, "生の件名", "<4.2.0.58.J.19991121@mail.example.jp>", files=[("届書.doc", "application/octet-stream", b"DOC")])
    program("winbiff", [b"Message-Id: <winbiff.1@example.jp>", jis_from, TO, DATE, b"Subject: Re: " + word("ﾃｽﾄ", "ISO-2022-JP", jis), b"MIME-Version: 1.0", b"Content-Type: Text/Plain; charset=iso-2022-jp"], jis("> ﾃｽﾄ\r\n届きました。\r\n"), "> ﾃｽﾄ\n届きました。", sato, "Re: ﾃｽﾄ", "<winbiff.1@example.jp>")
    program("mutt-with-gnupg", [DATE, b"From: Hanako Sato <hanako@example.jp>", TO, b"Subject: =?iso-2022-jp?B?" + base64.b64encode(jis("署名つき")) + b"?=", b"Message-ID: <20261121010000.GA1@example.jp>", b"MIME-Version: 1.0", b"Content-Type: multipart/signed; micalg=pgp-sha512;\r\n\tprotocol=\"application/pgp-signature\"; boundary=\"opJtzjQTFsWo+cga\"", b"Content-Disposition: inline"], multipart("opJtzjQTFsWo+cga", part("Content-Type: text/plain; charset=iso-2022-jp\nContent-Disposition: inline", jis("署名しました。\r\n")), part('Content-Type: application/pgp-signature; name="signature.asc"', b"-----BEGIN PGP SIGNATURE-----")), "署名しました。", ("Hanako Sato", "hanako@example.jp"), "署名つき", "<20261121010000.GA1@example.jp>", files=[("signature.asc", "application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----")])
    exchange = [b"From: " + word("鈴木 一郎", "iso-2022-jp", jis) + b" <ichiro@office.example>", TO, b"Subject: " + word("照会文書の送付", "iso-2022-jp", jis), DATE, b"Message-ID: <0A1B2C3D4E5F@EXCH01.office.local>", b"MIME-Version: 1.0", b"X-MS-Has-Attach: yes", b"X-MS-TNEF-Correlator: <0A1B2C3D4E5F@EXCH01.office.local>", b"Content-Type: multipart/mixed;\r\n\tboundary=\"_004_0A1B_\""]
    import winmail as w
    tnef = w.message(w.attachment("SHOKAI.DOC", b"DOC", long_name="照会文書（案）.docx"))
    program("exchange-winmail", exchange, multipart("_004_0A1B_", part('Content-Type: text/plain; charset="iso-2022-jp"\nContent-Transfer-Encoding: 7bit', jis("照会文書をお送りします。\r\n")), attached(tnef, 'Content-Type: application/ms-tnef; name="winmail.dat"')), "照会文書をお送りします。", ("鈴木 一郎", "ichiro@office.example"), "照会文書の送付", "<0A1B2C3D4E5F@EXCH01.office.local>", files=[("照会文書（案）.docx", "application/octet-stream", b"DOC")])


def telephones():
    def phone(name, sender, said, text, headers, body, files=(), problems=()):
        program(name, [b"From: " + sender[1], TO, said[1], DATE, b"Message-ID: <%s@phone.example>" % name.encode(), b"MIME-Version: 1.0"] + headers, body, text, sender[0], said[0], "<%s@phone.example>" % name, files=files, problems=problems)

    jis_type = [b"Content-Type: text/plain; charset=\"iso-2022-jp\"", b"Content-Transfer-Encoding: 7bit"]
    phone("docomo-i-mode", (("", "hana..ko.@docomo.ne.jp"), b"hana..ko.@docomo.ne.jp"), ("ゴミ", b"Subject: " + word("ゴミ", "ISO-2022-JP", jis)), "ゴミの日ｵｼｴﾃ", jis_type, jis("ゴミの日ｵｼｴﾃ"))
    phone("docomo-no-subject", (("", "hanako.@docomo.ne.jp"), b"<hanako.@docomo.ne.jp>"), ("", b"Subject: "), "件名なしです", jis_type, jis("件名なしです"))
    phone("docomo-smart-phone", (("花子", "hanako@docomo.ne.jp"), word("花子") + b" <hanako@docomo.ne.jp>"), ("道路😢", b"Subject: " + word("道路😢")), "道路に穴🕳", [b"Content-Type: text/plain; charset=UTF-8", b"Content-Transfer-Encoding: base64"], b64(utf8("道路に穴🕳\r\n")))
    decome = part('Content-Type: multipart/related;boundary="r1"', multipart("r1", part('Content-Type: multipart/alternative;boundary="a1"', multipart("a1", part('Content-Type: text/plain; charset="Shift_JIS"\nContent-Transfer-Encoding: 8bit', sjis("デコメです") + b"\xf9\x95"), part('Content-Type: text/html; charset="Shift_JIS"\nContent-Transfer-Encoding: quoted-printable', qp(sjis("<body bgcolor=pink>デコメです<img src=\"cid:01@x\"></body>"))))), attached(b"GIF89a", 'Content-Type: image/gif; name="01.gif"\nContent-ID: <01@x>')))
    phone("docomo-decome", (("", "hanako@docomo.ne.jp"), b"hanako@docomo.ne.jp"), ("デコメ", b"Subject: " + word("デコメ", "Shift_JIS", sjis)), "デコメです〓", [b'Content-Type: multipart/mixed;boundary="m1"'], multipart("m1", decome), files=[("01.gif", "image/gif", b"GIF89a")], problems=["gaiji"])
    phone("au-ezweb", (("", ".hanako..@ezweb.ne.jp"), b".hanako..@ezweb.ne.jp"), ("学校", b"Subject: " + word("学校", "ISO-2022-JP", jis)), "学校は休みですか", jis_type, jis("学校は休みですか"))
    phone("au-photo", (("", "hanako@ezweb.ne.jp"), b"hanako@ezweb.ne.jp"), ("写真", b"Subject: " + word("写真", "ISO-2022-JP", jis)), "", [b'Content-Type: multipart/mixed; boundary="__AU__"'], multipart("__AU__", attached(PHOTO, 'Content-Type: image/jpeg; name="061121_1000~01.jpg"\nContent-Disposition: attachment; filename="061121_1000~01.jpg"')), files=[("061121_1000~01.jpg", "image/jpeg", PHOTO)])
    phone("softbank", (("花子", "hanako@softbank.ne.jp"), word("花子", "Shift_JIS", sjis) + b" <hanako@softbank.ne.jp>"), ("バス", b"Subject: " + word("バス", "Shift_JIS", sjis)), "バスの時刻〓", [b"Content-Type: text/plain; charset=Shift_JIS", b"Content-Transfer-Encoding: base64"], b64(sjis("バスの時刻") + b"\xf9\x8b"), problems=["gaiji"])
    phone("vodafone", (("", "hanako@t.vodafone.ne.jp"), b"hanako@t.vodafone.ne.jp"), ("病院", b"Subject: " + word("病院", "Shift_JIS", sjis, "Q")), "休日の病院は", [b"Content-Type: text/plain; charset=Shift_JIS", b"Content-Transfer-Encoding: quoted-printable"], qp(sjis("休日の病院は\r\n")))
    phone("willcom", (("", "hanako@willcom.example"), b"hanako@willcom.example"), ("ﾃｽﾄ", b"Subject: " + word("ﾃｽﾄ", "ISO-2022-JP", jis)), "ﾃｽﾄﾃﾞｽ", jis_type, pairs("ﾃｽﾄﾃﾞｽ", kana="so"))
    phone("android-carrier", (("佐藤", "hanako@au.example"), word("佐藤", "utf-8") + b"<hanako@au.example>"), ("避難所", b"Subject: " + word("避難所", "utf-8")), "避難所はどこですか", [b'Content-Type: multipart/mixed; boundary="--_com.example.email_1"'], multipart("--_com.example.email_1", part("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", b64(utf8("避難所はどこですか")))))


def forms():
    form_from = b"From: " + word("あさひ市ホームページ") + b" <webmaster@city.asahi.example>"
    ichiro = ("鈴木 一郎", "ichiro@example.jp")

    def form(name, text, expected, fields, subject="粗大ごみ", sender=ichiro, code=jis, label="ISO-2022-JP", said=word("【お問い合わせ】", "ISO-2022-JP", jis), more=(), problems=(), origin="PERSON"):
        program(name, [b"Return-Path: <apache@www.city.asahi.example>", form_from, TO, b"Subject: " + said, DATE, b"Message-ID: <%s@www>" % name.encode(), *more, b"MIME-Version: 1.0", b"Content-Type: text/plain; charset=" + label.encode()], code(text.replace("\n", "\r\n")), expected, sender, subject, "<%s@www>" % name, fields=fields, problems=problems, origin=origin)

    usual = [("お名前", "鈴木 一郎"), ("メールアドレス", "ichiro@example.jp"), ("件名", "粗大ごみ"), ("お問い合わせ内容", "たんすを捨てたい。\nいつですか。")]
    body_ = "お名前：鈴木 一郎\nメールアドレス：ichiro@example.jp\n件名：粗大ごみ\nお問い合わせ内容：たんすを捨てたい。\nいつですか。\n"
    form("form-cgi-jis", body_, "たんすを捨てたい。\nいつですか。", usual)
    form("form-cgi-sjis-unlabelled", body_, "たんすを捨てたい。\nいつですか。", usual, code=sjis, label="us-ascii", said=sjis("お問い合わせ"))
    form("form-cgi-euc", body_, "たんすを捨てたい。\nいつですか。", usual, code=euc, label="EUC-JP")
    form("form-cgi-utf8", body_, "たんすを捨てたい。\nいつですか。", usual, code=utf8, label="UTF-8", said=word("お問い合わせ"))
    form("form-brackets", body_.replace("お名前：", "【お名前】").replace("メールアドレス：", "【メールアドレス】").replace("件名：", "【件名】").replace("お問い合わせ内容：", "【お問い合わせ内容】"), "たんすを捨てたい。\nいつですか。", usual)
    form("form-squares", "■お名前：鈴木 一郎\n■メールアドレス：ichiro@example.jp\n■件名：粗大ごみ\n■お問い合わせ内容：\nたんすを捨てたい。\n", "たんすを捨てたい。", usual[:3] + [("お問い合わせ内容", "たんすを捨てたい。")])
    form("form-machine-mark", body_, "たんすを捨てたい。\nいつですか。", usual, more=[b"Auto-Submitted: auto-generated", b"Precedence: bulk"])
    form("form-without-address", "お名前：鈴木 一郎\nお問い合わせ内容：電話をください。\n", "電話をください。", [("お名前", "鈴木 一郎"), ("お問い合わせ内容", "電話をください。")], subject="【お問い合わせ】", sender=("鈴木 一郎", ""), problems=["form-no-address"])
    form("form-address-with-dots", body_.replace("ichiro@example.jp", "ichi..ro.@docomo.ne.jp"), "たんすを捨てたい。\nいつですか。", [(k, v.replace("ichiro@example.jp", "ichi..ro.@docomo.ne.jp")) for k, v in usual], sender=("鈴木 一郎", "ichi..ro.@docomo.ne.jp"))
    form("form-with-script", "お名前：<script>alert(1)</script>\nメールアドレス：ichiro@example.jp\nお問い合わせ内容：<b>太字</b>\n", "<b>太字</b>", [("お名前", "<script>alert(1)</script>"), ("メールアドレス", "ichiro@example.jp"), ("お問い合わせ内容", "<b>太字</b>")], subject="【お問い合わせ】", sender=("<script>alert(1)</script>", "ichiro@example.jp"))
    form("formmail-english", "お名前: 鈴木 一郎\nE-mail: ichiro@example.jp\nご意見: 良い町です\n", "良い町です", [("お名前", "鈴木 一郎"), ("E-mail", "ichiro@example.jp"), ("ご意見", "良い町です")], subject="【お問い合わせ】")


def offices():
    def office(name, text, headers, code=jis, label="iso-2022-jp", origin="PERSON", sender=("総務課", "soumu@city.example.lg.jp"), subject="通知", said=word("通知", "ISO-2022-JP", jis), who=b"From: " + word("総務課", "ISO-2022-JP", jis) + b" <soumu@city.example.lg.jp>"):
        program(name, [who, TO, b"Subject: " + said, DATE, b"Message-ID: <%s@lgwan.example>" % name.encode(), b"MIME-Version: 1.0", *headers, b"Content-Type: text/plain; charset=" + label.encode()], code(text.replace("\n", "\r\n")), text, sender, subject, "<%s@lgwan.example>" % name, origin=origin)

    office("groupware-jis", "関係各課　御中\n\n標記の件、別添のとおり通知します。", [b"X-Mailer: Groupware Mail 8.0"])
    office("groupware-sjis-says-jis", "庁内の連絡です①", [], code=sjis)
    office("groupware-half-width", "ﾃﾞﾝﾜ 内線 1234", [])
    office("gateway-adds-note", "【注意】このメールは外部から届きました。\n\n本文", [b"X-Gateway: LGWAN"])
    office("gateway-adds-banner-to-subject", "本文", [], subject="[外部]通知", said=word("[外部]", "UTF-8") + word("通知", "ISO-2022-JP", jis))
    lst = ("", "hanako@example.jp")
    office("fml", "町内会の皆さま\n清掃は日曜です。", [b"X-ML-Name: chonaikai", b"X-Mail-Count: 00123", b"X-MLServer: fml [fml 4.0.3]", b"Precedence: list", b"Reply-To: chonaikai@ml.example.jp"], origin="BULK", sender=lst, who=b"From: hanako@example.jp", subject="[chonaikai:00123] 清掃", said=b"[chonaikai:00123] " + word("清掃", "ISO-2022-JP", jis))
    office("mailman", "月例のお知らせ\n_______________________________________________\nNews mailing list", [b"List-Id: " + word("市政だより") + b" <news.example.jp>", b"List-Unsubscribe: <mailto:news-request@example.jp>", b"Precedence: list", b"X-Mailman-Version: 2.1.39"], code=utf8, label="UTF-8", origin="BULK", sender=lst, who=b"From: hanako@example.jp", subject="[News] 市政だより", said=word("[News] ") + b" " + word("市政だより"))
    office("ezmlm", "お知らせです", [b"Mailing-List: contact x-help@example.jp; run by ezmlm", b"Precedence: bulk"], origin="BULK", sender=lst, who=b"From: hanako@example.jp")
    office("cron", "バックアップが終わりました", [b"Auto-Submitted: auto-generated", b"X-Cron-Env: <SHELL=/bin/sh>"], origin="AUTO_REPLY", who=b"From: root (Cron Daemon) <root@server.example.jp>", sender=("root", "root@server.example.jp"))
    office("magazine", "メールマガジン第１００号", [b"List-Unsubscribe: <https://example.jp/u>", b"List-Id: <mm.example.jp>"], origin="BULK")
    office("vacation-of-unix", "休暇中です。", [b"Precedence: bulk", b"Auto-Submitted: auto-replied (vacation)"], origin="AUTO_REPLY")
    office("helpdesk-of-others", "お問い合わせを受け付けました。", [b"Auto-Submitted: auto-replied", b"X-Auto-Response-Suppress: All", b"Precedence: auto_reply"], origin="AUTO_REPLY")


def hostile():
    """Small ones; those that need size are made by HostileMailTest."""

    def bad(name, raw, text="", sender=("佐藤 花子", "hanako.sato@example.jp"), subject="Question", problems=(), **how):
        mail("hostile", name, raw, text, sender=sender, subject=subject, problems=problems, **how)

    bad("empty-file", b"", sender=("", ""), subject="", id="", problems=["unreadable"])
    bad("one-line-feed", b"\n", sender=("", ""), subject="", id="", problems=["unreadable"])
    bad("random-bytes", bytes((i * 167 + i // 7 * 31) % 256 for i in range(5000)), sender=("", ""), subject="", id="", problems=["unreadable"])
    bad("only-text", "ヘッダーのない本文だけです。\r\n".encode(), "ヘッダーのない本文だけです。", sender=("", ""), subject="", id="", problems=["no-sender"])
    bad("nul-in-headers", head("nul-in-headers", subject=b"Subject: a\x00b") + CRLF + b"x\r\n", "x", subject="a b")
    zip_ = b"PK\x03\x04" + bytes(26) + b"bomb"
    bad("zip-stays-closed", head("zip-stays-closed", "Content-Type: application/zip; name=\"../../bomb.zip\"", "Content-Transfer-Encoding: base64") + CRLF + b64(zip_), "", files=[(".._.._bomb.zip", "application/zip", zip_)])
    bad("base64-garbage", head("base64-garbage", "Content-Type: application/pdf; name=a.pdf", "Content-Transfer-Encoding: base64") + CRLF + "これは BASE64 ではない".encode() + CRLF, "", files=[("a.pdf", "application/pdf", base64.b64decode("BASE64=="[:6] + "=="))], problems=["encoding"])
    bad("boundary-injected", head("boundary-injected", "Content-Type: multipart/mixed; boundary=b") + CRLF + multipart("b", plain("本文\r\n--b\r\nContent-Type: application/x-sh; name=evil.sh\r\n\r\nrm -rf /\r\n--b--\r\nまだ続く")), "本文", files=[("evil.sh", "application/x-sh", b"rm -rf /")])
    bad("many-parameters", head("many-parameters", b"Content-Type: text/plain; charset=UTF-8" + b"; a=b" * 20000) + CRLF + utf8("引数が多い\r\n"), "引数が多い")
    bad("many-pieces-of-a-name", head("many-pieces-of-a-name", b"Content-Type: application/pdf" + b"".join(b"; name*%d=x" % i for i in range(400))) + CRLF + b"%PDF", "", files=[("x" * 255, "application/pdf", b"%PDF")])
    bad("piece-numbers-of-sixteen-digits", head("piece-numbers-of-sixteen-digits", b"Content-Type: application/pdf; name*9999999999999999=x; name=a.pdf") + CRLF + b"%PDF", "", files=[("a.pdf", "application/pdf", b"%PDF")])
    bad("media-type-with-markup", head("media-type-with-markup", b'Content-Type: "<script>"/x; name=a.bin') + CRLF + b"x", "", files=[("a.bin", "application/octet-stream", b"x")])
    bad("header-injection-in-message-id", head("header-injection-in-message-id").replace(b"<header-injection-in-message-id@example.jp>", b"<a\x07b@example.jp>") + CRLF + b"x", "x", id="<a b@example.jp>")
    bad("parentheses-without-end", head("parentheses-without-end", sender=b"From: " + b"(" * 5000 + b"hanako@example.jp") + CRLF + b"x", "x", sender=("", "hanako@example.jp"))
    bad("quotes-without-end", head("quotes-without-end", b'Content-Type: text/plain; charset="' + b"\\" * 5000) + CRLF + utf8("引用符"), "引用符")


def make():
    mail_programs()
    telephones()
    forms()
    offices()
    hostile()
