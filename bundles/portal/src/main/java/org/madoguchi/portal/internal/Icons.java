// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.portal.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pictures in {@code icons.svg}; their names are what a category's icon may be. */
final class Icons {
    private static final String FOR_ALL_OTHERS = "folder";
    private static final Pattern ID = Pattern.compile("<symbol id=\"([a-z-]+)\"");
    private static final Set<String> NAMES = read();

    private Icons() {}

    static Set<String> names() {
        return NAMES;
    }

    /** The picture with this name, or one that stands for anything. */
    static String nameOrAny(String name) {
        return NAMES.contains(name) ? name : FOR_ALL_OTHERS;
    }

    private static Set<String> read() {
        try (InputStream in = Icons.class.getResourceAsStream("/static/icons.svg")) {
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ID.matcher(svg)
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
