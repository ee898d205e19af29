// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;

/**
 * The texts of one module: {@code messages_ja.properties} and {@code messages_en.properties} in
 * UTF-8, and as many more languages as the module has files for, such as {@code
 * messages_zh_Hans.properties}. What English lacks is shown in Japanese, what another language
 * lacks in English.
 *
 * <p>A city adds a language, or words of its own, by a file in {@code etc/texts}: the package
 * without {@code .internal}, an underscore, the language, such as {@code
 * org.madoguchi.portal_ru.properties}. It is read once. Safe for use by several threads.
 */
public final class MessageBundle {
    private final Class<?> anchor;
    private final Messages japanese;
    private final Messages english;
    private final Map<Locale, Messages> others = new ConcurrentHashMap<>();

    private MessageBundle(Class<?> anchor) {
        this.anchor = anchor;
        Map<String, String> ja = texts(Locale.JAPANESE).orElseThrow(() -> missing("ja"));
        Map<String, String> en = new HashMap<>(ja);
        en.putAll(texts(Locale.ENGLISH).orElseThrow(() -> missing("en")));
        this.japanese = new Messages(Locale.JAPANESE, ja);
        this.english = new Messages(Locale.ENGLISH, Map.copyOf(en));
    }

    /**
     * The texts in the folder of this class's package.
     *
     * @throws IllegalArgumentException when Japanese or English is missing
     */
    public static MessageBundle of(Class<?> anchor) {
        return new MessageBundle(anchor);
    }

    /**
     * The texts in this language, or the nearest that there is: without region, without script, in
     * English for who reads another language than Japanese.
     *
     * @param locale one of the few that a reader can choose: they are remembered
     */
    public Messages in(Locale locale) {
        return switch (locale.getLanguage()) {
            case "ja", "" -> japanese;
            case "en" -> english;
            default -> others.computeIfAbsent(locale, this::nearest);
        };
    }

    /** What follows the prefix in the keys that begin with it. */
    public Set<String> keys(String prefix) {
        return japanese.texts().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    /** The text in both languages: for a {@link org.madoguchi.api.RejectedException}. */
    public LocalizedText localized(String key, Object... args) {
        return new LocalizedText(japanese.text(key, args), english.text(key, args));
    }

    private Messages nearest(Locale locale) {
        Locale language = new Locale(locale.getLanguage());
        Locale script =
                new Locale.Builder().setLocale(language).setScript(locale.getScript()).build();
        for (Locale candidate : new Locale[] {script, language}) {
            Optional<Map<String, String>> texts = texts(candidate);
            if (texts.isPresent()) {
                Map<String, String> all = new HashMap<>(english.texts());
                all.putAll(texts.get());
                return new Messages(candidate, Map.copyOf(all));
            }
        }
        return english;
    }

    private Optional<Map<String, String>> texts(Locale locale) {
        String suffix = "_" + locale.toLanguageTag().replace('-', '_') + ".properties";
        Map<String, String> texts = new HashMap<>();
        boolean found = false;
        try (InputStream in = anchor.getResourceAsStream("messages" + suffix)) {
            found = read(in, texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Optional<Path> own = ownTexts(suffix);
        if (own.isPresent()) {
            try (InputStream in = Files.newInputStream(own.get())) {
                found |= read(in, texts);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        own.get() + " cannot be read; write it in UTF-8, one text a line", e);
            }
        }
        return found ? Optional.of(Map.copyOf(texts)) : Optional.empty();
    }

    private Optional<Path> ownTexts(String suffix) {
        String etc = System.getProperty("karaf.etc");
        return Optional.ofNullable(etc)
                .map(
                        folder ->
                                Path.of(
                                        folder,
                                        "texts",
                                        anchor.getPackageName().replaceFirst("\\.internal.*", "")
                                                + suffix))
                .filter(Files::isRegularFile);
    }

    private static boolean read(InputStream in, Map<String, String> into) throws IOException {
        if (in == null) {
            return false;
        }
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        properties.forEach((key, value) -> into.put((String) key, (String) value));
        return true;
    }

    private IllegalArgumentException missing(String language) {
        return new IllegalArgumentException(
                anchor.getPackageName() + " has no messages_" + language + ".properties");
    }
}
