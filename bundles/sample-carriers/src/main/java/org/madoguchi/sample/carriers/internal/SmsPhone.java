// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A citizen's telephone as far as short messages go: cuts long ones into parts, joins what comes in
 * parts (3GPP TS 23.040 section 9.2.3.24.1), keeps the last ones. Safe for use by several threads.
 */
final class SmsPhone {
    /** Letters of UTF-16 in a message alone, and in one part of several. */
    private static final int ALONE = 70;

    private static final int IN_PARTS = 67;
    private static final int HEADER = 6;
    private static final int KEPT = 40;
    private static final int MOST_INCOMPLETE = 20;

    private final Changes changes;
    private final List<Sms> messages = new ArrayList<>();
    private final Map<String, String[]> incomplete = new LinkedHashMap<>();
    private int reference;

    SmsPhone(Changes changes) {
        this.changes = changes;
    }

    record Sms(boolean fromCitizen, String text) {}

    synchronized List<Sms> messages() {
        return List.copyOf(messages);
    }

    synchronized void sent(String text) {
        keep(new Sms(true, text));
    }

    private void keep(Sms message) {
        messages.add(message);
        if (messages.size() > KEPT) {
            messages.remove(0);
        }
        changes.happened();
    }

    /** What goes into short_message, part by part; with a header when there are several. */
    synchronized List<byte[]> parts(String text) {
        List<String> texts = cut(text, text.length() <= ALONE ? ALONE : IN_PARTS);
        reference = (reference + 1) & 0xff;
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            byte[] words = texts.get(i).getBytes(StandardCharsets.UTF_16BE);
            parts.add(texts.size() == 1 ? words : withHeader(words, texts.size(), i + 1));
        }
        return parts;
    }

    private byte[] withHeader(byte[] words, int total, int number) {
        byte[] part = new byte[HEADER + words.length];
        byte[] header = {HEADER - 1, 0, 3, (byte) reference, (byte) total, (byte) number};
        System.arraycopy(header, 0, part, 0, HEADER);
        System.arraycopy(words, 0, part, HEADER, words.length);
        return part;
    }

    /** Never between the two halves of a character. */
    private static List<String> cut(String text, int room) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = Math.min(text.length(), begin + room);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            parts.add(text.substring(begin, end));
            begin = end;
        }
        return parts;
    }

    /**
     * A part, or a whole message, has come.
     *
     * @param hasHeader whether it begins with one, as esm_class says
     * @param unicode UTF-16, otherwise Latin letters
     */
    synchronized void receive(byte[] data, boolean hasHeader, boolean unicode) {
        int begin = hasHeader && data.length > 0 ? Math.min(data.length, (data[0] & 0xff) + 1) : 0;
        String text =
                new String(
                        data,
                        begin,
                        data.length - begin,
                        unicode ? StandardCharsets.UTF_16BE : StandardCharsets.ISO_8859_1);
        boolean part = begin >= HEADER && data[1] == 0 && data[2] == 3;
        if (!part) {
            keep(new Sms(false, text));
            return;
        }
        int total = data[4] & 0xff;
        int number = data[5] & 0xff;
        String key = data[3] + "/" + total;
        String[] texts = incomplete.computeIfAbsent(key, unknown -> new String[total]);
        if (number >= 1 && number <= total) {
            texts[number - 1] = text;
        }
        if (Arrays.stream(texts).allMatch(Objects::nonNull)) {
            incomplete.remove(key);
            keep(new Sms(false, String.join("", texts)));
        } else if (incomplete.size() > MOST_INCOMPLETE) {
            incomplete.remove(incomplete.keySet().iterator().next());
        }
    }
}
