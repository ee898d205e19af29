// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * A real Asterisk for tests, by {@code itests/asterisk.sh}, with the configuration that the product
 * ships and a small telephone network around it. It can be stopped, killed and halted under a test.
 */
public class Asterisk implements AutoCloseable {
    /** The first start on a machine fetches it. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path folder;
    private final ServerScript script;
    private Properties facts;

    /** Starts a new one. */
    public Asterisk() {
        try {
            folder = Files.createTempDirectory("madoguchi-asterisk");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        script = new ServerScript("asterisk.sh", folder, LIMIT);
        startAgain();
    }

    /** Starts what is stopped; ports, spool and database are the same as before. */
    public final void startAgain() {
        facts = script.start();
    }

    public final void stop() {
        script.run("stop");
    }

    public final void kill() {
        script.run("kill");
    }

    /** It stands still, as a machine without time does; connections stay. */
    public final void halt() {
        signal("STOP");
    }

    public final void goOn() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, fact("PID")).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One command of Asterisk's own console. */
    public final String console(String... command) {
        return script.run("cli", command);
    }

    /**
     * @param name AMI, SIP, CITIZEN, OPERATOR or AGI
     */
    public final int port(String name) {
        return Integer.parseInt(fact(name + "_PORT"));
    }

    /** Of every user of the manager interface. */
    public final String secret() {
        return fact("AMI_SECRET");
    }

    /**
     * @param name FAX_IN, CITIZEN_FAX, RECORDINGS, SOUNDS or LOG
     */
    public final Path path(String name) {
        return Path.of(fact(name));
    }

    /**
     * @param name as the script prints it, without {@code ASTERISK_}
     */
    public final String fact(String name) {
        return facts.getProperty("ASTERISK_" + name);
    }

    /** Makes a call in the way of Asterisk's call files. */
    public final void call(List<String> lines) {
        try {
            Path file = Files.createTempFile(folder, "call", ".call");
            Files.write(file, lines);
            // whole when it is there
            Files.move(
                    file,
                    Path.of(fact("SPOOL"), "outgoing").resolve(file.getFileName()),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A citizen's machine sends a document to the city's FAX line. */
    public final void citizenFaxes(String caller, Path document) {
        call(
                List.of(
                        "Channel: PJSIP/0355550199@outside",
                        "CallerID: <" + caller + ">",
                        "Context: citizen-sends",
                        "Extension: s",
                        "Setvar: DOCUMENT=" + document.toAbsolutePath()));
    }

    @Override
    public final void close() {
        script.run("remove");
    }
}
