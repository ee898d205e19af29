// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The product without a sample city, with one mailbox on a server of its own. It is started by its
 * launcher and ended by {@code kill -9}.
 */
final class MortalDesk implements AutoCloseable {
    static final String ADDRESS = "desk@city.example";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Database database;
    private final Path data;
    private final int port;
    private Process launcher;

    MortalDesk(Database database, MailServer mail) {
        this.database = database;
        try {
            data = Files.createTempDirectory("madoguchi-mortal");
            Path etc = Files.createDirectories(data.resolve("etc"));
            database.configure(etc);
            Desk.forgiveHaste(etc);
            Files.writeString(etc.resolve("org.madoguchi.channel.email-main.cfg"), mailbox(mail));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = Desk.freePorts(5);
    }

    /** As a death in the middle of making the database leaves it. */
    void leaveHalfADatabase() {
        try {
            Files.createDirectories(data.resolve("data/derby/madoguchi/seg0"));
            Files.createFile(data.resolve("data/derby/madoguchi/db.lck"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mailbox(MailServer mail) {
        return """
               id = email-main
               address = %s
               imap.host = 127.0.0.1
               imap.port = %d
               imap.security = none
               imap.user = desk
               .imap.password = %s
               imap.poll.seconds = 1
               smtp.host = 127.0.0.1
               smtp.port = %d
               smtp.security = none
               archive.address = archive@city.example
               archive.imap.user = archive
               """
                .formatted(ADDRESS, mail.port("IMAP"), mail.password(), mail.port("SMTP"));
    }

    /** Returns at once; {@link #isReady} tells when it can be worked with. */
    void begin() {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    Distribution.home().resolve("bin/madoguchi").toString(),
                                    "run",
                                    "--empty",
                                    "--data",
                                    data.toString(),
                                    "--port",
                                    Integer.toString(port))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            data.resolve("launcher.log").toFile()));
            builder.environment().put("MADOGUCHI_DB_PASSWORD", "none");
            builder.environment().put("LANG", "en_US.UTF-8");
            launcher = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isReady() {
        try {
            return new HttpApi(privateUrl()).get("/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false; // nobody listens
        }
    }

    /** Whether the launcher has said that the start failed. */
    boolean hasFailed() {
        return !launcher.isAlive() && launcher.exitValue() != 0;
    }

    /** Sudden death: no signal handler, no shutdown hook, no last words. */
    void kill() {
        await("the product's process")
                .pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .until(() -> process().isPresent() || !launcher.isAlive());
        process()
                .ifPresent(
                        product -> {
                            product.destroyForcibly();
                            product.onExit().join();
                        });
        try {
            // it notices and ends
            if (!launcher.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the launcher does not see that the product died");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Empty while the launcher still prepares the start, and after a death. */
    private Optional<ProcessHandle> process() {
        String pid = text("data/karaf.pid");
        return pid.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(pid)).filter(this::isOurs);
    }

    /** The number may have gone to another process since. */
    private boolean isOurs(ProcessHandle process) {
        try {
            Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
            return Files.readString(environment, StandardCharsets.ISO_8859_1)
                    .contains("KARAF_BASE=" + data);
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    Database database() {
        return database;
    }

    URI privateUrl() {
        return URI.create("http://127.0.0.1:" + (port + 1));
    }

    URI publicUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The administrator's work after the first start: a password, two colleagues, their tokens. */
    Staff.Tokens moveIn() {
        Desk.Credentials admin =
                new Desk.Credentials(
                        "admin",
                        text("data/first-sign-in.txt")
                                .lines()
                                .filter(line -> line.startsWith("password: "))
                                .map(line -> line.substring("password: ".length()).strip())
                                .findFirst()
                                .orElseThrow(() -> new IllegalStateException("no first sign-in")));
        HttpApi program =
                new HttpApi(privateUrl())
                        .from("192.0.2.1")
                        .withToken(firstSignIn(admin).newToken());
        return new Staff.Tokens(
                tokenOf(program, "operator1", "OPERATOR"),
                tokenOf(program, "supervisor", "SUPERVISOR"));
    }

    private String tokenOf(HttpApi administrator, String login, String role) {
        Desk.Credentials given = new Desk.Credentials(login, "Kakunin-7-Kakunin");
        expect(
                201,
                administrator.postJson(
                        "/api/v1/users",
                        Map.of(
                                "account",
                                Map.of("login", login, "name", login, "roles", List.of(role)),
                                "password",
                                given.password())));
        return firstSignIn(given).newToken();
    }

    /** Nobody can do anything before the given password is changed. */
    private HttpApi firstSignIn(Desk.Credentials given) {
        HttpApi person = new HttpApi(privateUrl()).from("192.0.2.1");
        expect(303, person.signIn(given));
        String own = "Kakunin-8-" + given.login();
        expect(
                303,
                person.postForm(
                        "/console/password",
                        Map.of(
                                "_csrf",
                                person.csrfOf("/console/password"),
                                "old-password",
                                given.password(),
                                "new-password",
                                own,
                                "again-password",
                                own)));
        return person;
    }

    private static void expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(answer + "\n" + answer.body());
        }
    }

    /** How many lines of the product's log hold this; the log outlives its writer. */
    long said(String words) {
        Path log = data.resolve("data/log/madoguchi.log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a file of the data folder; empty when there is none. */
    String text(String file) {
        try {
            Path path = data.resolve(file);
            return Files.exists(path) ? Files.readString(path).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the logs where a person looks for them. */
    @Override
    public void close() {
        if (launcher != null) {
            kill();
        }
        Path kept = Path.of("target", "desk-logs", data.getFileName().toString());
        Command.run(PATIENCE, Map.of(), List.of("mkdir", "-p", kept.toString()));
        Command.run(
                PATIENCE,
                Map.of(),
                List.of(
                        "cp",
                        "-r",
                        data.resolve("data/log").toString(),
                        data.resolve("launcher.log").toString(),
                        kept.toString()));
        Command.run(PATIENCE, Map.of(), List.of("rm", "-rf", data.toString()));
        database.close();
    }
}
