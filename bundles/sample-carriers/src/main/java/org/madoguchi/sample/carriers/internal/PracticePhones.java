// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.sample.carriers.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A telephone exchange with FAX machines, asked as Asterisk is. */
final class PracticePhones implements AutoCloseable {
    static final String PID = "org.madoguchi.channel.phone";
    static final String FAX_PID = "org.madoguchi.channel.fax";

    private static final String SECRET = ".asterisk.secret";
    private static final int LETTERS = 24;

    private final Exchange exchange;
    private final FaxMachine fax;
    private final AmiServer ami;

    PracticePhones(
            PracticeChannels channels,
            Surroundings place,
            ScheduledExecutorService timer,
            Changes changes,
            Clock clock)
            throws IOException {
        String secret = channels.secret(PID, SECRET, LETTERS);
        Path inbox = Files.createDirectories(place.data().resolve("fax-in"));
        Path outbox = Files.createDirectories(place.data().resolve("fax-out"));
        ami = new AmiServer(place.port("madoguchi.sample.ami.port", 8726), secret);
        exchange = new Exchange(new CallNews(ami::tell), changes, clock);
        fax = new FaxMachine(inbox, outbox, ami::tell, timer, changes, clock);
        ami.open(new Asterisk(exchange, fax, clock)::answer);
        timer.scheduleWithFixedDelay(exchange::tick, 1, 1, TimeUnit.SECONDS);
        String port = Integer.toString(ami.port());
        channels.offer(
                PID,
                Map.of(
                        "id",
                        "phone-practice",
                        "name.ja",
                        "電話（練習用）",
                        "name.en",
                        "Telephone (practice)",
                        "asterisk.port",
                        port,
                        SECRET,
                        secret,
                        // the exchange knows the way by itself
                        "agi.port",
                        "0",
                        "queues",
                        "madoguchi, tax",
                        "menu",
                        "1:madoguchi:総合案内, 2:tax:税金"));
        channels.offer(
                FAX_PID,
                Map.of(
                        "id",
                        "fax-practice",
                        "name",
                        "FAX（練習用）",
                        "name.en",
                        "FAX (practice)",
                        "ami.port",
                        port,
                        ".ami.secret",
                        secret,
                        "inbox",
                        inbox.toString(),
                        "outbox",
                        outbox.toString(),
                        "dial",
                        "PJSIP/{number}@practice",
                        "station.number",
                        FaxMachine.LINE,
                        "station.header",
                        "ASAHI CITY (PRACTICE)"));
    }

    Exchange exchange() {
        return exchange;
    }

    FaxMachine fax() {
        return fax;
    }

    @Override
    public void close() throws IOException {
        ami.close();
    }
}
