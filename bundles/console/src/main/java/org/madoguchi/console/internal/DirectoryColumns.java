// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.directory.DirectoryTransfer.Act;

/**
 * What a file of the directory is, and what somebody said that its headings mean; goes with the
 * file while it waits.
 *
 * @param chosen name of a column by heading, empty for one that is passed over
 */
record DirectoryColumns(Act act, Map<String, String> chosen) {
    String written() {
        StringBuilder all = new StringBuilder(act.name());
        chosen.forEach(
                (heading, column) ->
                        all.append('&')
                                .append(Urls.encode(heading))
                                .append('=')
                                .append(Urls.encode(column)));
        return all.toString();
    }

    /** Empty when it is something else that waits. */
    static Optional<DirectoryColumns> read(String written) {
        String[] parts = written.split("&");
        Map<String, String> chosen = new LinkedHashMap<>();
        Arrays.stream(parts)
                .skip(1)
                .map(part -> part.split("=", 2))
                .forEach(pair -> chosen.put(plain(pair[0]), plain(pair[1])));
        return FaqFilter.constant(Act.class, parts[0])
                .map(act -> new DirectoryColumns(act, chosen));
    }

    private static String plain(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }
}
