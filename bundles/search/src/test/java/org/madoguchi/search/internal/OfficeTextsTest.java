// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.Content;
import org.madoguchi.test.Requirement;

/** What of Office files can be searched, and that no file harms whoever reads it. */
class OfficeTextsTest {
    private final OfficeTexts office = new OfficeTexts();

    @Test
    @Requirement("FJ-090")
    void theWordsOfALetterShouldBeFoundThoughTheyAreInPieces() throws Exception {
        String document =
                """
                <w:document><w:body><w:p w:rsidR="1"><w:r><w:t>粗大</w:t></w:r>
                <w:r><w:t xml:space="preserve">ごみ の申込み &lt;電話&gt; &amp; &#x7A93;&#21475;</w:t></w:r></w:p>
                <w:p><w:r><w:t>次の段落</w:t></w:r></w:p><w:p><w:tab/><w:tbl>図</w:tbl></w:p></w:body></w:document>
                """;
        assertThat(text(Map.of("word/document.xml", document)))
                .contains("粗大ごみ の申込み <電話> & 窓口\n", "次の段落")
                .doesNotContain("図", "rsid", "preserve");
    }

    @Test
    @Requirement("FJ-090")
    void theWordsOfTablesAndSlidesShouldBeFound() throws Exception {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("xl/sharedStrings.xml", "<sst><si><t>品目</t></si><si><t>料金</t></si></sst>");
        parts.put("xl/worksheets/sheet1.xml", "<c t=\"inlineStr\"><is><t>たんす</t></is></c>");
        parts.put("ppt/slides/slide2.xml", "<a:p><a:r><a:t>避難所の一覧</a:t></a:r></a:p>");
        parts.put("docProps/core.xml", "<t>作成者</t>");
        assertThat(text(parts)).contains("品目\n料金\n", "たんす", "避難所の一覧").doesNotContain("作成者");
    }

    @Test
    void aDamagedFileShouldGiveWhatCanBeRead() throws Exception {
        byte[] whole = zip(Map.of("word/document.xml", "<w:p><w:t>本文</w:t></w:p>"));
        assertThat(
                        office.text(
                                Content.of(
                                        "PK\003\004nonsense".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(office.text(Content.of(part))).isIn("", "本文\n");
        }
        assertThat(office.text(Content.of(new byte[0]))).isEmpty();
    }

    @Test
    void entitiesShouldStayWhatTheyAre() throws Exception {
        String hostile =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"bbbb\">]>"
                        + "<w:t>&a;&b;&#99999999;&#x110000;</w:t>";
        assertThat(text(Map.of("word/document.xml", hostile))).startsWith("&a;&b;");
    }

    @Test
    @Timeout(30)
    void aFileThatUnpacksToManyTimesItsSizeShouldHarmNobody() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"word/media/picture.png", "word/document.xml"}) {
                zip.putNextEntry(new ZipEntry(name));
                for (int i = 0; i < 300; i++) {
                    zip.write(blanks);
                }
                zip.closeEntry();
            }
        }
        long before = System.nanoTime();
        assertThat(office.text(Content.of(out.toByteArray()))).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void noMoreThanTheFirstLettersShouldBeRead() throws Exception {
        String long1 = "<w:p><w:t>" + "あ".repeat(OfficeTexts.MOST_LETTERS + 1_000) + "</w:t></w:p>";
        assertThat(text(Map.of("word/document.xml", long1))).hasSize(OfficeTexts.MOST_LETTERS);
        assertThat(office.text(Content.of(new byte[(int) OfficeTexts.MOST_BYTES + 1]))).isEmpty();
    }

    private String text(Map<String, String> parts) throws IOException {
        return office.text(Content.of(zip(parts)));
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
