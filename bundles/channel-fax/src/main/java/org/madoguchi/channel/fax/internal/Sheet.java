// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/**
 * A page as a FAX machine takes it: A4, 1728 dots across at 204 in an inch, 196 in an inch down,
 * black or white. Drawn on in points (1/72 inch) from the upper left corner.
 */
final class Sheet {
    static final double ACROSS = 204;
    static final double DOWN = 196;
    static final double WIDTH_POINTS = 595;
    static final double HEIGHT_POINTS = 842;

    private static final double POINTS = 72;
    private static final int WIDTH = 1728;
    private static final int HEIGHT = 2292;

    /** The machine's line is a little wider than A4. */
    private static final double LEFT = (WIDTH - WIDTH_POINTS * ACROSS / POINTS) / 2;

    private static final byte[] WHITE_AND_BLACK = {(byte) 0xff, 0};
    private static final int GRAYS = 255;

    private final BufferedImage dots =
            new BufferedImage(
                    WIDTH,
                    HEIGHT,
                    BufferedImage.TYPE_BYTE_BINARY,
                    new IndexColorModel(1, 2, WHITE_AND_BLACK, WHITE_AND_BLACK, WHITE_AND_BLACK));

    BufferedImage dots() {
        return dots;
    }

    /** To be disposed of. */
    Graphics2D pen() {
        Graphics2D pen = dots.createGraphics();
        pen.translate(LEFT, 0);
        pen.scale(ACROSS / POINTS, DOWN / POINTS);
        pen.setColor(Color.BLACK);
        pen.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return pen;
    }

    /** Draws a picture as large as the page allows, its grays as patterns of dots. */
    void fill(BufferedImage picture) {
        double width = WIDTH / ACROSS;
        double height = HEIGHT / DOWN;
        double scale = Math.min(width / picture.getWidth(), height / picture.getHeight());
        int across = Math.max(1, (int) Math.round(picture.getWidth() * scale * ACROSS));
        int down = Math.max(1, (int) Math.round(picture.getHeight() * scale * DOWN));
        BufferedImage gray = new BufferedImage(across, down, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = gray.createGraphics();
        pen.setColor(Color.WHITE); // behind what is transparent
        pen.fillRect(0, 0, across, down);
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, across, down, null);
        pen.dispose();
        scatter(gray, (WIDTH - Math.min(WIDTH, across)) / 2);
    }

    /** Floyd and Steinberg: what is lost at a dot is made up for at its neighbours. */
    private void scatter(BufferedImage gray, int left) {
        WritableRaster to = dots.getRaster();
        int width = Math.min(gray.getWidth(), WIDTH);
        int height = Math.min(gray.getHeight(), HEIGHT);
        int[] line = new int[width];
        int[] owed = new int[width + 2];
        for (int y = 0; y < height; y++) {
            int[] next = new int[width + 2];
            gray.getRaster().getSamples(0, y, width, 1, 0, line);
            for (int x = 0; x < width; x++) {
                int wanted = line[x] + owed[x + 1] / 16;
                int dot = wanted * 2 < GRAYS ? 0 : GRAYS;
                int lost = wanted - dot;
                owed[x + 2] += lost * 7;
                next[x] += lost * 3;
                next[x + 1] += lost * 5;
                next[x + 2] += lost;
                to.setSample(left + x, y, 0, dot == 0 ? 1 : 0);
            }
            owed = next;
        }
    }
}
