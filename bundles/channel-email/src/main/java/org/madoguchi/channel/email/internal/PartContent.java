// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Set;
import org.madoguchi.api.Content;

/**
 * The decoded body of one part, read from the spooled mail each time it is opened. A body whose
 * transfer encoding breaks off ends where it breaks.
 */
final class PartContent implements Content {
    private static final Set<String> PLAIN = Set.of("", "7bit", "8bit", "binary");
    private static final Set<String> UUENCODE = Set.of("uuencode", "x-uuencode", "x-uue");

    private final RawMail raw;
    private final MailPart part;
    private final String encoding;
    private final long size;
    private final boolean sound;

    private PartContent(RawMail raw, MailPart part, String encoding, long size, boolean sound) {
        this.raw = raw;
        this.part = part;
        this.encoding = encoding;
        this.size = size;
        this.sound = sound;
    }

    /** Reads the part once for its size and adds it to the digest, line ends without CR. */
    static PartContent measure(RawMail raw, MailPart part, MessageDigest digest) {
        String encoding = part.encoding();
        long size = 0;
        boolean sound = isKnown(encoding);
        byte[] buffer = new byte[8 * 1024];
        byte[] plain = new byte[buffer.length];
        try (InputStream in = decoded(raw, part, encoding)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                int kept = 0;
                for (int i = 0; i < count; i++) {
                    if (buffer[i] != '\r') {
                        plain[kept++] = buffer[i];
                    }
                }
                digest.update(plain, 0, kept);
            }
            sound &= !(in instanceof Base64Stream base64) || base64.isSound();
        } catch (IOException e) {
            // the encoding is broken; a broken disk is told otherwise, see RawMail
            sound = false;
        }
        return new PartContent(raw, part, encoding, size, sound);
    }

    /** Whether everything could be decoded. */
    boolean isSound() {
        return sound;
    }

    @Override
    public InputStream open() throws IOException {
        return new LimitedStream(decoded(raw, part, encoding), size);
    }

    @Override
    public long size() {
        return size;
    }

    private static boolean isKnown(String encoding) {
        return PLAIN.contains(encoding)
                || UUENCODE.contains(encoding)
                || Set.of("base64", "quoted-printable").contains(encoding);
    }

    private static InputStream decoded(RawMail raw, MailPart part, String encoding)
            throws IOException {
        InputStream coded = raw.range(part.begin(), part.end());
        if (PLAIN.contains(encoding) || !isKnown(encoding)) {
            return coded;
        }
        if (encoding.equals("base64")) {
            return new Base64Stream(coded);
        }
        try {
            return MimeUtility.decode(new BufferedInputStream(coded), encoding);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }
}
