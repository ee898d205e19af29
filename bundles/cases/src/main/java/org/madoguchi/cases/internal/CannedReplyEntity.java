// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.CannedReply;

@Entity
@Table(name = "cases_canned_reply")
class CannedReplyEntity {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    @Id private String code;

    @Column(nullable = false)
    private String title;

    @Lob
    @Column(nullable = false)
    private String body;

    private int position;

    CannedReplyEntity() {}

    int position() {
        return position;
    }

    /** A place that is not known, and what a citizen's name looks like, stay as they are. */
    CannedReply filled(Map<String, String> places) {
        String text =
                PLACE.matcher(body)
                        .replaceAll(
                                place ->
                                        Matcher.quoteReplacement(
                                                places.getOrDefault(
                                                        place.group(1), place.group())));
        return new CannedReply(code, title, text);
    }
}
