// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.madoguchi.api.Content;

/** Files that do no harm when a citizen opens them: the name and the content must both say so. */
enum FileKind {
    PDF("application/pdf", "%PDF-", "pdf"),
    PNG("image/png", "\u0089PNG\r\n\u001a\n", "png"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff", "jpg", "jpeg"),
    GIF("image/gif", "GIF8", "gif"),
    WEBP("image/webp", "RIFF", "webp"),
    DOCX(office("wordprocessingml.document"), Zip.MAGIC, "docx"),
    XLSX(office("spreadsheetml.sheet"), Zip.MAGIC, "xlsx"),
    PPTX(office("presentationml.presentation"), Zip.MAGIC, "pptx"),
    TEXT("text/plain", "", "txt"),
    CSV("text/csv", "", "csv");

    private final String mediaType;
    private final byte[] magic;
    private final List<String> endings;

    FileKind(String mediaType, String magic, String... endings) {
        this.mediaType = mediaType;
        this.magic = magic.getBytes(StandardCharsets.ISO_8859_1);
        this.endings = List.of(endings);
    }

    private static String office(String kind) {
        return "application/vnd.openxmlformats-officedocument." + kind;
    }

    String mediaType() {
        return mediaType;
    }

    /** Endings for people to read. */
    static String names() {
        return Arrays.stream(values())
                .flatMap(kind -> kind.endings.stream())
                .collect(Collectors.joining(", "));
    }

    static Optional<FileKind> of(String fileName, Content content) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .filter(kind -> kind.fits(content))
                .findFirst();
    }

    private boolean fits(Content content) {
        try (InputStream in = content.open()) {
            if (!Arrays.equals(in.readNBytes(magic.length), magic)) {
                return false;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (magic.length == 0) {
            return isText(content);
        }
        return !mediaType.contains("openxmlformats") || Zip.isOfficeWithoutMacros(content);
    }

    private static boolean isText(Content content) {
        try (InputStream in = content.open()) {
            byte[] start = in.readNBytes(64 * 1024);
            for (byte one : start) {
                if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Office documents are zip files. */
    private static final class Zip {
        static final String MAGIC = "PK\u0003\u0004";
        private static final int ENTRIES = 10_000;

        /** In bytes; a small file that unpacks to more is a trap. */
        private static final long UNPACKED = 300L * 1024 * 1024;

        private Zip() {}

        static boolean isOfficeWithoutMacros(Content content) {
            boolean office = false;
            long unpacked = 0;
            try (ZipInputStream zip = new ZipInputStream(content.open())) {
                ZipEntry entry = zip.getNextEntry();
                for (int count = 0; entry != null; count++) {
                    String name = entry.getName().toLowerCase(Locale.ROOT);
                    unpacked += zip.skip(UNPACKED);
                    if (count > ENTRIES
                            || unpacked >= UNPACKED
                            || name.endsWith("vbaproject.bin")) {
                        return false;
                    }
                    office |= name.equals("[content_types].xml");
                    entry = zip.getNextEntry();
                }
                return office;
            } catch (ZipException | IllegalArgumentException e) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
