// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import org.madoguchi.api.Content;

/**
 * A file that came or goes with a message.
 *
 * @param fileName as the sender called it, decoded; untrusted, may hold anything but never a path
 *     separator or control character; 1 to 255 characters
 * @param mediaType as the sender said, lower case, without parameters, at most 100 characters;
 *     untrusted; {@code application/octet-stream} when it has not the form of one
 */
public record Attachment(String fileName, String mediaType, Content content) {
    public Attachment {
        fileName = clean(fileName);
        mediaType = isMediaType(mediaType) ? mediaType : "application/octet-stream";
    }

    private static boolean isMediaType(String value) {
        return value.length() <= 100 && value.matches("[a-z0-9!#$&^_.+-]+/[a-z0-9!#$&^_.+-]+");
    }

    private static String clean(String name) {
        String cleaned = Plain.text(name.replaceAll("[\\p{Cc}/\\\\]", "_")).strip();
        if (cleaned.isEmpty()) {
            return "attachment";
        }
        int end = Math.min(cleaned.length(), 255);
        return cleaned.substring(
                0, Character.isHighSurrogate(cleaned.charAt(end - 1)) ? end - 1 : end);
    }
}
