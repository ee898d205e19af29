# SPDX-License-Identifier: Apache-2.0
"""Letters as citizens write them: one sender each, 2 to 8 kB, in the encodings that are met."""
import random
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

DESK = Address(username="desk", domain="city.example")
FAMILY = "佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林".split()
GIVEN = "花子 太郎 一郎 美咲 健太 陽子 さくら 大輔 由美 翔太 恵子 直樹 真由美 拓也 和子 修".split()
TOPICS = "住民票の郵送請求 粗大ごみの出し方 保育園の空き状況 国民健康保険の手続き 市民税の納付 道路の陥没 公園の街灯 敬老パス".split()
SENTENCES = [
    "いつもお世話になっております。",
    "平日は仕事のため窓口に伺うことができません。",
    "郵送またはオンラインで手続きできるかどうかを教えてください。",
    "必要な書類と手数料、届くまでの日数もあわせてお知らせいただけると助かります。",
    "先日お電話したところ、担当課が異なるとのことでメールを差し上げました。",
    "子どもが二人おり、来年の四月から同じ園に通わせたいと考えています。",
    "現場は駅前通りのコンビニエンスストアの前で、夜は暗くて危険です。",
    "以前いただいた案内では二週間ほどで届くとありましたが、まだ届いておりません。",
    "お忙しいところ恐れ入りますが、よろしくお願いいたします。",
    "なお、昼間は電話に出られないことが多いので、メールでご返信ください。",
]


class Letter:
    """One mail, and what has to be found in its case."""

    def __init__(self, number, random_numbers, prefix):
        self.word = f"{prefix}{number:06d}"
        self.sender = f"{self.word.lower()}@example.jp"
        self.name = f"{random_numbers.choice(FAMILY)} {random_numbers.choice(GIVEN)}"
        self.subject = f"{random_numbers.choice(TOPICS)}について（{self.word}）"
        kind = number % 4
        # quoted-printable and an HTML part make much of a character
        wanted = random_numbers.randint(300, 700 if kind in (1, 3) else 1700)
        lines = [f"整理番号 {self.word}", f"{self.name}と申します。"]
        while sum(map(len, lines)) < wanted:
            lines.append(random_numbers.choice(SENTENCES))
        self.text = "\n".join(lines)
        self.attachment = None
        message = EmailMessage(policy=SMTP)
        message["From"] = Address(self.name, addr_spec=self.sender)
        message["To"] = DESK
        message["Subject"] = self.subject
        message["Date"] = "Sun, 22 Nov 2026 09:00:00 +0900"
        message["Message-ID"] = f"<{self.word}.{random_numbers.getrandbits(64):016x}@example.jp>"
        message["User-Agent"] = "Mozilla Thunderbird"
        if kind == 0:
            message.set_content(self.text + "\n", charset="iso-2022-jp", cte="7bit")
        elif kind == 1:
            message.set_content(self.text + "\n", cte="quoted-printable")
        else:
            message.set_content(self.text + "\n", cte="base64")
        if kind == 3:
            html = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
            message.add_alternative(html, subtype="html", cte="base64")
        if number % 10 == 5:
            self.attachment = (f"写真{number}.jpg", random_numbers.randbytes(2048))
            message.add_attachment(
                self.attachment[1], maintype="image", subtype="jpeg", filename=self.attachment[0]
            )
        self.bytes = message.as_bytes()


def letters(count, prefix):
    """The same ones at every run."""
    random_numbers = random.Random(prefix)
    return [Letter(number, random_numbers, prefix) for number in range(count)]
