// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ChannelSettingsTest {
    private enum Code {
        UTF_8,
        ISO_2022_JP
    }

    private static ChannelSettings of(String... pairs) {
        Map<String, Object> values = new HashMap<>();
        values.put("felix.fileinstall.filename", "file:/opt/the%20desk/etc/org.example-main.cfg");
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new ChannelSettings(values);
    }

    private static void complains(ThrowingCallable reading, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(reading)
                .withMessage("etc/org.example-main.cfg: " + sentence);
    }

    @Test
    void aValueShouldBeTakenWithoutTheBlanksAroundItAndABlankOneBeMissing() {
        ChannelSettings settings = of("name", " 電話 ", "empty", "  ");
        assertThat(settings.text("name")).contains("電話");
        assertThat(settings.text("empty")).isEmpty();
        assertThat(settings.number("empty", 5, 1, 9)).isEqualTo(5);
        assertThat(settings.flag("none", true)).isTrue();
        assertThat(settings.choice("none", Code.ISO_2022_JP)).isEqualTo(Code.ISO_2022_JP);
        assertThat(settings.list("none", "a, b")).containsExactly("a", "b");
    }

    @Test
    void aWrongValueShouldEndInASentenceThatNamesFileKeyAndRemedy() {
        ChannelSettings settings =
                of("id", "Phone 1", "port", "70000", "on", "yes", "code", "latin", "text", "x");
        complains(
                () -> settings.id("phone-main"),
                "id = Phone 1; write small letters, digits and hyphens, at most 32, such as"
                        + " phone-main");
        complains(
                () -> settings.number("port", 25, 1, 65535),
                "port = 70000; write a whole number from 1 to 65535");
        complains(() -> settings.flag("on", true), "on = yes; write true or false");
        complains(
                () -> settings.choice("code", Code.UTF_8),
                "code = latin; write utf-8 or iso-2022-jp");
        complains(
                () -> settings.required("host", "mail.example"),
                "host is missing; write a value, such as mail.example");
        complains(
                () ->
                        settings.read(
                                "text",
                                "x",
                                value -> {
                                    throw new IllegalArgumentException("write y");
                                }),
                "text = x; write y");
    }

    @Test
    void aSecretShouldBeToldToNobody() {
        ChannelSettings settings = of(".token", "${env:TOKEN}", ".secret", "s3cret");
        assertThat(settings.secret(".secret", "SECRET")).isEqualTo("s3cret");
        complains(
                () -> settings.secret(".token", "TOKEN"),
                ".token names a variable that is not set; set it in the environment in which the"
                        + " product is started");
    }

    @Test
    void choicesShouldBeWrittenAsPeopleWriteThem() {
        assertThat(of("code", "iso-2022-jp").choice("code", Code.UTF_8))
                .isEqualTo(Code.ISO_2022_JP);
        assertThat(of("code", "UTF_8").choice("code", Code.ISO_2022_JP)).isEqualTo(Code.UTF_8);
        assertThat(of("codes", "utf-8、ISO_2022_JP").choices("codes", Code.UTF_8))
                .isEqualTo(Set.of(Code.values()));
    }

    @Test
    void listsAndFamiliesShouldKeepWhatStandsInThem() {
        ChannelSettings settings =
                of("queues", "b, a、c,", "template.page", "一", "template.none", "", "other", "二");
        assertThat(settings.list("queues", "")).isEqualTo(List.of("b", "a", "c"));
        assertThat(settings.family("template.")).isEqualTo(Map.of("page", "一"));
    }

    @Test
    void aConfigurationWithoutAFileShouldBeNamedByItsPid() {
        ChannelSettings settings = new ChannelSettings(Map.of("service.pid", "org.example"));
        assertThat(settings.wrong("key", "is wrong", "write it right"))
                .hasMessage("configuration org.example: key is wrong; write it right");
        assertThat(settings.text("anything")).isEqualTo(Optional.empty());
    }
}
