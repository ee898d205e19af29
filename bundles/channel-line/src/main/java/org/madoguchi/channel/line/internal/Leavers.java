// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has blocked us lately, so that an operator hears of it before writing. In memory: LINE itself
 * is asked before each push. Safe for use by several threads.
 */
final class Leavers {
    private static final int MOST = 10_000;

    private final Map<String, Boolean> users =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    synchronized void left(String user) {
        users.put(user, true);
    }

    /** Has done something that only a friend of the account can do. */
    synchronized void isThere(String user) {
        users.remove(user);
    }

    synchronized boolean contain(String user) {
        return users.containsKey(user);
    }
}
