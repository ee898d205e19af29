// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.madoguchi.api.Content;

/** Sends content of unknown origin so that it cannot act in our name. */
public final class Downloads {
    /** What browsers show without running anything. */
    private static final Set<String> HARMLESS =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "text/plain");

    private Downloads() {}

    /** A file to be saved, whatever its type. */
    public static Response save(Content content, String fileName, String mediaType) {
        return response(content, "attachment", fileName, "application/octet-stream");
    }

    /** Plain text and pictures are shown by the browser, everything else is saved. */
    public static Response show(Content content, String fileName, String mediaType) {
        return HARMLESS.contains(mediaType)
                ? response(
                        content,
                        "inline",
                        fileName,
                        mediaType.equals("text/plain") ? "text/plain;charset=UTF-8" : mediaType)
                : save(content, fileName, mediaType);
    }

    private static Response response(
            Content content, String disposition, String fileName, String mediaType) {
        StreamingOutput body =
                out -> {
                    try (InputStream in = content.open()) {
                        in.transferTo(out);
                    }
                };
        return Response.ok(body, mediaType)
                .header("Content-Length", content.size())
                .header("Content-Disposition", disposition + nameParameters(fileName))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    /** RFC 6266: an ASCII name for old browsers, the real one in UTF-8. */
    static String nameParameters(String fileName) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            if (b >= '0' && b <= '9'
                    || b >= 'a' && b <= 'z'
                    || b >= 'A' && b <= 'Z'
                    || b == '.'
                    || b == '-'
                    || b == '_') {
                encoded.append((char) b);
            } else {
                encoded.append(String.format("%%%02X", b & 0xff));
            }
        }
        String ascii = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        return "; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }
}
