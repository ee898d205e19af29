// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import org.madoguchi.api.Content;

/**
 * The decoded body of one part, read from the spooled mail each time it is opened. A body whose
 * transfer encoding breaks off ends where it breaks.
 */
final class PartContent implements Content {
    private static final Set<String> PLAIN = Set.of("", "7bit", "8bit", "binary");

    private final MimePart part;
    private final String encoding;
    private final long size;
    private final boolean sound;

    private PartContent(MimePart part, String encoding, long size, boolean sound) {
        this.part = part;
        this.encoding = encoding;
        this.size = size;
        this.sound = sound;
    }

    /** Reads the part once for its size and adds it to the digest, line ends without CR. */
    static PartContent measure(MimePart part, MessageDigest digest) throws MessagingException {
        String[] headers = part.getHeader("Content-Transfer-Encoding");
        String encoding =
                headers == null
                        ? ""
                        : StructuredHeader.parse(headers[0]).value().toLowerCase(Locale.ROOT);
        long size = 0;
        boolean sound = isKnown(encoding);
        byte[] buffer = new byte[64 * 1024];
        try (InputStream in = decoded(part, encoding)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                for (int i = 0; i < count; i++) {
                    if (buffer[i] != '\r') {
                        digest.update(buffer[i]);
                    }
                }
            }
            sound &= !(in instanceof Base64Stream base64) || base64.isSound();
        } catch (IOException e) {
            // the encoding is broken, not the file: see DiskStream
            sound = false;
        }
        return new PartContent(part, encoding, size, sound);
    }

    /** Whether everything could be decoded. */
    boolean isSound() {
        return sound;
    }

    @Override
    public InputStream open() throws IOException {
        try {
            return new UntilStream(decoded(part, encoding), size);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    private static boolean isKnown(String encoding) {
        return PLAIN.contains(encoding)
                || Set.of("base64", "quoted-printable", "uuencode", "x-uuencode", "x-uue")
                        .contains(encoding);
    }

    private static InputStream decoded(MimePart part, String encoding) throws MessagingException {
        InputStream raw =
                new DiskStream(
                        part instanceof MimeMessage message
                                ? message.getRawInputStream()
                                : ((MimeBodyPart) part).getRawInputStream());
        if (PLAIN.contains(encoding) || !isKnown(encoding)) {
            return raw;
        }
        return encoding.equals("base64")
                ? new Base64Stream(raw)
                : MimeUtility.decode(raw, encoding);
    }

    /**
     * Keeps a failing disk apart from a broken encoding: the one must stop the intake, the other
     * must not.
     */
    private static final class DiskStream extends FilterInputStream {
        DiskStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() {
            try {
                return in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Ends where the first reading ended. */
    private static final class UntilStream extends FilterInputStream {
        private long left;

        UntilStream(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
