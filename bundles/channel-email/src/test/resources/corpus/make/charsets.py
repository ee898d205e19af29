# SPDX-License-Identifier: Apache-2.0
"""Codes and their labels: right, wrong, missing."""

from letters import *

SENTENCES = [
    "ごみの収集日を教えてください。",
    "転入届に必要なものは何ですか。",
    "保育園の申し込みはいつまででしょうか。",
    "住民票の写しを郵送で取れますか。",
    "国民健康保険の手続きについて伺います。",
    "道路の街灯が消えています。直してください。",
    "水道料金の口座振替を申し込みたいです。",
    "図書館の開館時間を知りたいのですが。",
    "防災無線が聞こえませんでした。",
    "児童手当の現況届を出し忘れました。",
    "介護認定の申請書はどこでもらえますか。",
    "犬の登録と予防注射についておたずねします。",
    "マイナンバーカードの受け取りを予約したい。",
    "市民プールの料金はいくらですか。",
    "粗大ごみの申し込み方法を教えてください。",
    "選挙の期日前投票はどこでできますか。",
    "税金の証明書をコンビニで取れますか。",
    "空き家の草が伸びて困っています。",
]
REAL = [
    ("jis", jis, ["ISO-2022-JP", "", "us-ascii", "UTF-8", "Shift_JIS", "EUC-JP", "ISO-8859-1", "x-unknown", "unknown-8bit", None]),
    ("sjis", sjis, ["Shift_JIS", "", "us-ascii", "UTF-8", "ISO-2022-JP", "EUC-JP", "ISO-8859-1", "x-unknown", "unknown-8bit", None, "windows-31j", "x-sjis", "CP932", "MS_Kanji", "windows-1252"]),
    ("euc", euc, ["EUC-JP", "", "us-ascii", "UTF-8", "ISO-2022-JP", "Shift_JIS", "ISO-8859-1", "x-unknown", "unknown-8bit", None, "eucJP-ms", "x-euc-jp", "CP51932"]),
    ("utf8", utf8, ["UTF-8", "", "us-ascii", "Shift_JIS", "ISO-2022-JP", "EUC-JP", "ISO-8859-1", "x-unknown", "unknown-8bit", None, "utf8", "windows-1252", "\"utf-8\""]),
]


def labels():
    turn = 0
    for really, code, said in REAL:
        for label in said:
            name = "%s-as-%s" % (really, "untyped" if label is None else (label or "nothing").replace('"', "quoted-").lower())
            letter("label", name, SENTENCES[turn % len(SENTENCES)] + "\nよろしくお願いします。", code, label, None if label is None else "8bit")
            turn += 1
    # in one short line, where there is little to go by
    letter("label", "short-sjis-untyped", "お願いします", sjis, None, None)
    letter("label", "short-euc-untyped", "お願いします", euc, None, None)
    letter("label", "short-utf8-as-shift_jis", "税金", utf8, "Shift_JIS")
    letter("label", "short-utf8-as-latin", "はい", utf8, "ISO-8859-1")
    letter("label", "short-sjis-as-latin", "はい、そうです", sjis, "ISO-8859-1")
    letter("label", "charset-twice", "二度書かれた文字コード", sjis, "Shift_JIS; charset=Shift_JIS")
    letter("label", "charset-with-comment", "注釈つきの文字コード", jis, "ISO-2022-JP (Japanese)")
    letter("label", "charset-in-quotes-unclosed", "閉じない引用符", utf8, '"utf-8')
    letter("label", "charset-with-spaces", "空白のある指定", sjis, ' "Shift_JIS"')
    letter("label", "charset-lower", "小文字の指定", jis, "iso-2022-jp")
    letter("label", "charset-is-a-path", "文字コードの名前が攻撃", utf8, "../../../../etc/passwd")
    letter("label", "charset-is-code", "文字コードの名前が式", utf8, "${jndi:ldap://example.invalid/a}")
    letter("label", "charset-is-long", "文字コードの名前が長い", utf8, "x" * 5000)
    letter("label", "charset-is-ebcdic", "Only ASCII here, whatever the label says.", utf8, "IBM037")
    letter("label", "charset-is-utf-32", "ASCII labelled as UTF-32", utf8, "UTF-32")
    letter("label", "type-is-text-only", "型が短い", sjis, None, None, more=["Content-Type: text; charset=Shift_JIS"])


