// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.city;

import java.net.URI;
import java.time.ZoneId;
import org.madoguchi.api.LocalizedText;

/** Facts about the city that texts and links need; configuration {@code org.madoguchi.city}. */
public interface City {
    /** Name as citizens know it, such as {@code あさひ市}. */
    LocalizedText name();

    /** Name of the desk, such as {@code あさひ市コンタクトセンター}; signs outgoing messages. */
    LocalizedText deskName();

    /** Where citizens reach the public site, without a slash at the end. */
    URI publicUrl();

    /**
     * Where staff reach the console, without a slash at the end; links in mails to departments
     * begin with it.
     */
    URI consoleUrl();

    /** Zone in which times are shown. */
    ZoneId zone();

    /**
     * When the city's departments can be reached by telephone, unless a department says something
     * else.
     */
    default OpeningHours hours() {
        return OpeningHours.USUAL;
    }
}
