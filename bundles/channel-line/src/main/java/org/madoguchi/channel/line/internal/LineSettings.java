// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelSettings;

/**
 * One LINE Official Account. The keys are explained in
 * etc/org.madoguchi.channel.line-main.cfg.example.
 *
 * @param secret signs what LINE sends us
 * @param token proves us to LINE
 * @param api where messages go
 * @param data where pictures and files are fetched
 * @param replyWithin so old may a reply token be that is still used; zero: never use one
 * @param cards questions of the FAQ in our messages are shown as cards
 * @param contentBytes larger pictures and files are not fetched
 */
record LineSettings(
        ChannelId id,
        LocalizedText name,
        String secret,
        String token,
        URI api,
        URI data,
        Duration replyWithin,
        boolean cards,
        long contentBytes) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final long MEGABYTE = 1024L * 1024L;

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static LineSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        return new LineSettings(
                id(settings),
                new LocalizedText(
                        settings.text("name").orElse("LINE"),
                        settings.text("name.en").orElse("LINE")),
                settings.secret(".channel.secret", "MADOGUCHI_LINE_SECRET"),
                token(settings),
                address(settings, "api.url", "https://api.line.me"),
                address(settings, "data.url", "https://api-data.line.me"),
                Duration.ofSeconds(settings.number("reply.seconds", 50, 0, 55)),
                settings.flag("cards", true),
                settings.number("content.megabytes", 50, 1, 500) * MEGABYTE);
    }

    private static ChannelId id(ChannelSettings settings) {
        String id = settings.required("id", "line-main");
        if (!id.matches("line[a-z0-9-]{0,28}")) {
            throw settings.wrong(
                    "id",
                    "= " + id,
                    "begin with line, then small letters, digits and hyphens, at most 32 in all,"
                            + " such as line-main");
        }
        return new ChannelId(id);
    }

    private static String token(ChannelSettings settings) {
        String token = settings.secret(".channel.token", "MADOGUCHI_LINE_TOKEN");
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw settings.wrong(
                    ".channel.token", "has blanks or other letters", "copy the token in one line");
        }
        return token;
    }

    /** The token must not travel in the clear. */
    private static URI address(ChannelSettings settings, String key, String otherwise) {
        String value = settings.text(key).orElse(otherwise).replaceFirst("/+$", "");
        try {
            URI address = URI.create(value);
            boolean safe =
                    "https".equals(address.getScheme())
                            || "http".equals(address.getScheme())
                                    && LOOPBACK.contains(String.valueOf(address.getHost()));
            if (safe && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong(key, "= " + value, "write an address, such as " + otherwise);
        }
        throw settings.wrong(
                key, "= " + value, "write an address that begins with https, such as " + otherwise);
    }

    /** Secret and token stay here. */
    @Override
    public String toString() {
        return id + " at " + api;
    }
}
