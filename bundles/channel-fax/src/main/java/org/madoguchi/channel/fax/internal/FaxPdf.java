// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/** Pages of a FAX as a document that every browser shows, in their true size. */
final class FaxPdf implements AutoCloseable {
    private static final int POINTS = 72;

    private final PDDocument document = new PDDocument();

    /**
     * @param tiff written here, so all of it can be read
     * @throws IOException when it cannot be read
     */
    static byte[] of(Path tiff) throws IOException {
        try (FaxPdf pdf = new FaxPdf();
                TiffPages pages = new TiffPages(tiff)) {
            Optional<PageImage> page = pages.page(0);
            for (int next = 1; page.isPresent(); next++) {
                pdf.add(page.get());
                page = pages.page(next);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        }
    }

    void add(PageImage page) throws IOException {
        float width = (float) (page.dots().getWidth() / page.across() * POINTS);
        float height = (float) (page.dots().getHeight() / page.down() * POINTS);
        PDPage sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
            PDImageXObject dots =
                    new PDImageXObject(
                            document,
                            new ByteArrayInputStream(page.packed()),
                            COSName.FLATE_DECODE,
                            page.dots().getWidth(),
                            page.dots().getHeight(),
                            1,
                            PDDeviceGray.INSTANCE);
            content.drawImage(dots, 0, 0, width, height);
        }
    }

    /** Also closes the stream. */
    void save(OutputStream out) throws IOException {
        try (out) {
            document.save(out);
        }
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
