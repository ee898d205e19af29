// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;
import org.madoguchi.test.Requirement;

class MailReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:05Z");

    private final FormTemplate form =
            new FormTemplate(
                    Optional.of(Pattern.compile("webmaster@city\\.asahi\\.example")),
                    Optional.empty(),
                    Set.of("お名前", "氏名"),
                    Set.of("メールアドレス"),
                    Set.of("件名"),
                    Set.of("お問い合わせ内容"));
    private final MailReader reader =
            new MailReader(
                    new ChannelId("email-main"),
                    new DeskAddress("desk@asahi.example"),
                    Optional.of(form));

    @TempDir Path folder;

    /** A message with its attachments read, as the desk stores them. */
    private record Taken(InboundMessage message, Map<String, byte[]> files) {}

    private Taken take(Eml mail) throws IOException {
        return take(mail.bytes());
    }

    private Taken take(byte[] mail) throws IOException {
        Path file = Files.write(folder.resolve("mail-" + System.nanoTime()), mail);
        try (ParsedMail parsed = reader.read(file, NOW)) {
            Map<String, byte[]> files = new HashMap<>();
            for (Attachment attachment : parsed.message().attachments()) {
                byte[] bytes = attachment.content().bytes();
                assertThat(bytes).hasSize((int) attachment.content().size());
                files.put(attachment.fileName(), bytes);
            }
            return new Taken(parsed.message(), files);
        }
    }

    @Test
    void plainIso2022JpShouldBeReadWithVendorCharacters() throws IOException {
        Eml mail =
                Eml.fromSato()
                        .line("Subject: =?ISO-2022-JP?B?" + Eml.base64("①住民票の髙田様分", Eml.JIS) + "?=")
                        .line("Content-Type: text/plain; charset=ISO-2022-JP")
                        .line("Content-Transfer-Encoding: 7bit")
                        .body("髙﨑です。①郵送は㈱可ですか。ﾖﾛｼｸ\r\n> 引用\r\n", Eml.JIS);

        Taken taken = take(mail);

        InboundMessage message = taken.message();
        assertThat(message.subject()).isEqualTo("①住民票の髙田様分");
        assertThat(message.text()).isEqualTo("髙﨑です。①郵送は㈱可ですか。ﾖﾛｼｸ\n> 引用");
        assertThat(message.sender().name()).isEqualTo("佐藤 花子");
        assertThat(message.sender().address()).isEqualTo(Address.email("hanako.sato@example.jp"));
        assertThat(message.origin()).isEqualTo(Origin.PERSON);
        assertThat(message.receivedAt()).isEqualTo(NOW);
        assertThat(message.problems()).isEmpty();
        assertThat(taken.message().original().bytes()).isEqualTo(mail.bytes());
    }

    @Test
    void labelThatTheBytesContradictShouldNotBeBelieved() throws IOException {
        for (String label :
                List.of("us-ascii", "UTF-8", "iso-2022-jp", "x-unknown", "iso-8859-1\"")) {
            Taken taken =
                    take(
                            Eml.fromSato()
                                    .line("Content-Type: text/plain; charset=" + label)
                                    .body("ごみの収集日を教えてください。①", Eml.SHIFT_JIS));

            assertThat(taken.message().text()).as(label).isEqualTo("ごみの収集日を教えてください。①");
            assertThat(taken.message().problems()).as(label).isEmpty();
        }
    }

    @Test
    void missingCharsetShouldBeGuessed() throws IOException {
        for (var charset : List.of(UTF_8, Eml.JIS, Eml.SHIFT_JIS, Eml.EUC)) {
            Taken taken = take(Eml.fromSato().body("保育園の申し込みについて、お願いいたします。", charset));

            assertThat(taken.message().text())
                    .as(charset.name())
                    .isEqualTo("保育園の申し込みについて、お願いいたします。");
        }
    }

    @Test
    void textThatNoCharsetFitsShouldBecomeACaseWithAProblem() throws IOException {
        byte[] head =
                Eml.fromSato()
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .body("住所 ", UTF_8)
                        .bytes();
        byte[] mail = Arrays.copyOf(head, head.length + 3);
        mail[head.length] = (byte) 0xfd;
        mail[head.length + 1] = (byte) 0xff;
        mail[head.length + 2] = (byte) 0x20;

        Taken taken = take(mail);

        assertThat(taken.message().text()).startsWith("住所");
        assertThat(taken.message().problems()).containsExactly(Texts.text("problem.charset"));
    }

    @Test
    void encodedWordsShouldBeReadThoughTheyAreCutInACharacterOrFolded() throws IOException {
        String whole = Eml.base64("国民健康保険の手続きについて", UTF_8);
        Eml cut =
                Eml.fromSato()
                        .line("Subject: =?UTF-8?B?" + whole.substring(0, 16) + "?=")
                        .line(" =?UTF-8?B?" + whole.substring(16) + "?=")
                        .body("本文", UTF_8);
        Eml folded =
                Eml.fromSato()
                        .line("Subject: =?UTF-8?B?" + whole.substring(0, 10))
                        .line("\t" + whole.substring(10) + "?= Re: (2)")
                        .body("本文", UTF_8);
        Eml quoted =
                Eml.fromSato().line("Subject: =?utf-8?Q?=E7=A8=8E=E9=87=91_2?=").body("", UTF_8);
        Eml raw = Eml.fromSato().text("Subject: 税金の①\r\n", Eml.SHIFT_JIS).body("", UTF_8);

        assertThat(take(cut).message().subject()).isEqualTo("国民健康保険の手続きについて");
        assertThat(take(folded).message().subject()).isEqualTo("国民健康保険の手続きについて Re: (2)");
        assertThat(take(quoted).message().subject()).isEqualTo("税金 2");
        assertThat(take(raw).message().subject()).isEqualTo("税金の①");
    }

    @Test
    void attachmentsShouldKeepTheirJapaneseNamesAndBytes() throws IOException {
        byte[] photo = new byte[3000];
        Arrays.fill(photo, (byte) 0xe3);
        Eml mail =
                Eml.fromSato()
                        .subject("写真を送ります")
                        .line("Content-Type: multipart/mixed; boundary=\"b1\"")
                        .line("")
                        .line("--b1")
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .line("Content-Transfer-Encoding: base64")
                        .line("")
                        .line(Eml.base64("道路に穴があります。", UTF_8))
                        .line("--b1")
                        .line("Content-Type: image/jpeg")
                        .line("Content-Disposition: attachment;")
                        .line(" filename*0*=UTF-8''%E9%81%93%E8%B7%AF;")
                        .line(" filename*1*=%E3%81%AE%E7%A9%B4;")
                        .line(" filename*2=\".jpg\"")
                        .line("Content-Transfer-Encoding: base64")
                        .line("")
                        .line(java.util.Base64.getMimeEncoder().encodeToString(photo))
                        .line("--b1")
                        .line(
                                "Content-Type: application/pdf; name=\"=?ISO-2022-JP?B?"
                                        + Eml.base64("地図①.pdf", Eml.JIS)
                                        + "?=\"")
                        .line("Content-Disposition: attachment")
                        .line("")
                        .line("%PDF-")
                        .line("--b1")
                        .line("Content-Type: text/plain")
                        .text(
                                "Content-Disposition: attachment; filename=\"メモ.txt\"\r\n",
                                Eml.SHIFT_JIS)
                        .line("")
                        .line("memo")
                        .line("--b1")
                        .line(
                                "Content-Type: application/octet-stream; name=\"../../etc/<script>.sh\"")
                        .line("")
                        .line("x")
                        .line("--b1--");

        Taken taken = take(mail);

        assertThat(taken.message().text()).isEqualTo("道路に穴があります。");
        assertThat(taken.files())
                .containsOnlyKeys("道路の穴.jpg", "地図①.pdf", "メモ.txt", ".._.._etc_<script>.sh");
        assertThat(taken.files().get("道路の穴.jpg")).isEqualTo(photo);
        assertThat(taken.files().get("メモ.txt")).isEqualTo("memo".getBytes(US_ASCII));
        assertThat(taken.message().attachments().get(0).mediaType()).isEqualTo("image/jpeg");
        assertThat(taken.message().problems()).isEmpty();
    }

    @Test
    void plainAlternativeShouldWinAndInlinePicturesShouldBeKept() throws IOException {
        Eml mail =
                Eml.fromSato()
                        .line("Content-Type: multipart/alternative; boundary=a")
                        .line("")
                        .line("--a")
                        .line("Content-Type: multipart/related; boundary=r")
                        .line("")
                        .line("--r")
                        .line("Content-Type: text/html; charset=UTF-8")
                        .line("")
                        .text("<p>HTML の本文</p><img src=cid:1>\r\n", UTF_8)
                        .line("--r")
                        .line("Content-Type: image/png")
                        .line("Content-ID: <1>")
                        .line("")
                        .line("PNG")
                        .line("--r--")
                        .line("--a")
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .line("")
                        .text("本文だけ\r\n", UTF_8)
                        .line("--a--");

        Taken taken = take(mail);

        assertThat(taken.message().text()).isEqualTo("本文だけ");
        assertThat(taken.files()).containsOnlyKeys("attachment-1.png");
    }

    @Test
    void htmlShouldBecomeTextWithoutScripts() throws IOException {
        Taken taken =
                take(
                        Eml.fromSato()
                                .line("Content-Type: text/html; charset=Shift_JIS")
                                .body(
                                        "<html><head><title>x</title><style>p{}</style></head><body>"
                                                + "<p>一行目<br>二行目</p><script>alert(1)</script><ul><li>甲"
                                                + "<li>乙</ul><a href='https://example.jp/a'>案内</a></body>",
                                        Eml.SHIFT_JIS));

        assertThat(taken.message().text())
                .isEqualTo("一行目\n二行目\n\n・甲\n・乙\n案内 <https://example.jp/a>");
    }

    @Test
    void flowedLinesShouldBeJoinedAndQuotesKept() throws IOException {
        Taken taken =
                take(
                        Eml.fromSato()
                                .line(
                                        "Content-Type: text/plain; charset=UTF-8; format=flowed; delsp=yes")
                                .body(
                                        "長い文が \r\n続きます。\r\n\r\n> 前の \r\n> 質問\r\n-- \r\n花子\r\n",
                                        UTF_8));

        assertThat(taken.message().text()).isEqualTo("長い文が続きます。\n\n> 前の質問\n-- \n花子");
    }

    @Test
    void forwardedMailAndTnefShouldBeAttachments() throws IOException {
        Taken taken =
                take(
                        Eml.fromSato()
                                .line("Content-Type: multipart/mixed; boundary=b")
                                .line("")
                                .line("--b")
                                .line("Content-Type: message/rfc822")
                                .line("")
                                .line("Subject: inner")
                                .line("")
                                .line("inner text")
                                .line("--b")
                                .line("Content-Type: application/ms-tnef; name=winmail.dat")
                                .line("")
                                .line("TNEF")
                                .line("--b--"));

        assertThat(taken.files()).containsOnlyKeys("inner.eml", "winmail.dat");
        assertThat(taken.message().text()).isEmpty();
        assertThat(taken.message().problems()).containsExactly(Texts.text("problem.tnef"));
    }

    @Test
    @Requirement("FJ-119")
    void formMailShouldBecomeTheCitizensMessage() throws IOException {
        Taken taken =
                take(
                        new Eml()
                                .line("From: webmaster@city.asahi.example")
                                .line("To: desk@asahi.example")
                                .line("Auto-Submitted: auto-generated")
                                .line(
                                        "Subject: =?ISO-2022-JP?B?"
                                                + Eml.base64("【ごみ減量推進課】お問い合わせ", Eml.JIS)
                                                + "?=")
                                .line("Content-Type: text/plain; charset=iso-2022-jp")
                                .body(
                                        "フォームから次の問い合わせがありました。\r\n"
                                                + "担当課：ごみ減量推進課\r\n"
                                                + "お名前（必須）：鈴木 一郎\r\n"
                                                + "メールアドレス: Ichiro@example.jp\r\n"
                                                + "電話番号：\r\n"
                                                + "件名：粗大ごみ\r\n"
                                                + "お問い合わせ内容：たんすを捨てたい。\r\n"
                                                + "日時：来週\r\n"
                                                + "\r\n"
                                                + "よろしくお願いします。\r\n",
                                        Eml.JIS));

        InboundMessage message = taken.message();
        assertThat(message.sender().name()).isEqualTo("鈴木 一郎");
        assertThat(message.sender().address()).isEqualTo(Address.email("ichiro@example.jp"));
        assertThat(message.subject()).isEqualTo("粗大ごみ");
        assertThat(message.text()).isEqualTo("たんすを捨てたい。\n日時：来週\n\nよろしくお願いします。");
        assertThat(message.fields())
                .startsWith(
                        new Field("担当課", "ごみ減量推進課"),
                        new Field("お名前（必須）", "鈴木 一郎"),
                        new Field("メールアドレス", "Ichiro@example.jp"),
                        new Field("電話番号", ""));
        assertThat(message.origin()).isEqualTo(Origin.PERSON);
        assertThat(message.problems()).isEmpty();
    }

    @Test
    void formMailWithoutAnAddressShouldSayThatNobodyCanBeAnswered() throws IOException {
        Taken taken =
                take(
                        new Eml()
                                .line("From: webmaster@city.asahi.example")
                                .line("Content-Type: text/plain; charset=UTF-8")
                                .body(
                                        "お名前：<script>alert(1)</script>\r\nお問い合わせ内容：https://example.jp/ の件\r\n",
                                        UTF_8));

        assertThat(taken.message().sender().address()).isEqualTo(Address.NONE);
        assertThat(taken.message().sender().name()).isEqualTo("<script>alert(1)</script>");
        assertThat(taken.message().text()).isEqualTo("https://example.jp/ の件");
        assertThat(taken.message().problems())
                .containsExactly(Texts.text("problem.form-no-address"));
    }

    @Test
    void bounceShouldPointAtTheMailThatCameBack() throws IOException {
        Taken taken =
                take(
                        new Eml()
                                .line("Return-Path: <>")
                                .line("From: MAILER-DAEMON@mx.example.jp")
                                .line("To: desk+k7m2@asahi.example")
                                .line("Subject: Undelivered Mail")
                                .line(
                                        "Content-Type: multipart/report; report-type=delivery-status; boundary=b")
                                .line("")
                                .line("--b")
                                .line("")
                                .line("no such user")
                                .line("--b")
                                .line("Content-Type: message/delivery-status")
                                .line("")
                                .line("Action: failed")
                                .line("--b")
                                .line("Content-Type: text/rfc822-headers")
                                .line("")
                                .line("Message-ID: <mdg-5-k7m2@asahi.example>")
                                .line("References: <m1@example.jp>")
                                .line("--b--"));

        InboundMessage message = taken.message();
        assertThat(message.origin()).isEqualTo(Origin.BOUNCE);
        assertThat(message.text()).isEqualTo("no such user");
        assertThat(message.thread().references())
                .containsExactly("<mdg-5-k7m2@asahi.example>", "<m1@example.jp>");
        assertThat(message.thread().caseTokens()).containsExactly("k7m2");
    }

    @Test
    void machinesShouldBeKnownByWhatTheySay() throws IOException {
        assertThat(originWith("Auto-Submitted: auto-replied")).isEqualTo(Origin.AUTO_REPLY);
        assertThat(originWith("Auto-Submitted: no")).isEqualTo(Origin.PERSON);
        assertThat(originWith("X-Auto-Response-Suppress: All")).isEqualTo(Origin.AUTO_REPLY);
        assertThat(originWith("Precedence: bulk")).isEqualTo(Origin.BULK);
        assertThat(originWith("List-Id: <news.example.jp>")).isEqualTo(Origin.BULK);
        assertThat(
                        take(new Eml().line("From: desk@asahi.example").body("", UTF_8))
                                .message()
                                .origin())
                .isEqualTo(Origin.AUTO_REPLY);
    }

    private Origin originWith(String header) throws IOException {
        return take(Eml.fromSato().line(header).body("", UTF_8)).message().origin();
    }

    @Test
    void threadShouldHoldReferencesNearestFirstAndTheCaseToken() throws IOException {
        Taken taken =
                take(
                        Eml.fromSato()
                                .line("In-Reply-To: <c@asahi.example>")
                                .line("References: <a@example.jp>")
                                .line(" <b@example.jp> <c@asahi.example>")
                                .line("Cc: Desk <Desk+k7m2@Asahi.example>")
                                .line("Subject: Re: test [#2026-000012-k7m2]")
                                .body("", UTF_8));

        assertThat(taken.message().thread().messageId()).isEqualTo("<m1@example.jp>");
        assertThat(taken.message().thread().references())
                .containsExactly("<c@asahi.example>", "<b@example.jp>", "<a@example.jp>");
        assertThat(taken.message().thread().caseTokens()).containsExactly("k7m2");
    }

    @Test
    void copiesShouldBeReadWithoutTheDeskAndTheSender() throws IOException {
        InboundMessage message =
                take(Eml.fromSato()
                                .line("Cc: Desk <Desk+k7m2@Asahi.example>, \"Yamada, Jiro\"")
                                .line(" <JIRO@Example.com>, =?UTF-8?B?55Sw5Lit?= <t@example.jp>,")
                                .line(" jiro@example.com, nobody, undisclosed-recipients:;")
                                .body("", UTF_8))
                        .message();
        assertThat(message.copies())
                .containsExactly(
                        new Party(Address.email("jiro@example.com"), "Yamada, Jiro"),
                        new Party(Address.email("t@example.jp"), "田中"));
        StringBuilder many = new StringBuilder("Cc: k0@example.jp");
        for (int each = 1; each < 5000; each++) {
            many.append(",\r\n k").append(each).append("@example.jp");
        }
        InboundMessage flood = take(Eml.fromSato().line(many.toString()).body("", UTF_8)).message();
        assertThat(flood.copies()).hasSize(InboundMessage.MAX_COPIES);
        assertThat(flood.problems()).extracting(LocalizedText::ja).anyMatch(t -> t.contains("Cc"));
    }

    @Test
    void sameMailByTwoWaysShouldBeOneAndOtherMailWithItsIdAnother() throws IOException {
        Eml direct =
                Eml.fromSato()
                        .subject("一")
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .body("本文\r\n", UTF_8);
        Eml relayed =
                new Eml()
                        .line("Received: from relay.example.jp")
                        .text(new String(Eml.fromSato().subject("一").bytes(), US_ASCII), US_ASCII)
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .line("Content-Transfer-Encoding: base64")
                        .line("")
                        .line(Eml.base64("本文\n", UTF_8));
        Eml other =
                Eml.fromSato()
                        .subject("一")
                        .line("Content-Type: text/plain; charset=UTF-8")
                        .body("別の本文\r\n", UTF_8);
        Eml nameless = new Eml().line("From: a@example.jp").body("本文", UTF_8);

        String id = take(direct).message().externalId();

        assertThat(id).startsWith("<m1@example.jp>#");
        assertThat(take(relayed).message().externalId()).isEqualTo(id);
        assertThat(take(other).message().externalId()).isNotEqualTo(id);
        assertThat(take(nameless).message().externalId()).startsWith("sha256:");
        assertThat(
                        take(new Eml()
                                        .line("Message-ID: <" + "x".repeat(400) + "@y>")
                                        .body("", UTF_8))
                                .message()
                                .externalId())
                .hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void brokenMailShouldStillBecomeAMessage() throws IOException {
        LocalizedText structure = Texts.text("problem.structure");
        LocalizedText encoding = Texts.text("problem.encoding");
        Taken truncated =
                take(
                        Eml.fromSato()
                                .line("Content-Type: multipart/mixed; boundary=b")
                                .line("")
                                .line("--b")
                                .line("Content-Type: text/plain; charset=UTF-8")
                                .line("")
                                .text("途中まで", UTF_8));
        Taken unknownEncoding =
                take(
                        Eml.fromSato()
                                .line("Content-Type: text/plain; charset=UTF-8")
                                .line("Content-Transfer-Encoding: x-rot13")
                                .body("本文", UTF_8));
        Taken brokenBase64 =
                take(
                        Eml.fromSato()
                                .line("Content-Type: text/plain; charset=UTF-8")
                                .line("Content-Transfer-Encoding: base64")
                                .body(Eml.base64("あいうえお", UTF_8) + "\r\nQ", UTF_8));
        Taken noBoundary =
                take(Eml.fromSato().line("Content-Type: multipart/mixed").body("本文", UTF_8));
        Taken empty = take(new byte[0]);
        byte[] noise = new byte[2 * 1024 * 1024];
        Arrays.fill(noise, (byte) 0x81);
        Taken binary = take(noise);

        assertThat(truncated.message().text()).isEqualTo("途中まで");
        assertThat(truncated.message().problems()).containsExactly(structure);
        assertThat(unknownEncoding.message().text()).isEqualTo("本文");
        assertThat(unknownEncoding.message().problems()).containsExactly(encoding);
        assertThat(brokenBase64.message().text()).isEqualTo("あいうえお");
        assertThat(brokenBase64.message().problems()).containsExactly(encoding);
        assertThat(noBoundary.message().problems()).isNotEmpty();
        assertThat(empty.message().problems()).containsExactly(Texts.text("problem.unreadable"));
        assertThat(binary.message().problems()).containsExactly(Texts.text("problem.unreadable"));
        assertThat(binary.message().original().bytes()).isEqualTo(noise);
    }

    @Test
    void deepNestingAndLongParametersShouldNotBreakTheReader() throws IOException {
        Eml deep = Eml.fromSato();
        for (int i = 0; i < 60; i++) {
            deep.line("Content-Type: multipart/mixed; boundary=b" + i).line("").line("--b" + i);
        }
        deep.line("Content-Type: text/plain").line("").line("bottom");
        Eml longParameter =
                Eml.fromSato()
                        .line("Content-Type: text/plain; name=\"" + "\\a".repeat(100_000) + "\"")
                        .body("本文", UTF_8);

        assertThat(take(deep).message().problems()).contains(Texts.text("problem.too-many-parts"));
        assertThat(take(longParameter).message().externalId()).isNotEmpty();
    }

    @Test
    void tooLargeMailShouldComeWithItsHeaders() {
        byte[] head = Eml.fromSato().subject("大きな写真").line("").bytes();

        InboundMessage message =
                reader.headersOnly(head, NOW, Texts.text("problem.too-large", "60", "50"));

        assertThat(message.subject()).isEqualTo("大きな写真");
        assertThat(message.sender().name()).isEqualTo("佐藤 花子");
        assertThat(message.problems().get(0).ja()).contains("60 MB").contains("50 MB");
    }
}
