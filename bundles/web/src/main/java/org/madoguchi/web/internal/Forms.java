// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.web.FormData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads form bodies. Files go to disk while they arrive; text stays in memory and is limited. */
final class Forms {
    static final long MEBIBYTE = 1024 * 1024;

    /** All uploads of one form together, and its text. */
    static final long MAX_MULTIPART = 26 * MEBIBYTE;

    /**
     * What of each part is kept in memory; a longer part goes to disk. Jetty takes 1000 parts: a
     * form of many small ones must not fill the memory.
     */
    static final int MAX_IN_MEMORY = 4 * 1024;

    /**
     * All text fields of a multipart form together. Jetty itself allows 200 kB unless {@code
     * etc/custom.system.properties} says otherwise ({@code maxFormContentSize}).
     */
    static final long MAX_TEXT = 4 * MEBIBYTE;

    /** Percent signs treble Japanese text: this is about one million characters. */
    static final long MAX_URLENCODED = 10 * MEBIBYTE;

    /** JSON and everything else that is no form. */
    static final long MAX_OTHER = MEBIBYTE;

    static final int MAX_FIELDS = 1000;

    /**
     * So much is read and thrown away, because a browser shows our answer only after it has sent
     * all.
     */
    private static final long PATIENCE = 100 * MEBIBYTE;

    private static final Logger log = LoggerFactory.getLogger(Forms.class);

    private Forms() {}

    static boolean isForm(MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE))
                && !type.isWildcardType();
    }

    /**
     * @throws ProblemException when the body is too large or no form
     */
    static FormData read(HttpServletRequest request) throws IOException {
        boolean multipart =
                request.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/");
        if (request.getContentLengthLong() > (multipart ? MAX_MULTIPART : MAX_URLENCODED)) {
            throw tooLarge(request);
        }
        return multipart ? multipart(request) : urlencoded(request);
    }

    private static FormData urlencoded(HttpServletRequest request) throws IOException {
        byte[] body =
                new BoundedStream(request.getInputStream(), MAX_URLENCODED + 1)
                        .readNBytes((int) MAX_URLENCODED + 1);
        if (body.length > MAX_URLENCODED) {
            throw tooLarge(request);
        }
        return new FormData(parse(new String(body, StandardCharsets.UTF_8)), Map.of());
    }

    static Map<String, List<String>> parse(String body) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        if (body.isEmpty()) {
            return fields;
        }
        for (String pair : body.split("&", MAX_FIELDS + 1)) {
            int equals = pair.indexOf('=');
            add(
                    fields,
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    decoded(equals < 0 ? "" : pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.of(Problem.Kind.BAD_REQUEST));
        }
    }

    private static FormData multipart(HttpServletRequest request) throws IOException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, List<Attachment>> files = new LinkedHashMap<>();
        long text = 0;
        for (Part part : parts(request)) {
            if (part.getSubmittedFileName() == null) {
                text += part.getSize();
                if (text > MAX_TEXT) {
                    throw tooLarge(request);
                }
                add(fields, part.getName(), text(part));
            } else if (part.getSize() > 0 || !part.getSubmittedFileName().isEmpty()) {
                files.computeIfAbsent(part.getName(), name -> new ArrayList<>())
                        .add(attachment(part));
            }
        }
        return new FormData(fields, files);
    }

    private static Iterable<Part> parts(HttpServletRequest request) throws IOException {
        try {
            return request.getParts();
        } catch (ServletException | RuntimeException | IOException e) {
            log.debug("multipart body not read", e);
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
                if (message.contains("max length") || message.contains("exceed")) {
                    throw tooLarge(request);
                }
                if (cause instanceof FileSystemException || message.contains("no space left")) {
                    // ours, not the sender's: there is no room to receive it
                    log.error("no room for uploaded files", e);
                    throw new ProblemException(Problem.of(Problem.Kind.UNAVAILABLE));
                }
            }
            throw new ProblemException(Problem.of(Problem.Kind.BAD_REQUEST));
        }
    }

    private static ProblemException tooLarge(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() <= PATIENCE) {
            InputStream rest = request.getInputStream();
            byte[] scrap = new byte[64 * 1024];
            long read = 0;
            for (int n = 0; n >= 0 && read < PATIENCE; n = rest.read(scrap)) {
                read += n;
            }
        }
        return new ProblemException(Problem.of(Problem.Kind.TOO_LARGE));
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Attachment attachment(Part part) {
        String type =
                part.getContentType() == null ? "application/octet-stream" : part.getContentType();
        return new Attachment(
                baseName(part.getSubmittedFileName()),
                type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
                new Content() {
                    @Override
                    public InputStream open() throws IOException {
                        return part.getInputStream();
                    }

                    @Override
                    public long size() {
                        return part.getSize();
                    }
                });
    }

    /** Old browsers send the whole path. */
    private static String baseName(String fileName) {
        return fileName.substring(
                Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    private static void add(Map<String, List<String>> fields, String name, String value) {
        if (fields.size() >= MAX_FIELDS && !fields.containsKey(name)) {
            throw new ProblemException(Problem.of(Problem.Kind.TOO_LARGE));
        }
        fields.computeIfAbsent(name, key -> new ArrayList<>())
                .add(value.replace("\r\n", "\n").replace('\r', '\n').replace("\0", ""));
    }
}
