// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.FileImageInputStream;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The pages of a received TIFF, one at a time. Sizes are looked at before anything is unpacked: a
 * small file can claim to be a huge picture.
 */
final class TiffPages implements AutoCloseable {
    private static final int WIDEST = 4_000;
    private static final int LONGEST = 20_000;
    private static final double MILLIMETRES = 25.4;
    private static final String STANDARD = "javax_imageio_1.0";

    /** A page in fine resolution, when the file does not say. */
    private static final double ACROSS = 204;

    private static final double DOWN = 196;

    private final FileImageInputStream in;
    private final ImageReader reader;

    TiffPages(Path file) throws IOException {
        in = new FileImageInputStream(file.toFile());
        reader = ImageIO.getImageReadersByFormatName("tiff").next();
        reader.setInput(in, false, false);
    }

    /**
     * @param number from 0
     * @return empty after the last page
     * @throws IOException when it cannot be read
     */
    Optional<PageImage> page(int number) throws IOException {
        try {
            int width = reader.getWidth(number);
            int height = reader.getHeight(number);
            int bits = reader.getRawImageType(number).getColorModel().getPixelSize();
            if (width > WIDEST || height > LONGEST || bits != 1) {
                throw new IOException(
                        "no FAX page: " + width + " x " + height + " dots of " + bits + " bits");
            }
            double[] resolution = resolution(reader.getImageMetadata(number));
            return Optional.of(
                    new PageImage(plain(reader.read(number)), resolution[0], resolution[1]));
        } catch (IndexOutOfBoundsException e) {
            if (number > 0 && beyondTheLast(number)) {
                return Optional.empty();
            }
            throw new IOException("damaged page", e);
        } catch (RuntimeException e) {
            // the reader trusts what a file says about itself
            throw new IOException("damaged page", e);
        }
    }

    private boolean beyondTheLast(int number) throws IOException {
        try {
            reader.getWidth(number);
            return false;
        } catch (IndexOutOfBoundsException e) {
            return true;
        }
    }

    /** Black on white in one way, whichever of the two the file has. */
    private static BufferedImage plain(BufferedImage read) {
        BufferedImage plain =
                new BufferedImage(
                        read.getWidth(), read.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = plain.createGraphics();
        pen.drawImage(read, 0, 0, null);
        pen.dispose();
        return plain;
    }

    private static double[] resolution(IIOMetadata metadata) {
        Element tree = (Element) metadata.getAsTree(STANDARD);
        double across = MILLIMETRES / size(tree, "HorizontalPixelSize");
        double down = MILLIMETRES / size(tree, "VerticalPixelSize");
        boolean plausible = across > 50 && across < 1200 && down > 50 && down < 1200;
        return plausible ? new double[] {across, down} : new double[] {ACROSS, DOWN};
    }

    private static double size(Element tree, String name) {
        NodeList found = tree.getElementsByTagName(name);
        return found.getLength() == 0
                ? Double.NaN
                : Double.parseDouble(((Element) found.item(0)).getAttribute("value"));
    }

    @Override
    public void close() throws IOException {
        reader.dispose();
        in.close();
    }
}
