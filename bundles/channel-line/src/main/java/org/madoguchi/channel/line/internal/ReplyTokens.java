// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.line.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest unused reply token of each user: an answer by it costs nothing, and it is good for
 * about a minute. In memory: after a restart answers are pushed. Safe for use by several threads.
 */
final class ReplyTokens {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration freshFor;
    private final Map<String, Token> tokens =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Token> eldest) {
                    return size() > MOST;
                }
            };

    ReplyTokens(Clock clock, Duration freshFor) {
        this.clock = clock;
        this.freshFor = freshFor;
    }

    private record Token(String value, Instant until) {}

    synchronized void keep(String user, String token) {
        tokens.remove(user);
        tokens.put(user, new Token(token, clock.instant().plus(freshFor)));
    }

    /** Each is given once. */
    synchronized Optional<String> take(String user) {
        return Optional.ofNullable(tokens.remove(user))
                .filter(token -> clock.instant().isBefore(token.until()))
                .map(Token::value);
    }
}
