// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;

/**
 * One page of a FAX.
 *
 * @param dots black and white, one bit each
 * @param across dots in an inch; FAX machines know other figures down than across
 * @param down dots in an inch
 */
record PageImage(BufferedImage dots, double across, double down) {
    /** The dots as PDF keeps them: eight to a byte, white is 1, deflated. */
    byte[] packed() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(((DataBufferByte) dots.getRaster().getDataBuffer()).getData());
        }
        return packed.toByteArray();
    }

    /** The same with dots as high as wide, for a screen and for a program that reads. */
    BufferedImage squared() {
        int height = (int) Math.round(dots.getHeight() * across / down);
        if (height == dots.getHeight()) {
            return dots;
        }
        BufferedImage squared =
                new BufferedImage(
                        dots.getWidth(), Math.max(1, height), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = squared.createGraphics();
        pen.drawImage(dots, 0, 0, squared.getWidth(), squared.getHeight(), null);
        pen.dispose();
        return squared;
    }
}
