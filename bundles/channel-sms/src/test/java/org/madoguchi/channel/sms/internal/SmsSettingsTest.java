// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSettingsTest {
    static Map<String, Object> example() {
        Properties file = new Properties();
        try (Reader reader =
                Files.newBufferedReader(
                        Path.of("../../etc/org.madoguchi.channel.sms-main.cfg.example"))) {
            file.load(reader);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Map<String, Object> values = new HashMap<>();
        file.forEach((key, value) -> values.put(key.toString(), value));
        values.put(".smsc.password", "himitsu");
        values.put(
                "felix.fileinstall.filename", "file:/srv/etc/org.madoguchi.channel.sms-main.cfg");
        return values;
    }

    @Test
    void theExampleShouldBeRight() {
        SmsSettings settings = SmsSettings.read(example());
        assertThat(settings.id().value()).isEqualTo("sms-main");
        assertThat(settings.outgoing().texts())
                .extracting(ApprovedText::title)
                .containsExactly("短い回答", "折り返しの連絡", "手続きページの案内");
        assertThat(settings.outgoing().texts().get(2).text()).contains("ご覧ください。\n{{url}}");
        assertThat(settings.centre().validity()).isEqualTo("000001000000000R");
    }

    @Test
    void thePasswordShouldStayOutOfSight() {
        assertThat(SmsSettings.read(example()).centre().toString()).doesNotContain("himitsu");
    }

    @ParameterizedTest
    @CsvSource({
        "id, SMS main, small letters",
        "smsc.port, 99999, whole number",
        "smsc.security, ssl, none or tls",
        "smsc.system.id, 市役所, ASCII",
        ".smsc.password, verylongpassword, at most 8",
        "recipients, everybody, mobile or landline or foreign",
        "parts.most, 11, from 1 to 10",
        "parts.reference.bits, 7, from 8 to 16",
        "gsm7, yes, true or false",
        "template.page, {{link}}, {{url}}",
        "incoming.alphabet, ebcdic, gsm7 or latin1 or utf8",
        "sender, '', is missing",
    })
    void aWrongValueShouldNameFileKeyAndRemedy(String key, String value, String remedy) {
        Map<String, Object> values = example();
        values.put(key, value);
        assertThatThrownBy(() -> SmsSettings.read(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("etc/org.madoguchi.channel.sms-main.cfg: " + key)
                .hasMessageContaining(remedy);
    }

    @Test
    void withoutAnyApprovedTextThereShouldBeNoChannel() {
        Map<String, Object> values = example();
        values.keySet().removeIf(key -> key.startsWith("template."));
        assertThatThrownBy(() -> SmsSettings.read(values)).hasMessageContaining("template.");
    }

    @ParameterizedTest
    @CsvSource({
        "+81570012345, 81570012345, 1, 1",
        "0570012345, 0570012345, 2, 1",
        "20001, 20001, 0, 1",
        "AsahiCity, AsahiCity, 5, 0",
    })
    void theSenderShouldBeWrittenAsWhatItIs(String written, String address, byte type, byte plan) {
        assertThat(Centre.Sender.of(written)).isEqualTo(new Centre.Sender(address, type, plan));
    }
}
