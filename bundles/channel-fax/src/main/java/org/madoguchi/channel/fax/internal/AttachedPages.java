// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.madoguchi.api.channel.Attachment;

/** Attachments as further pages: PDF and pictures. Anything else is refused, never left out. */
final class AttachedPages {
    private static final long MOST_DOTS = 40_000_000;

    /** Dots along the longer side of a page that is drawn. */
    private static final float LONGEST = 2_400;

    private AttachedPages() {}

    /**
     * @throws UnsendableException when it is neither, damaged, locked or too large
     */
    static List<Sheet> of(Attachment attachment, int most) throws UnsendableException {
        String name = attachment.fileName();
        try {
            if (attachment.mediaType().equals("application/pdf")
                    || name.toLowerCase(Locale.ROOT).endsWith(".pdf")) {
                return pdf(attachment, most);
            }
            return List.of(picture(attachment));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // whoever made the file decides what the libraries meet
            UnsendableException refused =
                    new UnsendableException(Texts.text("send.attachment", name));
            refused.initCause(e);
            throw refused;
        }
    }

    private static List<Sheet> pdf(Attachment attachment, int most)
            throws IOException, UnsendableException {
        try (InputStream in = attachment.content().open();
                PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(in))) {
            int pages = document.getNumberOfPages();
            if (pages > most) {
                throw new UnsendableException(Texts.text("send.pages", pages, most));
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<Sheet> sheets = new ArrayList<>();
            for (int i = 0; i < pages; i++) {
                PDRectangle size = document.getPage(i).getCropBox();
                float scale = LONGEST / Math.max(size.getWidth(), size.getHeight());
                sheets.add(sheet(renderer.renderImage(i, scale, ImageType.GRAY)));
            }
            return sheets;
        }
    }

    private static Sheet picture(Attachment attachment) throws IOException {
        try (InputStream content = attachment.content().open();
                ImageInputStream in = ImageIO.createImageInputStream(content)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_DOTS) {
                    throw new IOException("too many dots");
                }
                return sheet(reader.read(0));
            } finally {
                reader.dispose();
            }
        }
    }

    private static Sheet sheet(BufferedImage picture) {
        Sheet sheet = new Sheet();
        sheet.fill(picture);
        return sheet;
    }
}
