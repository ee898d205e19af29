// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;

class ChannelBadgeTest {
    private static final Words WORDS = new Words(Locale.JAPANESE, Sample.TOKYO, Sample.CLOCK);

    @ParameterizedTest
    @CsvSource({
        "email, INBOUND OUTBOUND ATTACHMENTS, mail",
        "email, INBOUND ATTACHMENTS, form",
        "phone, INBOUND LIVE, phone",
        "phone, INBOUND OUTBOUND, sms",
        "fax, INBOUND OUTBOUND, fax",
        "line, INBOUND OUTBOUND, line",
        "chat, INBOUND OUTBOUND LIVE, chat",
        "folder, INBOUND OUTBOUND, other",
        "none, INBOUND, other"
    })
    void eachKindOfChannelShouldHaveItsOwnLook(String address, String capabilities, String kind)
            throws IOException {
        Set<Capability> can =
                Arrays.stream(capabilities.split(" "))
                        .map(Capability::valueOf)
                        .collect(Collectors.toSet());
        ChannelDescriptor channel =
                new ChannelDescriptor(
                        new ChannelId("one"),
                        LocalizedText.same("窓口"),
                        can,
                        new AddressKind(address));

        assertThat(ChannelBadge.of(channel, WORDS).kind()).isEqualTo(kind);
        assertThat(WORDS.text("channels.kind." + kind)).doesNotContain("channels.");
        assertThat(Files.readString(Path.of("src/main/jte/icon.jte")))
                .contains("name.equals(\"" + kind + "\")");
        assertThat(Files.readString(Path.of("src/main/resources/static/console.css")))
                .contains(".kind-" + kind + " {");
    }
}
