// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.ChannelSettings;

/**
 * One server. The keys are explained in etc/org.madoguchi.translator.libretranslate.cfg.example.
 *
 * @param url without a slash at its end
 * @param key empty when the server wants none
 * @param languages that are used of those which the server has; empty for all
 * @param answer time for one call of ours, whatever it takes at the server
 * @param texts most of them in a request
 * @param characters most of them in a request
 * @param messages whether it may read what citizens write
 * @param look between two questions whether the server is there
 */
record TranslatorSettings(
        String name,
        URI url,
        Optional<String> key,
        Map<String, String> languages,
        Duration answer,
        int texts,
        int characters,
        boolean messages,
        Duration look) {
    private static final String EXAMPLE = "http://translate.city.example.jp:5000";

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    static TranslatorSettings read(Map<String, ?> values) {
        ChannelSettings settings = new ChannelSettings(values);
        return new TranslatorSettings(
                settings.text("name").orElse("LibreTranslate"),
                address(settings),
                settings.text(".api.key")
                        .map(key -> settings.secret(".api.key", "MADOGUCHI_TRANSLATOR_KEY")),
                Languages.wanted(settings, "languages"),
                Duration.ofSeconds(settings.number("answer.seconds", 25, 1, 30)),
                settings.number("request.texts", 25, 1, 1_000),
                settings.number("request.characters", 5_000, 100, 100_000),
                settings.flag("messages", false),
                Duration.ofSeconds(settings.number("look.seconds", 60, 1, 3_600)));
    }

    private static URI address(ChannelSettings settings) {
        String value = settings.required("url", EXAMPLE).replaceFirst("/+$", "");
        try {
            URI address = URI.create(value);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw settings.wrong("url", "is no address", "write one such as " + EXAMPLE);
        }
        throw settings.wrong("url", "= " + value, "write an address such as " + EXAMPLE);
    }

    /** The key stays here. */
    @Override
    public String toString() {
        return name + " at " + url;
    }
}
