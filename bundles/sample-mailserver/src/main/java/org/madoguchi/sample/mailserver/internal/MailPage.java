// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.mailserver.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.madoguchi.web.Messages;

/**
 * Everything the page shows.
 *
 * @param box the mailbox that is open
 * @param letter what is in the form
 * @param sent the last letter has just left
 */
record MailPage(
        Messages m,
        String csrf,
        ZoneId zone,
        List<String> boxes,
        String box,
        List<Postman.Line> lines,
        Optional<Postman.OpenMail> open,
        Letter letter,
        boolean sent) {

    String when(Date date) {
        return DateTimeFormatter.ofPattern(m.text("date"), m.locale())
                .format(date.toInstant().atZone(zone));
    }

    String href(String address) {
        return "/sample/mail?box=" + encoded(address);
    }

    String href(Postman.Line line) {
        return href(box) + "&mail=" + line.uid();
    }

    List<MailText.Piece> text() {
        return MailText.pieces(open.map(Postman.OpenMail::text).orElse(""));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
