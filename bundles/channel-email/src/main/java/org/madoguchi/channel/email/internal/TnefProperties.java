// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.madoguchi.api.Content;

/** The properties of a message or an attachment within {@code winmail.dat} (MS-OXTNEF 2.1.3.4). */
final class TnefProperties {
    static final int SUBJECT = 0x0037;
    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int DISPLAY_NAME = 0x3001;
    static final int DATA = 0x3701;
    static final int FILE_NAME = 0x3704;
    static final int LONG_FILE_NAME = 0x3707;
    static final int MIME_TAG = 0x370e;
    static final int CODE_PAGE = 0x3fde;

    private static final int OBJECT = 0x0d;
    private static final int STRING = 0x1e;
    private static final int UNICODE = 0x1f;
    private static final int BINARY = 0x102;
    private static final int MULTIPLE = 0x1000;
    private static final int NAMED = 0x8000;
    private static final int GUID = 16;

    private final Map<Integer, Content> values = new HashMap<>();
    private final Map<Integer, Integer> types = new HashMap<>();

    /** Reads properties up to the place where they have to end. */
    static TnefProperties read(TnefInput in, long end) throws IOException {
        TnefProperties properties = new TnefProperties();
        long count = in.number();
        for (long i = 0; i < count && in.position() < end; i++) {
            properties.add(in);
        }
        return properties;
    }

    /** The value as its bytes. */
    Content content(int id) {
        return values.getOrDefault(id, Content.of(new byte[0]));
    }

    boolean has(int id) {
        return values.containsKey(id);
    }

    /** Whether the value is an object: a message within the message. */
    boolean isObject(int id) {
        return types.getOrDefault(id, 0) == OBJECT;
    }

    /** The number that a property of four bytes holds; 0 when there is none. */
    long number(int id) throws IOException {
        if (content(id).size() < Integer.BYTES) {
            return 0;
        }
        try (TnefInput in = new TnefInput(content(id))) {
            return in.number();
        }
    }

    /**
     * @param charset of values that are not Unicode
     */
    String text(int id, String charset) throws IOException {
        byte[] bytes;
        try (TnefInput in = new TnefInput(content(id))) {
            bytes = in.bytes(content(id).size());
        }
        String text =
                types.getOrDefault(id, 0) == UNICODE
                        ? new String(bytes, StandardCharsets.UTF_16LE)
                        : JapaneseText.decode(bytes, charset).text();
        int zero = text.indexOf(0);
        return zero < 0 ? text : text.substring(0, zero);
    }

    private void add(TnefInput in) throws IOException {
        int type = in.shortNumber();
        int id = in.shortNumber();
        if (id >= NAMED) {
            skipName(in);
        }
        int single = type & ~MULTIPLE;
        boolean isVariable =
                single == OBJECT || single == STRING || single == UNICODE || single == BINARY;
        boolean isMultiple = (type & MULTIPLE) != 0;
        long count = isVariable || isMultiple ? in.number() : 1;
        for (long i = 0; i < count; i++) {
            long length = isVariable ? in.number() : size(single);
            long next = in.position() + (length + 3) / 4 * 4;
            if (single == OBJECT && length >= GUID) {
                in.to(in.position() + GUID);
                length -= GUID;
            }
            Content value = in.slice(length);
            if (id < NAMED && i == 0) {
                values.put(id, value);
                types.put(id, single);
            }
            in.to(next);
        }
    }

    private static void skipName(TnefInput in) throws IOException {
        in.to(in.position() + GUID);
        long isText = in.number();
        long lengthOrId = in.number();
        if (isText != 0) {
            in.to(in.position() + (lengthOrId + 3) / 4 * 4);
        }
    }

    private static int size(int type) throws IOException {
        return switch (type) {
            case 0x02, 0x03, 0x04, 0x0a, 0x0b -> 4;
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> GUID;
            default -> throw new IOException("no TNEF property has type " + type);
        };
    }
}
