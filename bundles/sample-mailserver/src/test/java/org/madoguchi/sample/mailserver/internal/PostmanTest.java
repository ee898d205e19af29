// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.web.MessageBundle;
import org.madoguchi.web.Templates;

class PostmanTest {
    private static final String SATO = "hanako.sato@example.jp";

    private final SampleMailServer server = new SampleMailServer("himitsu", 0, 0);
    private final Postman postman = new Postman(server, Clock.systemUTC());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void letterShouldArriveByEachWay() throws Exception {
        for (Letter.Way way : Letter.Way.values()) {
            postman.send(letter("gomi@asahi.example", way));
        }

        List<Postman.Line> lines = postman.list("gomi@asahi.example");
        assertThat(lines).hasSize(3).extracting(Postman.Line::subject).containsOnly("粗大ごみの件");
        assertThat(lines.get(0).from()).isEqualTo(WebForm.SENDER);
        assertThat(lines.get(2).from()).isEqualTo("佐藤 花子 <" + SATO + ">");
        Postman.OpenMail form =
                postman.read("gomi@asahi.example", lines.get(0).uid()).orElseThrow();
        assertThat(form.text().replace("\r\n", "\n"))
                .contains("お名前：佐藤 花子\nメールアドレス：" + SATO + "\n件名：粗大ごみの件\n")
                .contains("お問い合わせ内容：たんすを捨てたい。");
        assertThat(form.attachments()).containsExactly("写真①.txt");
    }

    @Test
    void tagInTheDesksAddressShouldLeadToTheDesk() throws Exception {
        postman.send(letter("desk+k7m2@asahi.example", Letter.Way.UTF_8));

        assertThat(postman.list(SampleMailServer.DESK)).hasSize(1);
        assertThat(server.mailboxes()).containsExactly(SATO);
    }

    @Test
    void mailToTheWorldShouldStayHere() throws Exception {
        postman.send(letter("somebody@real.example.com", Letter.Way.UTF_8));

        assertThat(postman.list("somebody@real.example.com")).hasSize(1);
        assertThat(server.mailboxes()).contains("somebody@real.example.com");
    }

    @Test
    void takenPortShouldBeNamedWithItsRemedy() {
        assertThatThrownBy(() -> new SampleMailServer("x", server.smtpPort(), 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("madoguchi.sample.smtp.port");
    }

    @Test
    void pageShouldShowMailWithoutLettingItBecomeMarkup() throws Exception {
        postman.send(
                new Letter(
                        SATO,
                        "<script>alert(1)</script>",
                        "gomi@asahi.example",
                        "<b>件名</b>",
                        "案件 http://127.0.0.1:8781/console/department/2026-000012 を開く",
                        "",
                        Letter.Way.UTF_8,
                        List.of()));
        List<Postman.Line> lines = postman.list("gomi@asahi.example");
        MailPage page =
                new MailPage(
                        MessageBundle.of(MailPage.class).in(Locale.JAPANESE),
                        "token",
                        ZoneId.of("Asia/Tokyo"),
                        server.mailboxes(),
                        "gomi@asahi.example",
                        lines,
                        postman.read("gomi@asahi.example", lines.get(0).uid()),
                        letter(SampleMailServer.DESK, Letter.Way.UTF_8),
                        false);

        String html =
                new String(
                        Templates.of(MailPage.class).render("mail.jte", Map.of("page", page)),
                        StandardCharsets.UTF_8);

        assertThat(html)
                .contains("市民の郵便受け（お試し用）")
                .contains("&lt;b&gt;件名&lt;/b&gt;")
                .doesNotContain("<script>")
                .contains("<a href=\"http://127.0.0.1:8781/console/department/2026-000012\">")
                .contains("value=\"UTF_8\" checked")
                .doesNotContain("aria-current=\"null\"");
    }

    @Test
    void emptyMailboxShouldBeEmpty() throws Exception {
        assertThat(postman.list("new@example.jp")).isEmpty();
        assertThat(postman.read("new@example.jp", 7)).isEqualTo(Optional.empty());
    }

    private static Letter letter(String to, Letter.Way way) {
        return new Letter(
                SATO,
                "佐藤 花子",
                to,
                "粗大ごみの件",
                "たんすを捨てたい。\n①よろしくお願いします。",
                "",
                way,
                List.of(new Attachment("写真①.txt", "text/plain", Content.ofUtf8("中身"))));
    }
}
