// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.email.internal;

import jakarta.mail.internet.InternetHeaders;
import java.util.Locale;
import java.util.Set;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.Party;

/** Tells people from machines by what machines say of themselves (RFC 3834, 3464, 2919). */
final class MailOrigin {
    private static final Set<String> BULK = Set.of("bulk", "list", "junk");

    private MailOrigin() {}

    static Origin of(InternetHeaders mail, Party sender, DeskAddress desk) {
        StructuredHeader type = StructuredHeader.parse(value(mail, "Content-Type"));
        String reportType = type.parameter("report-type").toLowerCase(Locale.ROOT);
        boolean nullPath = value(mail, "Return-Path").strip().equals("<>");
        boolean postmaster =
                sender.address().value().startsWith("mailer-daemon@")
                        || sender.address().value().startsWith("postmaster@");
        boolean report = type.value().equals("multipart/report");
        if ((report && reportType.equals("delivery-status")) || (nullPath && postmaster)) {
            return Origin.BOUNCE;
        }
        String submitted = StructuredHeader.parse(value(mail, "Auto-Submitted")).value();
        String precedence = StructuredHeader.parse(value(mail, "Precedence")).value();
        boolean own =
                sender.address().value().equals(desk.value())
                        || desk.tokenIn(sender.address().value()).isPresent();
        if (nullPath
                || own
                || report
                || !(submitted.isEmpty() || submitted.equals("no"))
                || precedence.equals("auto_reply")
                || !value(mail, "X-Auto-Response-Suppress").isEmpty()
                || !value(mail, "X-Autoreply").isEmpty()
                || !value(mail, "X-Autorespond").isEmpty()) {
            return Origin.AUTO_REPLY;
        }
        if (BULK.contains(precedence) || !value(mail, "List-Id").isEmpty()) {
            return Origin.BULK;
        }
        return Origin.PERSON;
    }

    private static String value(InternetHeaders mail, String name) {
        String[] values = mail.getHeader(name);
        return values == null ? "" : values[0];
    }
}
