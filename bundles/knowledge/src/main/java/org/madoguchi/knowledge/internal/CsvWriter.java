// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.madoguchi.api.csv.CsvCoding;
import org.madoguchi.api.csv.Formula;
import org.madoguchi.api.knowledge.ArticleTransfer.Coding;

/** Writes rows as Excel reads them; cells are made harmless. */
final class CsvWriter {
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^\\s|\\s$");

    /** Stands for a character that Shift_JIS does not have, as Japanese printers do it. */
    private static final String MISSING = "〓";

    private final Writer out;
    private final CharsetEncoder shiftJis;
    private long missing;
    private boolean begun;

    CsvWriter(OutputStream out, Coding coding) throws IOException {
        if (coding == Coding.UTF_8) {
            shiftJis = null;
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            this.out.write('\uFEFF');
        } else {
            shiftJis = CsvCoding.SHIFT_JIS.newEncoder();
            this.out = new BufferedWriter(new OutputStreamWriter(out, CsvCoding.SHIFT_JIS));
        }
    }

    /**
     * @param html characters that the coding does not have can be written as references
     */
    void cell(String text, boolean html) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        String cell = Formula.harmless(shiftJis == null ? text : encodable(text, html));
        out.write(QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }

    void endRow() throws IOException {
        out.write("\r\n");
        begun = false;
    }

    /** How many characters were lost. */
    long missing() {
        return missing;
    }

    void flush() throws IOException {
        out.flush();
    }

    private String encodable(String text, boolean html) {
        // the same marks, which Windows has at other places
        String same =
                text.replace('\u301C', '\uFF5E')
                        .replace('\u2212', '\uFF0D')
                        .replace('\u2016', '\u2225');
        if (shiftJis.canEncode(same)) {
            return same;
        }
        StringBuilder written = new StringBuilder();
        same.codePoints()
                .forEach(
                        point -> {
                            String one = Character.toString(point);
                            if (shiftJis.canEncode(one)) {
                                written.append(one);
                            } else if (html) {
                                written.append("&#").append(point).append(';');
                            } else {
                                written.append(MISSING);
                                missing++;
                            }
                        });
        return written.toString();
    }
}