def transfers():
    for really, code, label in (("jis", jis, "ISO-2022-JP"), ("sjis", sjis, "Shift_JIS"), ("euc", euc, "EUC-JP"), ("utf8", utf8, "UTF-8")):
        for transfer in ("base64", "quoted-printable"):
            letter("transfer", really + "-" + transfer, "=送り方の試験= です。\n行の終わりに空白 \n長い行" + "長い" * 60, code, label, transfer)
        letter("transfer", really + "-qp-unlabelled", "符号化は正しく、文字コードの指定がない。", code, "", "quoted-printable")
    text = "大文字の指定でも同じです。"
    letter("transfer", "upper-case", text, more=["Content-Transfer-Encoding: BASE64"], transfer=None, body=b64(utf8(text)))
    letter("transfer", "in-quotes", text, more=['Content-Transfer-Encoding: "base64"'], transfer=None, body=b64(utf8(text)), )
    letter("transfer", "with-comment", text, more=["Content-Transfer-Encoding: base64 (by hand)"], transfer=None, body=b64(utf8(text)))
    letter("transfer", "unknown", "知らない符号化", more=["Content-Transfer-Encoding: x-rot13"], transfer=None, problems=["encoding"])
    letter("transfer", "base64-in-one-line", "一行の BASE64", more=["Content-Transfer-Encoding: base64"], transfer=None, body=base64.b64encode(utf8("一行の BASE64")))
    letter("transfer", "base64-unpadded", "詰め物のない", more=["Content-Transfer-Encoding: base64"], transfer=None, body=base64.b64encode(utf8("詰め物のない ")).rstrip(b"=") + CRLF)
    letter("transfer", "base64-padded-in-the-middle", "前半と 後半", more=["Content-Transfer-Encoding: base64"], transfer=None, body=base64.b64encode(utf8("前半と ")) + CRLF + base64.b64encode(utf8("後半")) + CRLF)
    letter("transfer", "base64-with-footer", "本文です。", more=["Content-Transfer-Encoding: base64"], transfer=None, body=base64.b64encode(utf8("本文です。")) + CRLF + b"-----" + CRLF, problems=["encoding"])
    letter("transfer", "base64-cut", "途中ま", more=["Content-Transfer-Encoding: base64"], transfer=None, body=base64.b64encode(utf8("途中ま"))[:12] + b"Q" + CRLF, problems=["encoding"])
    letter("transfer", "qp-bad-escape", "100% =ZZ です", more=["Content-Transfer-Encoding: quoted-printable"], transfer=None, body=b"100% =ZZ " + qp(utf8("です")))
    letter("transfer", "qp-raw-eight-bit", "生の文字が混ざる", more=["Content-Transfer-Encoding: quoted-printable"], transfer=None, body=utf8("生の文字が") + qp(utf8("混ざる")))
    letter("transfer", "qp-soft-break-in-a-character", "改行で切れた文字", more=["Content-Transfer-Encoding: quoted-printable"], transfer=None, body=b"=E6=94=\r\n=B9=E8=A1=8C=E3=81=A7=E5=88=87=E3=82=8C=E3=81=\r\n=9F=E6=96=87=E5=AD=97")
    letter("transfer", "jis-says-8bit", "七ビットを八ビットと言う", jis, "ISO-2022-JP", "8bit")
    letter("transfer", "utf8-says-7bit", "八ビットを七ビットと言う", utf8, "UTF-8", "7bit")


