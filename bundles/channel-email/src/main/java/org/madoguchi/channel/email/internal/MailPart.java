// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import java.util.List;

/**
 * A part of a mail, or the mail itself: where its body lies.
 *
 * @param type the Content-Type, or what stands for it where there is none
 * @param begin first byte of the body within the mail
 * @param end behind the last byte of the body
 * @param children empty when this is no multipart, or one that was not taken apart
 * @param sound false when a boundary is missing
 */
record MailPart(
        MailHeaders headers,
        StructuredHeader type,
        long begin,
        long end,
        List<MailPart> children,
        boolean sound) {

    boolean isMultipart() {
        return type.value().startsWith("multipart/");
    }

    StructuredHeader disposition() {
        return StructuredHeader.parse(headers.first("Content-Disposition"));
    }

    /** base64, quoted-printable …, lower case; empty when not said. */
    String encoding() {
        return StructuredHeader.parse(headers.first("Content-Transfer-Encoding"))
                .value()
                .replaceAll("\\([^)]*\\)|[\"\\s]", "");
    }
}
