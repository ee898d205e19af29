// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.channel.fax.internal.FaxSettings.Receiving;

/** What Asterisk leaves in the folder, whole and otherwise. */
class FaxReaderTest {
    private static final String NAME =
            "20261128T010203Z_0466550199_0355550101_1795290053.7_complete.tif";
    private static final Receiving LIMITS =
            new Receiving(200, 1_000_000, Optional.empty(), 20, Duration.ofSeconds(5));

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(NAME);
    }

    @Test
    void allPagesShouldBeInThePdfDotByDot() throws IOException {
        List<Sheet> sheets = sheets(3);
        FaxTiff.write(sheets, file);
        try (ReadFax fax = reader(LIMITS, "").read(file)) {
            assertThat(fax.message().problems()).isEmpty();
            assertThat(fax.message().sender().address().value()).isEqualTo("+81355550101");
            assertThat(fax.message().original().bytes()).isEqualTo(Files.readAllBytes(file));
            assertThat(names(fax))
                    .containsExactly("FAX.pdf", "FAX-1.png", "FAX-2.png", "FAX-3.png");
            try (PDDocument pdf = Loader.loadPDF(attachment(fax, 0).content().bytes())) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(3);
                assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(840f, 844f);
                BufferedImage page =
                        new PDFRenderer(pdf).renderImage(1, 204f / 72, ImageType.BINARY);
                assertThat(black(page)).isCloseTo(black(sheets.get(1).dots()), within(0.1));
            }
            BufferedImage picture = picture(attachment(fax, 2));
            assertThat(picture.getWidth()).isEqualTo(1728);
            assertThat(black(picture)).isCloseTo(black(sheets.get(1).dots()), within(0.05));
        }
        assertThat(folder).isDirectoryContaining(found -> found.equals(file));
    }

    @Test
    void whatIsReadShouldBeTheTextAndItsFirstLineTheSubject() throws IOException {
        FaxTiff.write(sheets(2), file);
        try (ReadFax fax = reader(LIMITS, "転入 届 に つい て\n必要 な もの は 何 で すか").read(file)) {
            assertThat(fax.message().subject()).isEqualTo("FAX（2枚）転入届について");
            assertThat(fax.message().text())
                    .isEqualTo("転入届について\n必要なものは何ですか\n\n転入届について\n必要なものは何ですか");
        }
    }

    @Test
    void pagesThatCannotBeReadShouldStillBeACase() throws IOException {
        FaxTiff.write(sheets(1), file);
        TextReader broken =
                new TextReader() {
                    @Override
                    public boolean isThere() {
                        return true;
                    }

                    @Override
                    public String read(Path page, Duration limit) throws IOException {
                        throw new IOException("no");
                    }
                };
        try (ReadFax fax = new FaxReader(Desk.CHANNEL, LIMITS, broken).read(file)) {
            assertThat(problems(fax)).singleElement().asString().contains("読み取れませんでした");
            assertThat(names(fax)).contains("FAX.pdf");
        }
        try (ReadFax fax =
                new FaxReader(Desk.CHANNEL, LIMITS, new Tesseract(Optional.empty())).read(file)) {
            assertThat(problems(fax)).singleElement().asString().contains("読み取りソフトが入っていません");
        }
    }

    @Test
    void aDamagedFileShouldBeACaseWithWhatCanBeSeen() throws IOException {
        FaxTiff.write(sheets(2), file);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j < 1 + i % 20; j++) {
                damaged[random.nextInt(i % 2 == 0 ? 400 : damaged.length)] =
                        (byte) random.nextInt();
            }
            Files.write(
                    file,
                    i % 3 == 0 ? java.util.Arrays.copyOf(damaged, whole.length / 2) : damaged);
            try (ReadFax fax = reader(LIMITS, "").read(file)) {
                assertThat(fax.message().original().size()).isEqualTo(Files.size(file));
            }
        }
        Files.writeString(file, "no TIFF at all");
        try (ReadFax fax = reader(LIMITS, "").read(file)) {
            assertThat(problems(fax)).singleElement().asString().contains("1ページ目から先を表示できません");
            assertThat(fax.message().attachments()).isEmpty();
        }
    }

    @Test
    void aSmallFileThatClaimsToBeHugeShouldNotBeUnpacked() throws IOException {
        Files.write(file, claiming(100_000, 100_000, 1));
        try (ReadFax fax = reader(LIMITS, "").read(file)) {
            assertThat(problems(fax)).singleElement().asString().contains("表示できません");
        }
        Files.write(file, claiming(4_000, 20_000, 32));
        try (ReadFax fax = reader(LIMITS, "").read(file)) {
            assertThat(problems(fax)).singleElement().asString().contains("表示できません");
        }
    }

    @Test
    void pagesThatLeadBackToTheFirstShouldEndAtTheLimit() throws IOException {
        FaxTiff.write(sheets(1), file);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer tiff = ByteBuffer.wrap(bytes);
        tiff.order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int first = tiff.getInt(4);
        tiff.putInt(first + 2 + 12 * tiff.getShort(first), first);
        Files.write(file, bytes);
        Receiving few = new Receiving(5, 1_000_000, Optional.empty(), 20, Duration.ofSeconds(5));
        try (ReadFax fax = reader(few, "").read(file)) {
            assertThat(fax.message().attachments()).hasSizeLessThanOrEqualTo(6);
            assertThat(problems(fax)).isNotEmpty();
        }
    }

    @Test
    void aFaxOfAsManyPagesAsAllowedShouldBeTakenAndALongerOneCutWithAWord() throws IOException {
        List<Sheet> sheets = sheets(1);
        List<Sheet> many = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            many.add(sheets.get(0));
        }
        FaxTiff.write(many, file);
        Receiving limits =
                new Receiving(24, 50_000_000, Optional.empty(), 20, Duration.ofSeconds(5));
        try (ReadFax fax = reader(limits, "").read(file)) {
            assertThat(names(fax)).hasSize(21); // the PDF and twenty pictures
            try (PDDocument pdf = Loader.loadPDF(attachment(fax, 0).content().bytes())) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(24);
            }
            assertThat(problems(fax)).anyMatch(said -> said.contains("24ページまで"));
        }
    }

    @Test
    void aFileThatIsTooLargeShouldBeKeptUnopened() throws IOException {
        FaxTiff.write(sheets(1), file);
        Receiving small = new Receiving(200, 100, Optional.empty(), 20, Duration.ofSeconds(5));
        try (ReadFax fax = reader(small, "").read(file)) {
            assertThat(fax.message().attachments()).isEmpty();
            assertThat(fax.message().original().size()).isEqualTo(Files.size(file));
            assertThat(problems(fax)).singleElement().asString().contains("大きい");
        }
    }

    @Test
    void anyFileInTheFolderShouldBeACase() throws IOException {
        file = folder.resolve("scan.tif");
        FaxTiff.write(sheets(1), file);
        try (ReadFax fax = reader(LIMITS, "").read(file);
                ReadFax again = reader(LIMITS, "").read(file)) {
            assertThat(fax.message().sender().address()).isEqualTo(Address.NONE);
            assertThat(fax.message().externalId()).isEqualTo(again.message().externalId());
            assertThat(problems(fax)).anyMatch(said -> said.contains("名前の形"));
        }
    }

    private static FaxReader reader(Receiving limits, String text) {
        return new FaxReader(
                Desk.CHANNEL,
                limits,
                new TextReader() {
                    @Override
                    public boolean isThere() {
                        return true;
                    }

                    @Override
                    public String read(Path page, Duration limit) {
                        return text;
                    }
                });
    }

    private static List<Sheet> sheets(int count) {
        List<Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sheet sheet = new Sheet();
            Graphics2D pen = sheet.pen();
            pen.fillRect(100, 100, 100 + 50 * i, 200);
            pen.drawLine(0, 0, 595, 842);
            pen.dispose();
            sheets.add(sheet);
        }
        return sheets;
    }

    /** A TIFF of one picture, uncompressed, that has no data. */
    private static byte[] claiming(int width, int height, int bits) {
        ByteBuffer tiff = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 7);
        int[][] fields = {
            {256, width}, {257, height}, {258, bits}, {259, 4}, {262, 0}, {273, 150}, {279, 10}
        };
        for (int[] field : fields) {
            tiff.putShort((short) field[0]).putShort((short) 4).putInt(1).putInt(field[1]);
        }
        return tiff.putInt(0).array();
    }

    private static List<String> problems(ReadFax fax) {
        return fax.message().problems().stream().map(LocalizedText::ja).toList();
    }

    private static List<String> names(ReadFax fax) {
        return fax.message().attachments().stream().map(Attachment::fileName).toList();
    }

    private static Attachment attachment(ReadFax fax, int number) {
        return fax.message().attachments().get(number);
    }

    private static BufferedImage picture(Attachment attachment) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(attachment.content().bytes()));
    }

    /** Share of black dots. */
    static double black(BufferedImage image) {
        long black = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                black += (image.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        return (double) black / image.getWidth() / image.getHeight();
    }

    private static org.assertj.core.data.Offset<Double> within(double part) {
        return org.assertj.core.api.Assertions.within(part * 0.1);
    }
}
