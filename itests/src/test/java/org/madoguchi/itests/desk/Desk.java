// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * The product as people have it: the distribution's own launcher starts it with the sample city, a
 * data folder of its own and free ports.
 */
final class Desk implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /** Of every test: what is fast is for the benchmarks to say, this machine has more to do. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Random RANDOM = new Random();

    /**
     * Below those that the scripts beside the tests take, and for each process of its own: what is
     * free may be taken before it is used.
     */
    private static final int FIRST_PORT = 4_000;

    private static final int PORTS = 3_000;

    private static final Pattern GENERATED = Pattern.compile("\\b\\w{4}(-\\w{4}){3}\\b");

    private final Database database;
    private final Path data;
    private final int port;
    private final int smtpPort;
    private final int imapPort;
    private Post post;
    private Cases cases;

    private Desk(Database database) throws IOException {
        this.database = database;
        data = Files.createTempDirectory("madoguchi-desk");
        int first = freePorts(8);
        port = first;
        smtpPort = first + 3;
        imapPort = first + 4;
    }

    /** Returns when the product says that it is ready. */
    static Desk start(Database database) {
        Awaitility.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        try {
            Desk desk = new Desk(database);
            Path etc = Files.createDirectories(desk.data.resolve("etc"));
            database.configure(etc);
            forgiveHaste(etc);
            desk.launch();
            await("the sample city is loaded")
                    .atMost(START_LIMIT)
                    .until(() -> desk.log().contains("accounts of the sample city made"));
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that a backup was put into, started with a database and ports of its own. */
    static Desk restored(Path backup, Database database) {
        try {
            Desk desk = new Desk(database);
            List<String> rest = new ArrayList<>(List.of(backup.toString()));
            rest.addAll(database.restoring());
            desk.launcher("restore", rest.toArray(String[]::new));
            desk.launch();
            return desk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Has the launcher put a backup into a folder.
     *
     * @throws IllegalStateException with what it printed, when it refuses
     */
    static void restore(Path backup, Path folder) {
        Command.run(
                START_LIMIT,
                Map.of("LANG", "en_US.UTF-8"),
                List.of(
                        Distribution.home().resolve("bin/madoguchi").toString(),
                        "restore",
                        backup.toString(),
                        "--data",
                        folder.toString()));
    }

    /** Has the launcher make a backup; returns the file. */
    Path backup(Path folder) {
        return launcher("backup", folder.toString())
                .lines()
                .filter(line -> line.endsWith(".tar.gz"))
                .map(line -> Path.of(line.strip()))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Programs fill in forms faster than the product believes of people, and not after reading an
     * article; and they do not think better of it.
     */
    static void forgiveHaste(Path etc) throws IOException {
        Files.writeString(
                etc.resolve("org.madoguchi.channel.webform.cfg"),
                "fill.seconds = 0\nsends.per.minute = 10000\narticles.only = false\n");
        Files.writeString(etc.resolve("org.madoguchi.cases.cfg"), "hold.seconds = 0\n");
    }

    void launch() {
        try {
            launcher("run", "--port", Integer.toString(port));
        } catch (IllegalStateException e) {
            throw new IllegalStateException("the desk does not start; its log:\n" + log(), e);
        }
    }

    void stop() {
        launcher("stop");
    }

    /** Sudden death: no shutdown hook, no last words. */
    void kill() {
        ProcessHandle product =
                ProcessHandle.of(Long.parseLong(read(data.resolve("data/karaf.pid")).strip()))
                        .orElseThrow();
        product.destroyForcibly();
        product.onExit().join();
    }

    /** One command of the administration shell. */
    String shell(String command) {
        return launcher("shell", command);
    }

    URI publicUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI privateUrl() {
        return URI.create("http://127.0.0.1:" + (port + 1));
    }

    /** The sample's mail server. */
    Post post() {
        if (post == null) {
            post = new Post(smtpPort, imapPort, mailPassword());
        }
        return post;
    }

    /** All the sample's mailboxes share one. */
    private String mailPassword() {
        Matcher found =
                Pattern.compile("\\.imap\\.password\\s*=\\s*(\\S+)")
                        .matcher(shell("config:list '(madoguchi.sample=true)'"));
        if (!found.find()) {
            throw new IllegalStateException("the sample's mailbox is not configured");
        }
        return found.group(1);
    }

    Database database() {
        return database;
    }

    /** A file of the data folder. */
    Path file(String name) {
        return data.resolve(name);
    }

    /** Writes settings at one stroke: half of a file would count for a moment, too. */
    static void configure(Path file, String settings) throws IOException {
        Path whole = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), settings);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String log() {
        return read(data.resolve("data/log/madoguchi.log"));
    }

    /** The accounts of the sample city, login by login, with their one password. */
    Credentials account(String login) {
        return new Credentials(login, password("data/sample-sign-in.txt"));
    }

    /** Of somebody who has not signed in yet: made by the shell, with the password it prints. */
    Credentials newAccount(String role, String login, String name) {
        String made = shell("madoguchi:user-add --role " + role + " " + login + " " + name);
        Matcher password = GENERATED.matcher(made);
        if (!password.find()) {
            throw new IllegalStateException(made);
        }
        return new Credentials(login, password.group());
    }

    /** The administrator that the first start made. */
    Credentials firstAdministrator() {
        return new Credentials("admin", password("data/first-sign-in.txt"));
    }

    HttpApi publicSite() {
        return new HttpApi(publicUrl());
    }

    HttpApi privateSite() {
        return new HttpApi(privateUrl());
    }

    /** A program with a token that somebody of the sample city made for it. */
    HttpApi program(String login, String ipAddress) {
        HttpApi person = privateSite().from(ipAddress);
        person.signIn(account(login));
        return privateSite().from(ipAddress).withToken(person.newToken());
    }

    /** All cases, for looking only. */
    Cases cases() {
        if (cases == null) {
            cases = new Cases(program("supervisor", "192.0.2.100"));
        }
        return cases;
    }

    record Credentials(String login, String password) {}

    private String password(String name) {
        return read(data.resolve(name))
                .lines()
                .filter(line -> line.startsWith("password: "))
                .findFirst()
                .map(line -> line.substring("password: ".length()).strip())
                .orElseThrow(() -> new IllegalStateException("no password in " + name));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String launcher(String command, String... rest) {
        List<String> line = new ArrayList<>();
        line.add(Distribution.home().resolve("bin/madoguchi").toString());
        line.add(command);
        line.add("--data");
        line.add(data.toString());
        line.addAll(List.of(rest));
        Map<String, String> environment = new HashMap<>();
        environment.put("MADOGUCHI_BOOT", "madoguchi-sample");
        environment.put(
                "MADOGUCHI_JAVA_OPTS",
                "-Dmadoguchi.sample.smtp.port="
                        + smtpPort
                        + " -Dmadoguchi.sample.imap.port="
                        + imapPort);
        environment.put("MADOGUCHI_DB_PASSWORD", "none");
        environment.put("LANG", "ja_JP.UTF-8");
        return Command.run(START_LIMIT, environment, line);
    }

    /** Ends the process and keeps the log where a person looks for it. */
    @Override
    public void close() {
        stop();
        try {
            Path kept = Path.of("target", "desk-logs");
            Files.createDirectories(kept);
            Files.writeString(kept.resolve(data.getFileName() + ".log"), log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        database.close();
        Command.run(START_LIMIT, Map.of(), List.of("rm", "-rf", data.toString()));
    }

    /** The first of some ports in a row that are free for streams and for datagrams. */
    static int freePorts(int count) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int first = FIRST_PORT + (Fork.number() - 1) * PORTS + RANDOM.nextInt(PORTS - count);
            if (free(first, count)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + count + " free ports in a row");
    }

    private static boolean free(int first, int count) {
        for (int candidate = first; candidate < first + count; candidate++) {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            try (ServerSocket stream = new ServerSocket(candidate, 1, loopback);
                    DatagramSocket datagrams = new DatagramSocket(candidate, loopback)) {
                stream.setReuseAddress(true);
                datagrams.setReuseAddress(true);
            } catch (IOException e) {
                return false; // taken
            }
        }
        return true;
    }
}
