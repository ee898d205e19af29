// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.phone.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.city.OpeningHours;

/**
 * How callers come in by some numbers: what they hear, when, and where they get to (ST-024,
 * YK-021).
 *
 * @param key as the configuration calls it
 * @param name as operators read it; empty of the main one
 * @param greeting announcement that calls begin with; of an entrance that only announces, all of it
 * @param closed announcement outside the hours
 * @param queue where calls go without a choice; empty when the entrance only announces (YK-029)
 * @param menu what a digit means, in the order of the configuration
 */
record Entrance(
        String key,
        String name,
        String greeting,
        String closed,
        String queue,
        Map<String, Choice> menu,
        OpeningHours hours) {
    /** The one of all numbers that no other entrance has. */
    static final String MAIN = "main";

    Entrance {
        menu = new LinkedHashMap<>(menu);
    }

    /**
     * One line of a menu.
     *
     * @param target a queue; or {@code @} and the key of an entrance, whose greeting and menu come
     *     next
     */
    record Choice(String digit, String target, String label) {
        private static final String FURTHER = "@";

        boolean leadsOn() {
            return target.startsWith(FURTHER);
        }

        /** Key of the entrance that comes next. */
        String further() {
            return target.substring(FURTHER.length());
        }

        String shown() {
            return digit + " " + label;
        }
    }

    boolean onlyAnnounces() {
        return queue.isEmpty();
    }

    boolean isMain() {
        return key.equals(MAIN);
    }

    /** How the dialplan and the channel name a choice here: digits alone in the main menu. */
    String named(String digit) {
        return isMain() ? digit : key + "." + digit;
    }

    /** For the dialplan when the desk is down. */
    String way() {
        return String.join(":", List.of(queue, greeting, closed));
    }
}
