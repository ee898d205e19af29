// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** A sheet of paper that somebody writes on and puts into a FAX machine. */
final class Paper {
    private static final int DOTS_AN_INCH = 200;

    /** A4, as wide as FAX machines scan. */
    private static final int WIDTH = 1728;

    private static final int HEIGHT = 2339;
    private static final int MARGIN = 160;
    private static final float LETTERS = 44;
    private static final float LINE = 84;
    private static final String SAMPLE = "窓口あア、。";
    private static final List<String> PREFERRED =
            List.of("Mincho", "Serif CJK JP", "IPA", "CJK JP", "Gothic");
    private static final FontRenderContext DOTS = new FontRenderContext(null, true, true);

    private Paper() {}

    /**
     * Empty when the machine has no Japanese font. A Java without any font library ends in an
     * Error.
     */
    static Optional<Font> font() {
        try {
            return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                    .filter(font -> font.canDisplayUpTo(SAMPLE) < 0)
                    .min(Comparator.comparingInt(Paper::rank));
        } catch (RuntimeException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** What looks most like a letter, and not like another country's characters. */
    private static int rank(Font font) {
        String name = font.getFontName(Locale.ROOT);
        int rank = name.contains("Bold") || name.contains("Black") ? PREFERRED.size() : 0;
        for (String preferred : PREFERRED) {
            if (name.contains(preferred)) {
                return rank;
            }
            rank++;
        }
        return 2 * PREFERRED.size();
    }

    /** As much of the text as there is room for, on ruled paper. */
    static BufferedImage written(String text, Font font) {
        BufferedImage sheet = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(Color.BLACK);
        pen.setStroke(
                new BasicStroke(
                        1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {2, 8}, 0));
        float y = MARGIN + LINE;
        for (String line : text.split("\\R", -1)) {
            LineBreakMeasurer measurer = measurer(line.isEmpty() ? " " : line, font);
            int end = Math.max(1, line.length());
            while (measurer.getPosition() < end && y < HEIGHT - MARGIN) {
                TextLayout layout = measurer.nextLayout(WIDTH - 2f * MARGIN);
                layout.draw(pen, MARGIN, y);
                int rule = Math.round(y + LINE / 4);
                pen.drawLine(MARGIN, rule, WIDTH - MARGIN, rule);
                y += LINE;
            }
        }
        pen.dispose();
        return sheet;
    }

    private static LineBreakMeasurer measurer(String line, Font font) {
        AttributedString attributed = new AttributedString(line);
        attributed.addAttribute(TextAttribute.FONT, font.deriveFont(LETTERS));
        return new LineBreakMeasurer(
                attributed.getIterator(),
                java.text.BreakIterator.getLineInstance(Locale.JAPANESE),
                DOTS);
    }

    /** As a FAX machine keeps it: CCITT T.6. The file has its name once it is whole. */
    static void scan(BufferedImage sheet, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try {
            try (ImageOutputStream out = ImageIO.createImageOutputStream(part.toFile())) {
                ImageWriteParam coding = writer.getDefaultWriteParam();
                coding.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                coding.setCompressionType("CCITT T.6");
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(
                                ImageTypeSpecifier.createFromRenderedImage(sheet), coding);
                metadata.mergeTree("javax_imageio_1.0", resolution());
                writer.setOutput(out);
                writer.write(null, new IIOImage(sheet, null, metadata), coding);
            }
            Files.move(part, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode resolution() {
        IIOMetadataNode dimension = new IIOMetadataNode("Dimension");
        for (String axis : new String[] {"HorizontalPixelSize", "VerticalPixelSize"}) {
            IIOMetadataNode size = new IIOMetadataNode(axis);
            size.setAttribute("value", Double.toString(25.4 / DOTS_AN_INCH));
            dimension.appendChild(size);
        }
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_1.0");
        root.appendChild(dimension);
        return root;
    }
}
