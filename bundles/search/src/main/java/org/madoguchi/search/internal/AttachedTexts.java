// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads plain text, CSV and HTML in UTF-8 or Shift_JIS, PDF, and DOCX, XLSX and PPTX, as far as the
 * first part goes (FJ-090). Of other files the name can be searched. For one thread.
 */
final class AttachedTexts implements Attachments {
    private static final int MAX_BYTES = 200_000;
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<!--.*?-->|<[^>]{0,2000}>");
    private static final Logger LOG = LoggerFactory.getLogger(AttachedTexts.class);

    private final BlobStore blobs;
    private final PdfTexts pdf;
    private final OfficeTexts office = new OfficeTexts();

    AttachedTexts(BlobStore blobs) {
        this(blobs, new PdfTexts());
    }

    AttachedTexts(BlobStore blobs, PdfTexts pdf) {
        this.blobs = blobs;
        this.pdf = pdf;
    }

    @Override
    public String text(ArticleFile file) {
        String type = file.mediaType().toLowerCase(Locale.ROOT);
        try {
            if (type.startsWith("application/pdf")) {
                return file.fileName() + "\n" + pdf.text(blobs.get(file.blob()));
            }
            if (type.startsWith(OFFICE)) {
                return file.fileName() + "\n" + office.text(blobs.get(file.blob()));
            }
            if (!type.startsWith("text/")) {
                return file.fileName();
            }
            String text = beginning(blobs.get(file.blob()));
            boolean html = type.startsWith("text/html");
            return file.fileName() + "\n" + (html ? UNSEEN.matcher(text).replaceAll(" ") : text);
        } catch (IOException | NotFoundException e) {
            LOG.warn("file {} of an article cannot be read; its name is searched", file.blob(), e);
            return file.fileName();
        }
    }

    private static String beginning(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return decoded(in.readNBytes(MAX_BYTES));
        }
    }

    /** A part may end within a letter, which both encodings then show as one bad letter. */
    private static String decoded(byte[] bytes) {
        for (int cut = 0; cut < Math.min(4, bytes.length + 1); cut++) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
                        .toString();
            } catch (CharacterCodingException e) {
                if (bytes.length < MAX_BYTES) {
                    break; // whole files do not end within a letter
                }
            }
        }
        return new String(bytes, Charset.forName("Windows-31J"));
    }
}
