// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.test.Requirement;

/** What of attached files can be searched, and that no file harms whoever reads it. */
class AttachedTextsTest {
    private static final Charset SHIFT_JIS = Charset.forName("Windows-31J");

    private final long before = left();
    private byte[] stored = new byte[0];
    private AttachedTexts texts;

    @BeforeEach
    void start() {
        texts = reading(Duration.ofMinutes(2));
    }

    @AfterEach
    void nothingShouldBeLeftOnTheDisk() {
        assertThat(left()).isEqualTo(before);
    }

    @Test
    @Requirement("FJ-090")
    void theTextOfAPdfShouldBeFound() throws Exception {
        stored = pdf("Bulky waste is collected on Mondays", "Second page: telephone 0570");

        assertThat(text("guide.pdf", "application/pdf"))
                .startsWith("guide.pdf")
                .contains("collected on Mondays", "telephone 0570");
    }

    @Test
    @Requirement("FJ-090")
    void textShouldBeReadInEitherCoding() {
        stored = "収集日は月曜日です。".getBytes(SHIFT_JIS);
        assertThat(text("一覧.csv", "text/csv")).contains("一覧.csv", "収集日は月曜日");
        stored = "収集日は火曜日です。".getBytes(StandardCharsets.UTF_8);
        assertThat(text("一覧.txt", "text/plain; charset=utf-8")).contains("収集日は火曜日");
    }

    @Test
    void aTextThatIsCutWithinALetterShouldStayReadable() {
        stored = ("a" + "語".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThat(text("長い.txt", "text/plain")).contains("a語語").hasSizeLessThan(100_000);
    }

    @Test
    void whatABrowserDoesNotShowShouldNotBeFound() {
        stored =
                "<head><title>題</title></head><p>本文</p><script>var ない = 1</script><!-- 注 -->"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(text("頁.html", "text/html"))
                .contains("本文")
                .doesNotContain("題", "ない", "注", "<p>");
    }

    @Test
    void ofOtherFilesTheNameShouldBeFound() {
        stored = new byte[] {1, 2, 3};
        assertThat(text("地図.png", "image/png")).isEqualTo("地図.png");
        stored = null;
        assertThat(text("なくなった.pdf", "application/pdf")).isEqualTo("なくなった.pdf");
        assertThat(text("なくなった.txt", "text/plain")).isEqualTo("なくなった.txt");
    }

    @Test
    void aDamagedOrLockedPdfShouldBeFoundByItsName() throws Exception {
        stored = "%PDF-1.7\nnonsense".getBytes(StandardCharsets.US_ASCII);
        assertThat(text("壊れた.pdf", "application/pdf").strip()).isEqualTo("壊れた.pdf");
        stored = locked();
        assertThat(text("鍵.pdf", "application/pdf").strip()).isEqualTo("鍵.pdf");
    }

    @Test
    void aPdfThatUnpacksToManyTimesItsSizeShouldHarmNobody() throws Exception {
        stored = bomb(2_000L * 1024 * 1024);
        assertThat(stored.length).isLessThan(10 * 1024 * 1024);

        assertThatNoException()
                .isThrownBy(
                        () -> assertThat(text("爆弾.pdf", "application/pdf")).startsWith("爆弾.pdf"));
    }

    @Test
    void aPdfThatTakesTooLongShouldBeGivenUp() throws Exception {
        texts = reading(Duration.ofMillis(1));
        stored = pdf("never read");
        assertThat(text("遅い.pdf", "application/pdf").strip()).isEqualTo("遅い.pdf");
    }

    @Test
    void noMoreThanTheFirstPagesAndLettersShouldBeRead() throws Exception {
        String[] pages = new String[PdfTexts.MOST_PAGES + 2];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = "page" + (i + 1) + "x";
        }
        stored = pdf(pages);
        assertThat(text("厚い.pdf", "application/pdf"))
                .contains("page" + PdfTexts.MOST_PAGES + "x")
                .doesNotContain("page" + (PdfTexts.MOST_PAGES + 1) + "x");
        stored = pdf("w".repeat(PdfTexts.MOST_LETTERS + 1000));
        assertThat(text("長い.pdf", "application/pdf")).hasSizeLessThan(PdfTexts.MOST_LETTERS + 100);
    }

    @Test
    void aPdfThatIsTooLargeShouldNotBeOpened() {
        stored = new byte[(int) PdfTexts.MOST_BYTES + 1];
        assertThat(text("大きい.pdf", "application/pdf").strip()).isEqualTo("大きい.pdf");
    }

    private AttachedTexts reading(Duration time) {
        BlobStore blobs =
                new BlobStore() {
                    @Override
                    public BlobId put(Content content) {
                        throw new UnsupportedOperationException("nothing is stored here");
                    }

                    @Override
                    public Content get(BlobId id) {
                        if (stored == null) {
                            throw new NotFoundException("no blob " + id);
                        }
                        return Content.of(stored);
                    }

                    @Override
                    public void delete(BlobId id) {
                        throw new UnsupportedOperationException("nothing is stored here");
                    }
                };
        return new AttachedTexts(blobs, new PdfTexts(time));
    }

    private String text(String name, String type) {
        return texts.text(new ArticleFile(name, type, 1, new BlobId(1)));
    }

    private static byte[] pdf(String... pages) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (String text : pages) {
                written(document, text);
            }
            return saved(document);
        }
    }

    private static void written(PDDocument document, String text) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 10);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] locked() throws IOException {
        try (PDDocument document = new PDDocument()) {
            written(document, "secret");
            StandardProtectionPolicy policy =
                    new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return saved(document);
        }
    }

    /** A page whose content is blanks, packed. */
    private static byte[] bomb(long size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] blanks = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new DeflaterOutputStream(packed)) {
            for (long at = 0; at < size; at += blanks.length) {
                out.write(blanks);
            }
        }
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream content = new PDStream(document);
            try (OutputStream raw = content.getCOSObject().createRawOutputStream()) {
                packed.writeTo(raw);
            }
            content.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            page.setContents(content);
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static long left() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("madoguchi-pdf"))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
