// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;

/**
 * Writes the document that Asterisk sends: TIFF, a picture of one strip for each page, CCITT T.6.
 * The JDK's own writer leaves out what equals the standard's default, and spandsp knows no
 * defaults.
 */
final class FaxTiff {
    private static final int HEADER = 8;
    private static final int FIELDS = 13;
    private static final int DIRECTORY = 2 + FIELDS * 12 + 4;
    private static final int RATIONALS = 16;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int RATIONAL = 5;

    private FaxTiff() {}

    static void write(List<Sheet> sheets, Path file) throws IOException {
        List<byte[]> strips = new ArrayList<>();
        int size = HEADER;
        for (Sheet sheet : sheets) {
            byte[] strip = strip(sheet.dots());
            strips.add(strip);
            size += even(strip.length) + RATIONALS + DIRECTORY;
        }
        ByteBuffer tiff = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(new byte[] {'I', 'I', 42, 0});
        for (int i = 0; i < strips.size(); i++) {
            byte[] strip = strips.get(i);
            int data = tiff.position() + 4;
            int resolution = data + even(strip.length);
            // the header, or the page before, tells where this page is described
            tiff.putInt(resolution + RATIONALS).put(strip).position(resolution);
            tiff.putInt((int) Sheet.ACROSS).putInt(1).putInt((int) Sheet.DOWN).putInt(1);
            describe(tiff, sheets.get(i).dots(), data, strip.length, resolution);
        }
        tiff.putInt(0);
        Files.write(file, tiff.array());
    }

    private static int even(int length) {
        return length + length % 2;
    }

    /** All but the last four bytes, which tell where the next one is. */
    private static void describe(
            ByteBuffer tiff, BufferedImage dots, int data, int length, int resolution) {
        tiff.putShort((short) FIELDS);
        field(tiff, 254, LONG, 2); // a page of several
        field(tiff, 256, LONG, dots.getWidth());
        field(tiff, 257, LONG, dots.getHeight());
        field(tiff, 258, SHORT, 1); // bits of a dot
        field(tiff, 259, SHORT, 4); // T.6
        field(tiff, 262, SHORT, 0); // white is zero
        field(tiff, 273, LONG, data);
        field(tiff, 277, SHORT, 1); // samples of a dot
        field(tiff, 278, LONG, dots.getHeight());
        field(tiff, 279, LONG, length);
        field(tiff, 282, RATIONAL, resolution);
        field(tiff, 283, RATIONAL, resolution + RATIONALS / 2);
        field(tiff, 296, SHORT, 2); // in an inch
    }

    /** Little end first: a short value is the beginning of a long one. */
    private static void field(ByteBuffer tiff, int tag, int type, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(1).putInt(value);
    }

    /** The code of FAX machines, as PDF has it inside, too. */
    private static byte[] strip(BufferedImage dots) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream coded =
                        CCITTFactory.createFromImage(document, dots)
                                .getCOSObject()
                                .createRawInputStream()) {
            return coded.readAllBytes();
        }
    }
}
