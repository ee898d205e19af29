// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {
    private static byte[] written(TableFile file, Object... cells) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write("faq", List.of("検索語", "回数"), List.of(List.of(cells)), out);
        return out.toByteArray();
    }

    @Test
    void aCsvFileShouldBeReadRightlyByExcel() throws IOException {
        byte[] file = written(TableFile.CSV, "粗大ごみ, 料金\n\"大型\"", 412L);

        assertThat(file).startsWith(0xef, 0xbb, 0xbf);
        assertThat(new String(file, StandardCharsets.UTF_8).substring(1))
                .isEqualTo("検索語,回数\r\n\"粗大ごみ, 料金\n\"\"大型\"\"\",412\r\n");
    }

    @Test
    void aFileInShiftJisShouldHoldTheCharactersOfWindows() throws IOException {
        assertThat(new String(written(TableFile.SJIS, "髙橋①〜", 1L), Charset.forName("windows-31j")))
                .contains("髙橋①");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+81", "-1", "@SUM(A1)", "\t=1"})
    void whatBeginsLikeAFormulaShouldStayText(String text) throws IOException {
        assertThat(new String(written(TableFile.CSV, text, 1L), StandardCharsets.UTF_8))
                .doesNotContain("\n" + text)
                .contains("\n'");
        assertThat(parts(written(TableFile.XLSX, text, 1L)).get("xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>");
    }

    @Test
    void aWorkbookShouldHoldNumbersAsNumbersAndAnyTextAsText() throws IOException {
        Map<String, String> parts =
                parts(written(TableFile.XLSX, "\u0000<b>\ud800\uffff" + "あ".repeat(40_000), 412L));

        assertThat(parts.get("xl/worksheets/sheet1.xml")).contains("<v>412</v>");
        assertThat(parts.get("xl/sharedStrings.xml"))
                .contains("&#x691c;&#x7d22;&#x8a9e;")
                .contains("&lt;b&gt;");
    }

    private static Map<String, String> parts(byte[] book) throws IOException {
        Map<String, String> parts = new HashMap<>();
        Path file = Files.createTempFile("table", ".xlsx");
        try {
            Files.write(file, book);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry part : Collections.list(zip.entries())) {
                    byte[] content = zip.getInputStream(part).readAllBytes();
                    parts.put(part.getName(), new String(content, StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }
}
