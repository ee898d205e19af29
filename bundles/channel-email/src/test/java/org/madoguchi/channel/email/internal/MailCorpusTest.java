// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.madoguchi.api.channel.ChannelId;

/**
 * Every mail of the corpus has to come out exactly: {@code src/test/resources/corpus/README.md}.
 * One of them alone: {@code -Dcorpus=charset/cp932}, a part of its name.
 */
class MailCorpusTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:00:05Z");
    private static final List<CorpusMail> EXACT = new ArrayList<>();

    private final MailReader reader =
            new MailReader(
                    new ChannelId("email-main"),
                    new DeskAddress("desk@asahi.example"),
                    Optional.of(
                            new FormTemplate(
                                    Optional.of(
                                            Pattern.compile("webmaster@city\\.asahi\\.example")),
                                    Optional.empty(),
                                    Set.of("お名前", "氏名"),
                                    Set.of("メールアドレス", "E-mail"),
                                    Set.of("件名"),
                                    Set.of("お問い合わせ内容", "ご意見"))));

    static List<CorpusMail> mails() {
        String wanted = System.getProperty("corpus", "");
        return CorpusMail.all().stream().filter(mail -> mail.toString().contains(wanted)).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mails")
    void mailShouldComeOutExactly(CorpusMail mail) throws IOException {
        try (ParsedMail parsed = reader.read(mail.file(), NOW)) {
            assertThat(CorpusMail.told(parsed.message()))
                    .as(mail.toString())
                    .isEqualTo(mail.expected());
        }
        EXACT.add(mail);
    }

    @Test
    void corpusShouldBeLargeAndMostlyJapanese() {
        List<CorpusMail> mails = CorpusMail.all();

        assertThat(mails).hasSizeGreaterThanOrEqualTo(300);
        assertThat(mails.stream().filter(CorpusMail::isJapanese)).hasSizeGreaterThanOrEqualTo(150);
    }

    @AfterAll
    static void tell() {
        System.out.println(CorpusMail.summary(mails(), EXACT));
    }
}