def vendors():
    marks = "①②③⑳ⅠⅡⅩⅰⅱ㈱㈲㈹№℡㍻㍾㍼㌔㌢㎜㎏㏄"
    names = "髙橋様・山﨑様・德永様・吉﨑様・濵田様・閒瀨様"
    signs = "１０～１２時、Ａ－Ｂ、∥、￠、￡、￢、―、…"
    for really, code, label in (("jis", jis, "ISO-2022-JP"), ("sjis", sjis, "Shift_JIS"), ("euc", euc, "EUC-JP"), ("utf8", utf8, "UTF-8")):
        letter("vendor", really + "-marks", marks, code, label)
        letter("vendor", really + "-names", names, code, label)
        letter("vendor", really + "-signs", signs, code, label)
        letter("vendor", really + "-half-width", "ﾊﾝｶｸ ｶﾅ ﾃﾞｽ｡ ｢ｱ･ｲｰ｣ と全角", code, label)
    letter("vendor", "jis-half-width-by-so", "ﾊﾝｶｸ です ﾖﾛｼｸ", lambda t: pairs(t, kana="so"), "ISO-2022-JP")
    letter("vendor", "jis-half-width-by-so-announced", "ﾐｽﾞﾎ", body=b"\x1b)I\x0e" + bytes(b - 0x80 for b in sjis("ﾐｽﾞﾎ")) + b"\x0f\r\n", label="ISO-2022-JP")
    letter("vendor", "jis-half-width-in-eight-bits", "ﾊﾝｶｸ です", lambda t: pairs(t, kana="8bit"), "ISO-2022-JP")
    letter("vendor", "jis-half-width-seven-bits-unlabelled", "ﾕｳﾋﾞﾝ で", lambda t: pairs(t, kana="so"), None, None)
    letter("vendor", "jis-says-cp50221", "①髙ﾊﾝ", jis, "CP50221")
    letter("vendor", "jis-says-cp50220", "①髙カナ", jis, "CP50220")
    letter("vendor", "jis-says-ms", "㈱﨑", jis, "ISO-2022-JP-MS")
    letter("vendor", "jis-says-csiso2022jp", "㍻〒", jis, "csISO2022JP")
    letter("vendor", "jis-of-1978", "一九七八年の切り替え", lambda t: pairs(t, escape=b"\x1b$@"), "ISO-2022-JP")
    letter("vendor", "jis-of-1990", "一九九〇年の切り替え", lambda t: pairs(t, escape=b"\x1b&@\x1b$B"), "ISO-2022-JP")
    letter("vendor", "jis-escape-of-four", "四文字の切り替え", lambda t: pairs(t, escape=b"\x1b$(B"), "ISO-2022-JP")
    letter("vendor", "jis-roman", "円記号は \\ のまま ~ も", lambda t: jis(t).replace(b"\x1b(B", b"\x1b(J"), "ISO-2022-JP")
    letter("vendor", "jis-roman-of-sweden", "古い切り替え ok", lambda t: jis(t).replace(b"\x1b(B", b"\x1b(H"), "ISO-2022-JP")
    letter("vendor", "jis-never-switched-back", "一行目は漢字\nSecond line is ASCII\n三行目", body=jis("一行目は漢字").replace(b"\x1b(B", b"") + b"\r\nSecond line is ASCII\r\n" + jis("三行目") + b"\r\n", label="ISO-2022-JP")
    letter("vendor", "jis-supplementary", "補助漢字の丂と侄", lambda t: t.encode("iso2022_jp_1"), "ISO-2022-JP-1")
    letter("vendor", "euc-supplementary", "補助漢字の丂と侄", lambda t: t.encode("euc_jp"), "EUC-JP")
    letter("vendor", "iso-2022-jp-3", "第三水準の﨑と鷗、第四水準の㐂と𩸽", lambda t: t.encode("iso2022_jp_3"), "ISO-2022-JP-3")
    letter("vendor", "iso-2022-jp-2004", "第三水準の俱と𠮟、第四水準の㐂と𩸽", lambda t: t.encode("iso2022_jp_2004"), "ISO-2022-JP-2004")
    letter("vendor", "iso-2022-jp-2004-as-plain", "丸数字の㉑と平仮名のか゚", lambda t: t.encode("iso2022_jp_2004"), "ISO-2022-JP")
    letter("vendor", "shift_jis-2004", "第三水準の俱と噓、第四水準の𠂉", lambda t: t.encode("shift_jis_2004"), "Shift_JIS-2004")
    letter("vendor", "iso-2022-jp-2", "中国語の说、韓国語の한국、ギリシャのα、独語の straße", lambda t: t.encode("iso2022_jp_2"), "ISO-2022-JP-2")
    letter("vendor", "sjis-vertical-bar", "表、能、ソ、十、予、貼りの五Ｃ問題", sjis, "Shift_JIS")
    letter("vendor", "eucjp-ms-ibm", "髙と﨑", body=b"\x8f\xf4\xfb" + euc("と") + b"\x8f\xf4\xbd\r\n", label="eucJP-ms")


