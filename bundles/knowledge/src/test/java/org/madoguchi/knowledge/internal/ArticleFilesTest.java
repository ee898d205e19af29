// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.storage.BlobId;

class ArticleFilesTest {
    private static KnowledgeFixture faq;

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
    }

    @AfterAll
    static void close() {
        faq.close();
    }

    @Test
    void aFileShouldBeKeptWithItsArticle() {
        ArticleFile form = keep("申請書.pdf", "%PDF-1.7 ...");
        ArticleFile picture = keep("地図.PNG", "\u0089PNG\r\n\u001a\n...");
        Article made =
                faq.desk.create(
                        EDITOR,
                        ArticleText.of(
                                        "申請書はどこですか",
                                        "<p><img src=\""
                                                + picture.reference()
                                                + "\" alt=\"地図\"></p>",
                                        Audience.PUBLIC)
                                .withFiles(List.of(form, picture)));

        assertThat(form.mediaType()).isEqualTo("application/pdf");
        assertThat(faq.desk.get(EDITOR, made.id()).text().files()).containsExactly(form, picture);
        assertThat(made.text().answer()).contains(picture.reference());
        assertThat(faq.database.blobs().get(form.blob()).bytes())
                .startsWith("%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatOnlyClaimsToBeHarmlessShouldBeRefused() throws IOException {
        refused("申請書.pdf", bytes("<html><script>alert(1)</script>"));
        refused("絵.svg", bytes("<svg onload=alert(1)>"));
        refused("頁.html", bytes("<p>"));
        refused("実行.exe", bytes("MZ"));
        refused("名.pdf.exe", bytes("%PDF-1.7"));
        refused("表.xlsm", zip("[Content_Types].xml", "xl/vbaProject.bin"));
        refused("表.xlsx", zip("[Content_Types].xml", "xl/vbaProject.bin"));
        refused("表.xlsx", zip("何か.txt"));
        refused("表.xlsx", bytes("PK\u0003\u0004壊れた"));
        refused("文.txt", new byte[] {'a', 0, 'b'});
        refused("空.pdf", new byte[0]);
        assertThat(keep("表.xlsx", zip("[Content_Types].xml", "xl/workbook.xml")).mediaType())
                .contains("spreadsheetml");
    }

    @Test
    void moreThanTwentyMebibytesShouldBeRefused() {
        Content large =
                new Content() {
                    @Override
                    public InputStream open() {
                        throw new AssertionError("not to be read");
                    }

                    @Override
                    public long size() {
                        return 20L * 1024 * 1024 + 1;
                    }
                };
        assertThatThrownBy(
                        () ->
                                faq.desk.keep(
                                        EDITOR, new Attachment("大.pdf", "application/pdf", large)))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("20 MB"));
    }

    @Test
    void aSmallFileThatUnpacksToManyGigabytesShouldBeRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 400; i++) {
                zip.write(zeros);
            }
        }
        refused("表.xlsx", bomb.toByteArray());
    }

    @Test
    void nobodysLetterShouldBecomeAFileOfAnArticle() {
        BlobId letter =
                faq.database
                        .transactions()
                        .required(() -> faq.database.blobs().put(Content.ofUtf8("%PDF-手紙")));
        assertThatThrownBy(
                        () ->
                                faq.desk.create(
                                        EDITOR,
                                        ArticleText.of("質問", "答え", Audience.PUBLIC)
                                                .withFiles(
                                                        List.of(
                                                                new ArticleFile(
                                                                        "手紙.pdf",
                                                                        "application/pdf",
                                                                        9,
                                                                        letter)))))
                .isInstanceOf(RejectedException.class);
    }

    private static void refused(String name, byte[] content) {
        assertThatThrownBy(() -> keep(name, content)).isInstanceOf(RejectedException.class);
    }

    private static ArticleFile keep(String name, String content) {
        return keep(name, bytes(content));
    }

    private static ArticleFile keep(String name, byte[] content) {
        return faq.desk.keep(
                EDITOR, new Attachment(name, "application/octet-stream", Content.of(content)));
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
