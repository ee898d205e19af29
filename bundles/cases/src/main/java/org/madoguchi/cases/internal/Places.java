// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.madoguchi.api.cases.CannedReply;

/** What fills the places of canned replies. */
record Places(Map<String, String> values) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** A place that is not known, and what a citizen's name looks like, stay as they are. */
    CannedReply fill(CannedReply reply) {
        return new CannedReply(reply.code(), reply.title(), fill(reply.text()), reply.category());
    }

    /** In one go: what stands in a value is no place. */
    String fill(String text) {
        return PLACE.matcher(text)
                .replaceAll(
                        place ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(place.group(1), place.group())));
    }
}
