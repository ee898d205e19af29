// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header with parameters: Content-Type, Content-Disposition. Never fails: what cannot be read is
 * not there. Parameter values may be plain, encoded words (which no standard allows and many send)
 * or RFC 2231 in pieces.
 *
 * @param value what stands before the first semicolon, lower case
 * @param parameters decoded, by lower-case name
 */
record StructuredHeader(String value, Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile(
                    ";\\s*([^\\s=;\"]+)\\s*=\\s*(\"((?:[^\"\\\\]++|\\\\.)*+)\"?|[^;]*)",
                    Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("([^*]+)(?:\\*(\\d{1,3}))?(\\*)?");

    private static final int MAX_LENGTH = 8_000;

    static final StructuredHeader EMPTY = new StructuredHeader("", Map.of());

    static StructuredHeader parse(String raw) {
        if (raw == null) {
            return EMPTY;
        }
        // longer values are attacks on the expression's stack
        String line = HeaderText.characters(raw.substring(0, Math.min(raw.length(), MAX_LENGTH)));
        int semicolon = line.indexOf(';');
        String value = semicolon < 0 ? line : line.substring(0, semicolon);
        Map<String, TreeMap<Integer, Piece>> pieces = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(line);
        while (parameter.find()) {
            Matcher name = NAME.matcher(parameter.group(1).toLowerCase(Locale.ROOT));
            if (name.matches()) {
                int number = name.group(2) == null ? 0 : Integer.parseInt(name.group(2));
                boolean continued = name.group(2) != null;
                boolean extended = name.group(3) != null;
                String content =
                        parameter.group(3) == null
                                ? parameter.group(2).strip()
                                : parameter.group(3).replaceAll("\\\\(.)", "$1");
                // the RFC 2231 form wins over the plain one beside it
                pieces.computeIfAbsent(name.group(1), none -> new TreeMap<>())
                        .merge(
                                number,
                                new Piece(content, continued, extended),
                                (old, added) -> added.continued || added.extended ? added : old);
            }
        }
        Map<String, String> parameters = new HashMap<>();
        pieces.forEach((name, parts) -> parameters.put(name, join(parts)));
        return new StructuredHeader(value.strip().toLowerCase(Locale.ROOT), Map.copyOf(parameters));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private record Piece(String content, boolean continued, boolean extended) {}

    private static String join(TreeMap<Integer, Piece> pieces) {
        Piece first = pieces.firstEntry().getValue();
        if (!first.extended && !first.continued) {
            return HeaderText.words(first.content).strip();
        }
        String charset = "";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // pieces are cut anywhere, within %E3 as well
        StringBuilder escaped = new StringBuilder();
        for (Piece piece : pieces.values()) {
            String content = piece.content;
            String[] parts = content.split("'", 3);
            if (piece == first && piece.extended && parts.length == 3) {
                // charset'language'text
                charset = parts[0];
                content = parts[2];
            }
            if (piece.extended) {
                escaped.append(content);
            } else {
                bytes.writeBytes(percentDecoded(escaped.toString()));
                escaped.setLength(0);
                bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
            }
        }
        bytes.writeBytes(percentDecoded(escaped.toString()));
        if (charset.isEmpty()) {
            return HeaderText.words(JapaneseText.decodeUnlabelled(bytes.toByteArray())).strip();
        }
        return JapaneseText.decode(bytes.toByteArray(), charset).text();
    }

    private static byte[] percentDecoded(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            int high = i + 2 < content.length() ? Character.digit(content.charAt(i + 1), 16) : -1;
            int low = i + 2 < content.length() ? Character.digit(content.charAt(i + 2), 16) : -1;
            if (c == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
