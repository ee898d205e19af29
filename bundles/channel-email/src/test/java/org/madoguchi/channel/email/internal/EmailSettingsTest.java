// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmailSettingsTest {
    private final Map<String, Object> values =
            new HashMap<>(
                    Map.of(
                            "felix.fileinstall.filename",
                                    "file:/opt/m/etc/org.madoguchi.channel.email-main.cfg",
                            "id", "email-main",
                            "address", "Desk@asahi.example",
                            "imap.host", "127.0.0.1",
                            "imap.user", "desk",
                            ".imap.password", "himitsu",
                            "smtp.host", "127.0.0.1"));

    @Test
    void fewKeysShouldDo() {
        EmailSettings settings = EmailSettings.read(values);

        assertThat(settings.address().value()).isEqualTo("desk@asahi.example");
        assertThat(settings.imap().account().port()).isEqualTo(993);
        assertThat(settings.smtp().account().user()).isEmpty();
        assertThat(settings.imap().processedFolder()).isEqualTo("処理済");
        assertThat(settings.form()).isEmpty();
        assertThat(settings.toString()).doesNotContain("himitsu");
    }

    @Test
    void wrongValueShouldNameFileKeyAndRemedy() {
        shouldSay("imap.port", "abc", "write a whole number from 1 to 65535");
        shouldSay("imap.security", "ssl", "none or starttls or tls");
        shouldSay("address", "desk", "such as desk@city.example.jp");
        shouldSay("id", "Email Main", "small letters");
        shouldSay("reply.plus", "yes", "true or false");
        shouldSay("form.subject", "(", "backslash");
        shouldSay("imap.host", "", "is missing");
        shouldSay("archive.address", "desk@asahi.example", "that is not the desk's");
    }

    @Test
    void copiesShouldNotLieWhereNewMailComesIn() {
        values.put("archive.address", "archive@asahi.example");
        shouldSay("archive.imap.folder", "INBOX", "another folder");
        values.put("archive.imap.folder", "控え");
        assertThat(EmailSettings.read(values).smtp().archive().orElseThrow().folder())
                .isEqualTo("控え");
    }

    private void shouldSay(String key, String value, String remedy) {
        Map<String, Object> wrong = new HashMap<>(values);
        wrong.put(key, value);
        assertThatThrownBy(() -> EmailSettings.read(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.channel.email-main.cfg: " + key)
                .hasMessageContaining(remedy);
    }
}
