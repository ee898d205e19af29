// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.util.Locale;

/**
 * Who uses the FAQ, as far as figures need it: nobody can be recognised.
 *
 * @param place {@link #SITE}, {@link #CONSOLE} or a channel's id
 * @param crawler a program of a search engine or the like (ST-022)
 */
public record Visit(String place, Locale language, boolean crawler) {
    /** The public site. */
    public static final String SITE = "site";

    /** The staff's own side; it is kept apart from what citizens do. */
    public static final String CONSOLE = "console";
}
