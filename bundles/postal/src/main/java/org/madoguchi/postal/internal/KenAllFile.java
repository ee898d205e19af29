// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.postal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The file of all codes as Japan Post publishes it every month: CSV, or a zip that holds one, in
 * UTF-8 or Shift_JIS.
 */
final class KenAllFile {
    /** Five times what it has now. */
    private static final int MOST_BYTES = 100 * 1024 * 1024;

    private static final int CODE = 2;
    private static final int PREFECTURE = 6;
    private static final int MUNICIPALITY = 7;
    private static final int TOWN = 8;
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private KenAllFile() {}

    /**
     * @throws IllegalArgumentException naming the line that is none of such a file
     */
    static PlaceTable read(Path file) throws IOException {
        String text = decoded(bytes(file));
        PlaceTable.Builder table = new PlaceTable.Builder();
        int number = 0;
        boolean continued = false;
        for (String line : text.split("\r?\n")) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            List<String> columns = columns(line);
            if (columns.size() <= TOWN) {
                throw new IllegalArgumentException(
                        "line " + number + " has " + columns.size() + " columns, not 15");
            }
            String town = columns.get(TOWN);
            // a long remark in brackets goes on in lines of its own
            boolean remark = continued;
            int opening = town.lastIndexOf('（');
            int closing = town.lastIndexOf('）');
            continued = continued ? closing < 0 : opening > closing;
            if (!remark) {
                try {
                    table.add(
                            columns.get(CODE),
                            columns.get(PREFECTURE),
                            columns.get(MUNICIPALITY),
                            townName(town));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        PlaceTable places = table.build();
        if (places.size() == 0) {
            throw new IllegalArgumentException("no place is in it");
        }
        return places;
    }

    /** Remarks for postmen are no part of an address. */
    private static String townName(String town) {
        boolean none =
                town.equals("以下に掲載がない場合")
                        || town.endsWith("の次に番地がくる場合")
                        || town.endsWith("一円") && town.length() > 2;
        return none ? "" : town.replaceFirst("（.*", "");
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        StringBuilder column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString().strip());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString().strip());
        return columns;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                return limited(in);
            }
            ZipInputStream zip = new ZipInputStream(in, StandardCharsets.UTF_8);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".csv")) {
                    return limited(zip);
                }
            }
            throw new IllegalArgumentException("the zip holds no .csv");
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(in.readNBytes(MOST_BYTES + 1));
        if (out.size() > MOST_BYTES) {
            throw new IllegalArgumentException("the file has more than " + MOST_BYTES + " bytes");
        }
        return out.toByteArray();
    }

    private static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, SHIFT_JIS);
        }
        return Normalizer.normalize(
                text.startsWith("\uFEFF") ? text.substring(1) : text, Normalizer.Form.NFC);
    }
}
