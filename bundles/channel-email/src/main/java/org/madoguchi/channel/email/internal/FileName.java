// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of attached files, as they may be shown and saved. */
final class FileName {
    private static final Map<String, String> SUFFIXES =
            Map.of(
                    "image/jpeg", ".jpg",
                    "image/png", ".png",
                    "image/gif", ".gif",
                    "application/pdf", ".pdf",
                    "text/plain", ".txt",
                    "text/html", ".html",
                    "message/rfc822", ".eml",
                    "message/delivery-status", ".txt",
                    "text/rfc822-headers", ".txt");
    private static final Map<String, String> NAMES =
            Map.of(
                    "text/calendar", "invite.ics",
                    "application/ms-tnef", "winmail.dat",
                    "application/pkcs7-signature", "smime.p7s",
                    "application/x-pkcs7-signature", "smime.p7s",
                    "application/pgp-signature", "signature.asc");

    /** Turns the reading direction, so that gpj.exe looks like exe.jpg. */
    private static final Pattern DIRECTION =
            Pattern.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]");

    // not of kanji: their marks are variants of a glyph, or would become another kanji
    private static final Pattern COMPOSABLE = Pattern.compile("[^\\p{M}\\p{IsHan}]\\p{M}+");

    private FileName() {}

    /**
     * @param number of the attachment, from 1, for one that has no name
     */
    static String of(String name, String mediaType, int number) {
        if (name.isBlank()) {
            return NAMES.getOrDefault(
                    mediaType, "attachment-" + number + SUFFIXES.getOrDefault(mediaType, ".bin"));
        }
        // macOS writes が as か and a mark
        String composed =
                COMPOSABLE
                        .matcher(name)
                        .replaceAll(
                                m ->
                                        Matcher.quoteReplacement(
                                                Normalizer.normalize(
                                                        m.group(), Normalizer.Form.NFC)));
        return DIRECTION.matcher(composed).replaceAll("_");
    }
}
