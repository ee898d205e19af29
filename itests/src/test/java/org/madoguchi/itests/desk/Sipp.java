// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.Asterisk;

/** Citizens and telephones, played by SIPp against a real Asterisk. */
final class Sipp implements AutoCloseable {
    private static final Path SCENARIOS = Sources.ROOT.resolve("itests/src/test/resources/sipp");

    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final Process process;

    private Sipp(Asterisk asterisk, String scenario, int port, List<String> options) {
        try {
            folder = Files.createTempDirectory("madoguchi-sipp");
            byte[] speech = new byte[8000];
            // a second of a tone in mu-law, over and over
            for (int i = 0; i < speech.length; i++) {
                speech[i] = (byte) (i / 8 % 2 == 0 ? 0x90 : 0x10);
            }
            Files.write(folder.resolve("speech.ulaw"), speech);
            List<String> line =
                    new ArrayList<>(
                            List.of(
                                    "sipp",
                                    "127.0.0.1:" + asterisk.port("SIP"),
                                    "-sf",
                                    SCENARIOS.resolve(scenario + ".xml").toString(),
                                    "-i",
                                    "127.0.0.1",
                                    "-p",
                                    Integer.toString(port),
                                    "-mp",
                                    Integer.toString(Desk.freePorts(8)),
                                    "-nostdin"));
            line.addAll(options);
            process =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("output").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a number, presses a digit after the answer, talks until the other side puts down. */
    static Sipp citizen(Asterisk asterisk, String caller, String number, String digit) {
        return calling(asterisk, "citizen", caller, number, "-key", "digit", digit);
    }

    /** Calls a number and listens to what is said there. */
    static Sipp listener(Asterisk asterisk, String caller, String number) {
        return calling(asterisk, "listener", caller, number);
    }

    private static Sipp calling(
            Asterisk asterisk, String scenario, String caller, String number, String... more) {
        List<String> options =
                new ArrayList<>(List.of("-s", number, "-key", "caller", caller, "-m", "1"));
        options.addAll(List.of("-trace_msg", "-message_file", "messages"));
        options.addAll(Arrays.asList(more));
        // somebody else may take a port between the look and the use
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Sipp call = new Sipp(asterisk, scenario, Desk.freePorts(1), options);
            if (call.isHeard()) {
                return call;
            }
            System.err.println("SIPp fell: " + call.read("output"));
        }
        throw new IllegalStateException("no call to " + number + " by " + caller);
    }

    /** Waits for Asterisk's first answer; false when the program ended without one. */
    private boolean isHeard() {
        await("an answer to a call")
                .until(() -> isOver() || read("messages").contains("\nSIP/2.0 "));
        return read("messages").contains("\nSIP/2.0 ");
    }

    private String read(String name) {
        try {
            Path file = folder.resolve(name);
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All the operators' and departments' telephones; each is taken up after so long. */
    static Sipp telephones(Asterisk asterisk, int ringingMillis) {
        return new Sipp(
                asterisk,
                "telephone",
                asterisk.port("OPERATOR"),
                List.of("-d", Integer.toString(ringingMillis)));
    }

    /** As these, and each puts the citizen on hold for a while, soon after it is taken up. */
    static Sipp holdingTelephones(Asterisk asterisk) {
        return new Sipp(
                asterisk, "telephone-holding", asterisk.port("OPERATOR"), List.of("-d", "500"));
    }

    /** All the operators' telephones, and nobody there. */
    static Sipp lonelyTelephones(Asterisk asterisk) {
        return new Sipp(asterisk, "telephone-alone", asterisk.port("OPERATOR"), List.of());
    }

    /** The telephones of citizens who are called and not at home. */
    static Sipp lonelyCitizens(Asterisk asterisk) {
        return new Sipp(asterisk, "telephone-alone", asterisk.port("CITIZEN"), List.of());
    }

    /** The telephones of citizens who are called. */
    static Sipp citizensTelephones(Asterisk asterisk) {
        return new Sipp(asterisk, "telephone", asterisk.port("CITIZEN"), List.of("-d", "500"));
    }

    boolean isOver() {
        return !process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
