// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as files that spreadsheets open without asking. */
enum TableFile {
    /** With a byte order mark, or Excel takes it for Shift_JIS. */
    CSV("csv", "text/csv;charset=UTF-8") {
        @Override
        void write(String name, List<String> columns, Iterable<List<Object>> rows, OutputStream out)
                throws IOException {
            out.write(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
            writeCsv(columns, rows, out, StandardCharsets.UTF_8);
        }
    },
    SJIS("csv", "text/csv;charset=Shift_JIS") {
        @Override
        void write(String name, List<String> columns, Iterable<List<Object>> rows, OutputStream out)
                throws IOException {
            writeCsv(columns, rows, out, Charset.forName("windows-31j"));
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        void write(String name, List<String> columns, Iterable<List<Object>> rows, OutputStream out)
                throws IOException {
            writeWorkbook(name, columns, rows, out);
        }
    };

    /** So many lines of a workbook wait in memory. */
    private static final int FLUSHED = 1_000;

    /** As long as a cell of a spreadsheet may be. */
    private static final int LONGEST_CELL = 32_000;

    /** Neither a workbook's XML nor a reader can do anything with these. */
    private static final String NO_TEXT = "[\\p{Cc}\\p{Cs}\\ufffe\\uffff&&[^\n]]";

    private final String ending;
    private final String mediaType;

    TableFile(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    abstract void write(
            String name, List<String> columns, Iterable<List<Object>> rows, OutputStream out)
            throws IOException;

    Response of(FigureTable table) {
        return of(table.name(), table.columns(), table.cells());
    }

    /**
     * @param rows read while the file goes out; of a workbook, the texts stay in memory to its end
     */
    Response of(String name, List<String> columns, Iterable<List<Object>> rows) {
        StreamingOutput body = out -> write(name, columns, rows, out);
        return Response.ok(body, mediaType)
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + name + "." + ending + "\"")
                .build();
    }

    private static void writeCsv(
            List<String> columns, Iterable<List<Object>> rows, OutputStream out, Charset charset)
            throws IOException {
        Writer writer = new OutputStreamWriter(out, charset);
        writer.write(line(columns));
        for (List<Object> row : rows) {
            writer.write(line(row));
        }
        writer.flush();
    }

    private static String line(List<?> row) {
        return row.stream().map(TableFile::csvCell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String csvCell(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        String text = harmless(plain(value));
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** What begins like a formula would be one when the file is opened. */
    private static String harmless(String text) {
        return text.matches("(?s)\\s*[=+\\-@].*") ? "'" + text : text;
    }

    private static String plain(Object value) {
        String text = String.valueOf(value).replaceAll(NO_TEXT, " ");
        return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL);
    }

    private static void writeWorkbook(
            String name, List<String> columns, Iterable<List<Object>> rows, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, "Madoguchi", "1.0")) {
            writeSheet(book, name, columns, rows);
        }
    }

    /** One more sheet of a workbook. */
    static void writeSheet(
            Workbook book, String name, List<String> columns, Iterable<List<Object>> rows)
            throws IOException {
        Worksheet sheet = book.newWorksheet(name);
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(0, column, columns.get(column));
            sheet.style(0, column).bold().fillColor("E8F1FE").set();
        }
        sheet.freezePane(0, 1);
        int line = 1;
        for (List<Object> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) instanceof Number number) {
                    sheet.value(line, column, number);
                } else {
                    sheet.value(line, column, plain(row.get(column)));
                }
            }
            if (++line % FLUSHED == 0) {
                sheet.flush();
            }
        }
    }
}
