// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.madoguchi.api.LocalizedText;

/**
 * The texts of one module: {@code messages_ja.properties} and {@code messages_en.properties} in
 * UTF-8. What English lacks is shown in Japanese. Safe for use by several threads.
 */
public final class MessageBundle {
    private final Messages japanese;
    private final Messages english;

    private MessageBundle(Messages japanese, Messages english) {
        this.japanese = japanese;
        this.english = english;
    }

    /**
     * The texts in the folder of this class's package.
     *
     * @throws IllegalArgumentException when a file is missing
     */
    public static MessageBundle of(Class<?> anchor) {
        Map<String, String> ja = read(anchor, "messages_ja.properties");
        Map<String, String> en = new HashMap<>(ja);
        en.putAll(read(anchor, "messages_en.properties"));
        return new MessageBundle(
                new Messages(Locale.JAPANESE, ja), new Messages(Locale.ENGLISH, Map.copyOf(en)));
    }

    /** English when the locale asks for it, Japanese in every other case. */
    public Messages in(Locale locale) {
        return locale.getLanguage().equals("en") ? english : japanese;
    }

    /** The text in both languages: for a {@link org.madoguchi.api.RejectedException}. */
    public LocalizedText localized(String key, Object... args) {
        return new LocalizedText(japanese.text(key, args), english.text(key, args));
    }

    private static Map<String, String> read(Class<?> anchor, String name) {
        try (InputStream in = anchor.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(anchor.getPackageName() + " has no " + name);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.forEach((key, value) -> texts.put((String) key, (String) value));
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
