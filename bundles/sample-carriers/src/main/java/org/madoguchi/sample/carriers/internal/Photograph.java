// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** What the citizen has in the telephone's album: a road with a hole in it. */
final class Photograph {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 320;

    private Photograph() {}

    static byte[] png() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xBFD9EE));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x7FA36B));
        pen.fillRect(0, 110, WIDTH, HEIGHT);
        pen.setColor(new Color(0x6B6F76));
        pen.fillPolygon(new int[] {190, 290, 470, 10}, new int[] {110, 110, 320, 320}, 4);
        pen.setColor(Color.WHITE);
        pen.setStroke(
                new BasicStroke(
                        6,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        1,
                        new float[] {26, 22},
                        0));
        pen.drawLine(240, 115, 240, 320);
        pen.setColor(new Color(0x3A3D42));
        pen.fillOval(262, 214, 110, 48);
        pen.setColor(new Color(0x1E2023));
        pen.fillOval(274, 222, 86, 34);
        pen.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
