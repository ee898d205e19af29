// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** LINE with one friend of the city's account. */
final class PracticeLine implements AutoCloseable {
    static final String PID = "org.madoguchi.channel.line";

    private static final String ID = "line-practice";
    private static final String SECRET = ".channel.secret";
    private static final String TOKEN = ".channel.token";
    private static final int LETTERS = 32;

    private final LineTalk talk;
    private final LineServer server;
    private final LineCitizen citizen;

    /**
     * @param name the friend's
     */
    PracticeLine(
            PracticeChannels channels,
            Surroundings place,
            String name,
            Changes changes,
            Clock clock)
            throws IOException {
        String secret = channels.secret(PID, SECRET, LETTERS);
        String token = channels.secret(PID, TOKEN, LETTERS);
        talk = new LineTalk(changes);
        server =
                new LineServer(
                        place.port("madoguchi.sample.line.port", 8728), token, name, talk, clock);
        citizen =
                new LineCitizen(
                        place.publicSite().resolve("/hooks/" + ID), secret, server, talk, clock);
        String address = "http://127.0.0.1:" + server.port();
        channels.offer(
                PID,
                Map.of(
                        "id",
                        ID,
                        "name",
                        "LINE（練習用）",
                        "name.en",
                        "LINE (practice)",
                        SECRET,
                        secret,
                        TOKEN,
                        token,
                        "api.url",
                        address,
                        "data.url",
                        address));
    }

    LineTalk talk() {
        return talk;
    }

    LineCitizen citizen() {
        return citizen;
    }

    @Override
    public void close() {
        server.close();
    }
}
