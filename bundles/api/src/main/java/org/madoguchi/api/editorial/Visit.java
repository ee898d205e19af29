// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.editorial;

import java.util.Locale;

/**
 * Who uses the FAQ, as far as figures need it: nobody can be recognised.
 *
 * @param place where: the public site, the console, a channel's id
 * @param crawler a program of a search engine or the like (ST-022)
 */
public record Visit(String place, Locale language, boolean crawler) {}
