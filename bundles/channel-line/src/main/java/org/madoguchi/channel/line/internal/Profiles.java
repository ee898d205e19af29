// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.madoguchi.channel.line.internal.LineApi.Answer;
import org.madoguchi.channel.line.internal.LineApi.Unreachable;

/**
 * What users call themselves. A name that cannot be had in a moment is left out; no message waits
 * for it twice. In memory, for a day. Safe for use by several threads.
 */
final class Profiles {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration UNKNOWN_KEPT = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int MOST = 5_000;

    private final LineApi api;
    private final Clock clock;
    private final Map<String, Named> names =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Named> eldest) {
                    return size() > MOST;
                }
            };
    private Instant pauseUntil = Instant.MIN;

    Profiles(LineApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    private record Named(String name, Instant until) {}

    /** Empty when it is not known now. */
    String name(String user) {
        Instant now = clock.instant();
        synchronized (this) {
            Named known = names.get(user);
            if (known != null && now.isBefore(known.until())) {
                return known.name();
            }
            if (now.isBefore(pauseUntil)) {
                return "";
            }
        }
        return ask(user, now);
    }

    private String ask(String user, Instant now) {
        try {
            Answer answer = api.profile(user, PATIENCE);
            if (answer.ok()) {
                String said = answer.body().path("displayName").asText();
                String name = said.length() <= 100 ? said : said.substring(0, 100);
                remember(user, name, now.plus(KEPT));
                return name;
            }
            if (answer.status() == 404) {
                remember(user, "", now.plus(UNKNOWN_KEPT));
                return "";
            }
        } catch (Unreachable e) {
            // the message is worth more than its sender's name: below
        }
        pause(now);
        return "";
    }

    private synchronized void remember(String user, String name, Instant until) {
        names.remove(user);
        names.put(user, new Named(name, until));
    }

    private synchronized void pause(Instant now) {
        pauseUntil = now.plus(PAUSE);
    }
}