def gaiji():
    show = "渡〓さん（外字）"
    letter("gaiji", "sjis-user-defined", show, sjis, "Shift_JIS", body=sjis("渡") + b"\xf0\x40" + sjis("さん（外字）\r\n"), problems=["gaiji"])
    letter("gaiji", "sjis-user-defined-last", "外字の最後〓", sjis, "Shift_JIS", body=sjis("外字の最後") + b"\xf9\xfc\r\n", problems=["gaiji"])
    letter("gaiji", "euc-user-defined", show, euc, "EUC-JP", body=euc("渡") + b"\xf5\xa1" + euc("さん（外字）\r\n"), problems=["gaiji"])
    letter("gaiji", "jis-ms-user-defined", show, jis, "ISO-2022-JP-MS", body=jis("渡") + b"\x1b$(?\x21\x21\x1b(B" + jis("さん（外字）") + CRLF, problems=["gaiji"])
    letter("gaiji", "utf8-private", show, utf8, "UTF-8", body=utf8("渡\ue000さん（外字）\r\n"), problems=["gaiji"])
    letter("gaiji", "utf8-private-plane", "住所は〓町", utf8, "UTF-8", body=utf8("住所は\U000f0001町\r\n"), problems=["gaiji"])
    letter("gaiji", "docomo-emoji-sjis", "了解です〓", sjis, "Shift_JIS", body=sjis("了解です") + b"\xf9\x95\r\n", problems=["gaiji"])
    letter("gaiji", "au-emoji-sjis", "ありがとう〓〓", sjis, "Shift_JIS", body=sjis("ありがとう") + b"\xf6\x59\xf3\x60\r\n", problems=["gaiji"])
    letter("gaiji", "softbank-emoji-sjis", "晴れ〓です", sjis, "Shift_JIS", body=sjis("晴れ") + b"\xf9\x8b" + sjis("です\r\n"), problems=["gaiji"])
    letter("gaiji", "softbank-web-code", "晴れ〓です", sjis, "Shift_JIS", body=sjis("晴れ") + b"\x1b$Gj\x0f" + sjis("です\r\n"), problems=["gaiji"])
    letter("gaiji", "docomo-emoji-utf8", "花火〓大会", utf8, "UTF-8", body=utf8("花火\ue747大会\r\n"), problems=["gaiji"])
    subject("gaiji", "in-subject", b"=?Shift_JIS?B?" + base64.b64encode(sjis("渡") + b"\xf0\x40" + sjis("の件")) + b"?=", "渡〓の件", problems=["gaiji"])
    sender("gaiji", "in-name", b"=?Shift_JIS?B?" + base64.b64encode(sjis("渡") + b"\xf0\x40" + sjis("太郎")) + b"?= <taro@example.jp>", ("渡〓太郎", "taro@example.jp"), problems=["gaiji"])
    file("gaiji", "in-file-name", b"Content-Type: application/pdf; name=\"" + sjis("渡") + b"\xf0\x40" + b".pdf\"", "渡〓.pdf", problems=["gaiji"])


def unicode():
    letter("unicode", "emoji", "ありがとう😀👍🏽 家族👨‍👩‍👧 旗🇯🇵 ❤️")
    letter("unicode", "emoji-as-surrogates", "絵文字😀が二つ😀", body=utf8("絵文字") + b"\xed\xa0\xbd\xed\xb8\x80" + utf8("が二つ") + b"\xed\xa0\xbd\xed\xb8\x80\r\n")
    letter("unicode", "variation-selectors", "葛󠄀城市の葛󠄁、辻󠄂、邊󠄄")
    letter("unicode", "compatibility-kanji", "塚と﨑と福と神")
    letter("unicode", "decomposed-kana-stays-in-text", "か\u3099ぎ\nハ\u309aン")
    letter("unicode", "byte-order-mark", "先頭に印がある", body=b"\xef\xbb\xbf" + utf8("先頭に印がある\r\n"))
    letter("unicode", "utf-16-with-mark", "十六ビットの本文\n二行目", label="UTF-16", transfer="base64", body="十六ビットの本文\r\n二行目\r\n".encode("utf-16"))
    letter("unicode", "utf-16le", "リトルエンディアン", label="UTF-16LE", transfer="base64", body="リトルエンディアン\r\n".encode("utf-16-le"))
    letter("unicode", "utf-7", "七ビットの万国文字コード + 足し算", label="UTF-7", transfer="7bit", body="七ビットの万国文字コード + 足し算\r\n".encode("utf-7"))
    letter("unicode", "line-separators", "一行目\u2028二行目\u2029三段落目")
    letter("unicode", "zero-width-and-nbsp", "見え\u200bない\u00a0空白")
    letter("unicode", "one-bad-byte", "とても長い本文の中に一つだけ\ufffd壊れた字があります。", body=utf8("とても長い本文の中に一つだけ") + b"\xff" + utf8("壊れた字があります。\r\n"), problems=["charset"])
    letter("unicode", "one-bad-byte-in-sjis", "とても長い本文の中に一つだけ\ufffd壊れた字があります。", sjis, "Shift_JIS", body=sjis("とても長い本文の中に一つだけ") + b"\xff" + sjis("壊れた字があります。\r\n"), problems=["charset"])
    letter("unicode", "cut-in-a-character", "最後の字が切れていま\ufffd", body=utf8("最後の字が切れています")[:-1] + CRLF, problems=["charset"])
    letter("unicode", "nul-bytes", "ヌル文字", body=utf8("ヌル\x00文\x00字\r\n"))
    letter("unicode", "control-characters", "制御文字", body=utf8("制御\x07文\x0c字\x1f\r\n"))
    letter("unicode", "supplementary-kanji", "𠮷野家の𠮷、𩸽、𠮟る")
    letter("unicode", "wave-dash-of-unicode", "十時〜十二時 − ‖")


def make():
    labels()
    transfers()
    vendors()
    gaiji()
    unicode()
