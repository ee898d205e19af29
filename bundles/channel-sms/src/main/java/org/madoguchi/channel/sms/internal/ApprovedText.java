// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that the city has approved, with places that are filled for each message: {@code {{url}}},
 * {@code {{text:40}}} for at most forty characters. A message is one of it when it says the same
 * outside the places and keeps to the rules within them.
 *
 * @param code its name in the configuration
 * @param pattern the whole text; one group for each place
 * @param places in their order
 */
record ApprovedText(String code, String title, String text, Pattern pattern, List<Place> places) {
    private static final Pattern MARK = Pattern.compile("\\{\\{([a-z]+)(?::(\\d{1,3}))?}}");
    private static final int MOST_PLACES = 8;

    /** Words in a free place must not hide an address that nobody has approved. */
    private static final Pattern HIDDEN_ADDRESS =
            Pattern.compile("://|(?i)\\bwww\\.|[a-z0-9-]+\\.[a-z]{2,}\\b");

    /** What may stand in a place. */
    enum Place {
        URL("https?://[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%]", 200),
        DATE("[0-9０-９年月日時分頃午前後正祝土曜火水木金()（）/:：.～〜~\\- 　ー－]", 30),
        NUMBER("[0-9０-９]", 20),
        PHONE("[0-9０-９+()（）\\-‐－]", 20),
        CASE("[0-9A-Za-z-]", 20),
        NAME("[\\p{L}\\p{M} 　・]", 30),
        TEXT("[^\\p{Cc}]", 60);

        private final String letters;
        private final int longest;

        Place(String letters, int longest) {
            this.letters = letters;
            this.longest = longest;
        }

        private String pattern(int limit) {
            return "(" + letters + "{1," + limit + "})";
        }

        /** The desk's own names for what it fills in are places as well. */
        private static Optional<Place> named(String name) {
            return switch (name) {
                case "contact", "operator" -> Optional.of(NAME);
                case "city", "desk", "subject" -> Optional.of(TEXT);
                default ->
                        List.of(values()).stream()
                                .filter(place -> place.name().equalsIgnoreCase(name))
                                .findFirst();
            };
        }
    }

    ApprovedText {
        places = List.copyOf(places);
    }

    /**
     * @throws IllegalArgumentException saying what to write instead
     */
    static ApprovedText parse(String code, String title, String written) {
        String text = plain(written);
        StringBuilder pattern = new StringBuilder();
        List<Place> places = new ArrayList<>();
        Matcher mark = MARK.matcher(text);
        int end = 0;
        while (mark.find()) {
            if (mark.start() == end && !places.isEmpty()) {
                throw new IllegalArgumentException(
                        "put a word between " + mark.group() + " and the place before it");
            }
            Place place = Place.named(mark.group(1)).orElseThrow(() -> unknown(mark.group()));
            pattern.append(Pattern.quote(text.substring(end, mark.start())));
            pattern.append(place.pattern(limit(mark.group(2), place)));
            places.add(place);
            end = mark.end();
        }
        pattern.append(Pattern.quote(text.substring(end)));
        if (MARK.matcher(text).replaceAll("").contains("{{")) {
            throw unknown("what stands in {{ }}");
        }
        if (places.size() > MOST_PLACES) {
            throw new IllegalArgumentException("use at most " + MOST_PLACES + " places");
        }
        return new ApprovedText(code, title, text, Pattern.compile(pattern.toString()), places);
    }

    private static IllegalArgumentException unknown(String mark) {
        return new IllegalArgumentException(
                "write one of {{url}} {{date}} {{number}} {{phone}} {{case}} {{name}} {{text:40}}"
                        + " instead of "
                        + mark);
    }

    private static int limit(String written, Place place) {
        int limit = written == null ? place.longest : Integer.parseInt(written);
        if (limit < 1 || limit > 300) {
            throw new IllegalArgumentException("write a length from 1 to 300");
        }
        return limit;
    }

    /** Line ends and blanks at the edges are no matter of approval. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").replaceAll("[ \\t]+(?=\\n|$)", "").strip();
    }

    /**
     * @param hosts of which pages may be named; empty: of any
     * @return the key of what is wrong in a place, or "" when all is right; empty when the message
     *     is another text
     */
    Optional<String> check(String message, Hosts hosts) {
        Matcher found = pattern.matcher(message);
        if (!found.matches()) {
            return Optional.empty();
        }
        for (int i = 0; i < places.size(); i++) {
            String value = found.group(i + 1);
            if (places.get(i) == Place.URL && !hosts.allow(value)) {
                return Optional.of("text.host");
            }
            if (value.contains("{{") || value.contains("}}")) {
                return Optional.of("text.unfilled");
            }
            if (places.get(i) == Place.TEXT && HIDDEN_ADDRESS.matcher(value).find()) {
                return Optional.of("text.address");
            }
        }
        return Optional.of("");
    }
}
