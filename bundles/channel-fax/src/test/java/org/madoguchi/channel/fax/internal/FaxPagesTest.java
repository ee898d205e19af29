// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.channel.fax.internal.FaxSettings.Sending;

/** What a message looks like on paper. */
class FaxPagesTest {
    private static final Path TESSERACT = Path.of("/usr/bin/tesseract");

    @TempDir Path folder;

    @Test
    void theCoverShouldSayForWhomFromWhomAndHowManyPages() throws Exception {
        List<PageImage> pages = written();
        assertThat(pages).hasSize(2);
        String cover = read(pages.get(0));
        assertThat(cover)
                .contains("FAX送信")
                .contains("山本正様")
                .contains("粗大ごみの申込方法")
                .contains("コンタクトセンター")
                .contains("2枚");
        assertThat(read(pages.get(1))).contains("粗大ごみ受付センターに電話でお申し込みください");
    }

    @Test
    void aPageShouldBeAsFaxMachinesTakeIt() throws Exception {
        for (PageImage page : written()) {
            assertThat(page.dots().getWidth()).isEqualTo(1728);
            assertThat(page.across()).isBetween(203.5, 204.5);
            assertThat(page.down()).isBetween(195.5, 196.5);
            assertThat(FaxReaderTest.black(page.dots())).isBetween(0.0005, 0.2);
        }
    }

    @Test
    void theCopyShouldShowThePagesThatAreSentInTheirSize() throws Exception {
        written();
        try (PDDocument copy = Loader.loadPDF(FaxPdf.of(folder.resolve("out.tif")))) {
            assertThat(copy.getNumberOfPages()).isEqualTo(2);
            // 1728 dots at 204 to the inch, in points
            assertThat(copy.getPage(0).getMediaBox().getWidth()).isBetween(608f, 612f);
            BufferedImage cover = new PDFRenderer(copy).renderImageWithDPI(0, 204);
            ImageIO.write(cover, "png", folder.resolve("page.png").toFile());
            assertThat(text(folder.resolve("page.png"))).contains("FAX送信");
        }
    }

    @Test
    void picturesAndPdfShouldBeFurtherPages() throws Exception {
        List<PageImage> pages =
                written(file("地図.png", "image/png", gradient()), file("案内.pdf", "", pdf(2, "")));
        assertThat(pages).hasSize(5);
        // grays as dots: about half of them black
        assertThat(FaxReaderTest.black(pages.get(2).dots())).isBetween(0.1, 0.6);
    }

    @Test
    void whatCannotBeAPageShouldBeRefusedByName() throws Exception {
        for (Attachment attachment :
                List.of(
                        file("一覧.xlsx", "application/zip", new byte[] {'P', 'K', 3, 4}),
                        file(
                                "壊れた.pdf",
                                "application/pdf",
                                "%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII)),
                        file("鍵付き.pdf", "application/pdf", pdf(1, "secret")))) {
            assertThatExceptionOfType(UnsendableException.class)
                    .isThrownBy(() -> written(attachment))
                    .satisfies(e -> assertThat(e.reason().ja()).contains(attachment.fileName()));
        }
    }

    @Test
    void moreThanTheAllowedPagesShouldBeRefused() throws Exception {
        byte[] thick = pdf(40, "");
        assertThatExceptionOfType(UnsendableException.class)
                .isThrownBy(() -> written(file("要覧.pdf", "application/pdf", thick)))
                .satisfies(e -> assertThat(e.reason().ja()).contains("40枚").contains("30枚"));
    }

    private List<PageImage> written(Attachment... attachments) throws Exception {
        Path file = folder.resolve("out.tif");
        pages(folder).write(Desk.message(1, "0355550101", attachments), file);
        List<PageImage> pages = new ArrayList<>();
        try (TiffPages tiff = new TiffPages(file)) {
            for (Optional<PageImage> page = tiff.page(0);
                    page.isPresent();
                    page = tiff.page(pages.size())) {
                pages.add(page.get());
            }
        }
        return pages;
    }

    static FaxPages pages(Path folder) {
        return new FaxPages(sending(folder), Desk.CITY, Clock.systemUTC());
    }

    static Sending sending(Path folder) {
        return new Sending(
                folder,
                "PJSIP/{number}@outside",
                "0355550199",
                "ASAHI CITY",
                Optional.empty(),
                30,
                5,
                Duration.ofSeconds(8),
                Duration.ofMinutes(3));
    }

    /** As a citizen reads it; by a program for want of one. */
    private String read(PageImage page) throws IOException {
        Path picture = folder.resolve("page.png");
        ImageIO.write(page.squared(), "png", picture.toFile());
        return text(picture);
    }

    private static String text(Path picture) throws IOException {
        return ReadText.clean(
                new Tesseract(Optional.of(TESSERACT)).read(picture, Duration.ofSeconds(60)));
    }

    private static Attachment file(String name, String type, byte[] content) {
        return new Attachment(name, type, Content.of(content));
    }

    private static byte[] gradient() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, Color.BLACK, 400, 0, Color.WHITE));
        pen.fillRect(0, 0, 400, 300);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static byte[] pdf(int pages, String password) throws IOException {
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            if (!password.isEmpty()) {
                document.protect(
                        new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
