// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.translator.libretranslate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.ChannelSettings;

/** What the server calls its languages, and which of them readers' languages are. */
final class Languages {
    private static final String JAPANESE = "ja";

    /** More than any server has. */
    private static final int MOST = 1_000;

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}");

    /** Codes of older servers that are no language tags, or less exact ones. */
    private static final Map<String, String> TAGS =
            Map.of("zh", "zh-Hans", "zt", "zh-Hant", "pb", "pt-BR");

    private Languages() {}

    /**
     * Languages of a configuration with the server's code for each; empty where it is found by the
     * tag.
     */
    static Map<String, String> wanted(ChannelSettings settings, String key) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String part : settings.list(key, "")) {
            String[] sides = part.split("\\s*=\\s*", 2);
            for (String side : sides) {
                if (!CODE.matcher(side).matches()) {
                    throw settings.wrong(
                            key, "has " + part, "write language tags such as en, ko, pt=pt-BR");
                }
            }
            wanted.put(tag(sides[0]), sides.length == 1 ? "" : sides[1]);
        }
        return wanted;
    }

    /**
     * @param answer to {@code GET /languages}
     * @param wanted as above; empty for everything
     * @return the server's code for each language that it makes of Japanese; nothing when the
     *     answer is none
     */
    static Optional<Map<Locale, String>> offered(JsonNode answer, Map<String, String> wanted) {
        if (!answer.isArray() || answer.size() > MOST) {
            return Optional.empty();
        }
        Map<Locale, String> offered = new LinkedHashMap<>();
        Map<String, String> codes = new LinkedHashMap<>();
        Set<String> all = targets(answer);
        all.forEach(code -> codes.putIfAbsent(tag(TAGS.getOrDefault(code, code)), code));
        Map<String, String> asked = wanted.isEmpty() ? codes : wanted;
        asked.forEach(
                (tag, chosen) -> {
                    String code = chosen.isEmpty() ? codes.get(tag) : chosen;
                    if (code != null && all.contains(code)) {
                        offered.put(Locale.forLanguageTag(tag), code);
                    }
                });
        return Optional.of(offered);
    }

    /** Servers before 1.3.9 do not say what they translate into what: each into each. */
    private static Set<String> targets(JsonNode answer) {
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode language : answer) {
            String code = language.path("code").asText();
            if (code.equals(JAPANESE) && language.path("targets").isArray()) {
                return codes(language.path("targets"));
            }
            add(codes, code);
        }
        return answer.findValuesAsText("code").contains(JAPANESE) ? codes : Set.of();
    }

    private static Set<String> codes(JsonNode targets) {
        Set<String> codes = new LinkedHashSet<>();
        targets.forEach(target -> add(codes, target.asText()));
        return codes;
    }

    private static void add(Set<String> codes, String code) {
        if (!code.equals(JAPANESE) && codes.size() < MOST && CODE.matcher(code).matches()) {
            codes.add(code);
        }
    }

    /** One spelling of capitals. */
    private static String tag(String code) {
        return Locale.forLanguageTag(code).toLanguageTag();
    }

    static String names(Map<Locale, String> languages) {
        return String.join(
                ", ", List.copyOf(languages.keySet()).stream().map(Locale::toLanguageTag).toList());
    }
}
