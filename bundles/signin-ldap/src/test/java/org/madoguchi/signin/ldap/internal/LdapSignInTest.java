// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.signin.ldap.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.identity.OutsidePerson;
import org.madoguchi.api.identity.Role;
import org.madoguchi.test.LdapServer;
import org.madoguchi.test.OneDepartment;

/** Against OpenLDAP, and against servers that mean ill. */
class LdapSignInTest {
    private static LdapServer server;

    private final List<LdapSignIn> made = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = new LdapServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        made.forEach(LdapSignIn::close);
    }

    /** Over StartTLS, unless the lines say otherwise. */
    private LdapSignIn with(Map<String, String> lines) {
        LdapSignIn signIn = new LdapSignIn(settings(lines), new OneDepartment());
        made.add(signIn);
        return signIn;
    }

    private static LdapSettings settings(Map<String, String> lines) {
        Map<String, Object> values =
                new HashMap<>(
                        Map.of(
                                "servers",
                                "ldap://localhost:" + server.port(),
                                "ca",
                                server.authority(),
                                "base",
                                LdapServer.BASE,
                                "bind.dn",
                                server.reader(),
                                ".bind.password",
                                server.readerPassword(),
                                "answer.seconds",
                                "2"));
        values.putAll(lines);
        return LdapSettings.read(values);
    }

    private static Trouble troubleOf(LdapSignIn signIn, String login, String password) {
        Instant before = Instant.now();
        Trouble.Failure failure =
                catchThrowableOfType(Trouble.Failure.class, () -> signIn.check(login, password));
        assertThat(failure).as("somebody came in, or was refused").isNotNull();
        assertThat(failure.reason().ja()).isNotEmpty().doesNotContain("{");
        assertThat(failure.toString()).doesNotContain(password, server.readerPassword());
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        return failure.trouble();
    }

    @Test
    void somebodyShouldBeKnownByPasswordAndGroups() throws Exception {
        LdapSignIn signIn =
                with(
                        Map.of(
                                "accounts.create", "true",
                                "role.operator", "desk operators",
                                "role.supervisor", "cn=chiefs,ou=groups,dc=city,dc=example,dc=jp",
                                "department.0410", "cn=kankyo,ou=groups,dc=city,dc=example,dc=jp"));
        OutsidePerson person = signIn.check("Tanaka", "Kita-2026").orElseThrow();
        assertThat(person.login()).isEqualTo("tanaka");
        assertThat(person.name()).isEqualTo("田中 実");
        assertThat(person.provider()).isEqualTo("ldap");
        assertThat(person.roles()).isEqualTo(Set.of(Role.OPERATOR));
        assertThat(person.department()).contains(OneDepartment.WASTE);
        assertThat(person.terms().create()).isTrue();
        assertThat(person.subject()).matches("[0-9a-f-]{36}");
        assertThat(signIn.check("mori", "Minami-2026").orElseThrow().roles()).isEmpty();
        assertThat(signIn.status().answers()).isTrue();
    }

    @Test
    void wrongPasswordsAndUnknownNamesShouldNotBeToldApart() throws Exception {
        LdapSignIn signIn = with(Map.of());
        assertThat(signIn.check("tanaka", "Minami-2026")).isEmpty();
        assertThat(signIn.check("nobody", "Kita-2026")).isEmpty();
        assertThat(signIn.check("tanaka", "kita-2026")).isEmpty();
    }

    /** To the directory it would be a bind by nobody, which succeeds. */
    @Test
    void noPasswordShouldOpenNothing() throws Exception {
        LdapSignIn signIn = with(Map.of());
        assertThat(signIn.check("tanaka", "")).isEmpty();
        assertThat(signIn.check("tanaka", "\0")).isEmpty();
        assertThat(signIn.check("tanaka", " ")).isEmpty();
        assertThat(signIn.check("", "")).isEmpty();
        assertThat(signIn.check("tanaka", "x".repeat(100_000))).isEmpty();
    }

    @Test
    void namesThatMeanSomethingToTheDirectoryShouldBeTakenAsTheyStand() throws Exception {
        LdapSignIn signIn = with(Map.of());
        for (String hostile :
                List.of(
                        "*",
                        "tan*",
                        "tanaka*",
                        "tanaka)(uid=*",
                        "*)(objectClass=*",
                        "*))(|(uid=*",
                        "tanaka)(&",
                        "(",
                        ")",
                        "\\",
                        "\\2a",
                        "tanaka\0",
                        "{0}",
                        "\uD83D\uDE00",
                        "\uD800",
                        "uid=tanaka,ou=people,dc=city,dc=example,dc=jp",
                        "x".repeat(10_000),
                        "tanaka\nuid: mori")) {
            assertThat(signIn.check(hostile, "Kita-2026")).as(hostile).isEmpty();
        }
        assertThat(signIn.check("o,k*(a)\\b", "Nishi-2026")).isPresent();
        assertThat(signIn.check("o,k*(a)\\b", "Kita-2026")).isEmpty();
    }

    @Test
    void groupsShouldBeFoundOfWhoeverHasAnAwkwardName() throws Exception {
        LdapSignIn signIn =
                with(
                        Map.of(
                                "filter", "(employeeNumber={0})",
                                "attribute.login", "employeeNumber",
                                "attribute.groups", "description",
                                "groups.base", "ou=groups," + LdapServer.BASE,
                                "accounts.create", "true",
                                "role.operator", "desk operators"));
        OutsidePerson person = signIn.check("1234", "Nishi-2026").orElseThrow();
        assertThat(person.login()).isEqualTo("1234");
        assertThat(person.roles()).isEqualTo(Set.of(Role.OPERATOR));
    }

    @Test
    void oneNameOfSeveralPeopleShouldOpenNothing() {
        LdapSignIn signIn = with(Map.of("filter", "(employeeNumber={0})"));
        assertThat(troubleOf(signIn, "77", "Higashi-2026")).isEqualTo(Trouble.SEVERAL);
    }

    @Test
    void onlyTheRightServerShouldSeeAPassword() throws Exception {
        String tls = "ldaps://localhost:" + server.tlsPort();
        assertThat(with(Map.of("servers", tls)).check("tanaka", "Kita-2026")).isPresent();
        assertThat(troubleOf(with(Map.of("servers", tls, "ca", "")), "tanaka", "Kita-2026"))
                .isEqualTo(Trouble.CERTIFICATE);
        assertThat(troubleOf(with(Map.of("ca", "")), "tanaka", "Kita-2026"))
                .isEqualTo(Trouble.CERTIFICATE);
        // the same server under a name that its certificate does not have
        for (String other :
                List.of(
                        "ldaps://127.0.0.1:" + server.tlsPort(),
                        "ldap://127.0.0.1:" + server.port())) {
            assertThat(troubleOf(with(Map.of("servers", other)), "tanaka", "Kita-2026"))
                    .as(other)
                    .isEqualTo(Trouble.CERTIFICATE);
        }
        Map<String, String> inside =
                Map.of("servers", "ldap://127.0.0.1:" + server.port(), "start.tls", "false");
        assertThat(with(inside).check("tanaka", "Kita-2026")).isPresent();
    }

    @Test
    void theNextServerShouldBeAskedWhenOneIsAway() throws Exception {
        LdapSignIn signIn =
                with(Map.of("servers", "ldap://localhost:1, ldap://localhost:" + server.port()));
        assertThat(signIn.check("tanaka", "Kita-2026")).isPresent();
    }

    @Test
    void aDirectoryThatIsAwayShouldBeToldAndNoticedWhenItComesBack() throws Exception {
        LdapSignIn signIn = with(Map.of("look.seconds", "1"));
        await().until(() -> signIn.status().answers());
        server.kill();
        assertThat(troubleOf(signIn, "tanaka", "Kita-2026")).isEqualTo(Trouble.AWAY);
        assertThat(signIn.test().answers()).isFalse();
        server.startAgain();
        await().until(() -> signIn.status().answers());
        assertThat(signIn.check("tanaka", "Kita-2026")).isPresent();
    }

    @Test
    void ourOwnAccountThatIsRefusedShouldBeToldAsSuch() {
        LdapSignIn signIn = with(Map.of(".bind.password", "himitsu"));
        assertThat(troubleOf(signIn, "tanaka", "Kita-2026")).isEqualTo(Trouble.READER);
        assertThat(signIn.test().explanation().ja()).contains("bind.dn");
    }

    @Test
    void onlyPeopleWithTheRightEndingShouldComeIn() {
        LdapSignIn signIn = with(Map.of("login.suffix", "@city.example.jp"));
        assertThat(troubleOf(signIn, "tanaka", "Kita-2026")).isEqualTo(Trouble.ATTRIBUTE);
    }

    private interface Line {
        void with(Socket client) throws IOException, InterruptedException;
    }

    /** Whatever answers at the port, nobody comes in and nobody waits long. */
    private void assertHarmless(Line line) throws IOException {
        try (ServerSocket hostile = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread =
                    new Thread(
                            () -> {
                                while (!hostile.isClosed()) {
                                    try (Socket client = hostile.accept()) {
                                        line.with(client);
                                    } catch (IOException e) {
                                        // gone; the next one
                                    } catch (InterruptedException e) {
                                        return;
                                    }
                                }
                            });
            thread.setDaemon(true);
            thread.start();
            LdapSignIn signIn =
                    with(
                            Map.of(
                                    "servers",
                                    "ldap://127.0.0.1:" + hostile.getLocalPort(),
                                    "start.tls",
                                    "false"));
            assertThat(troubleOf(signIn, "tanaka", "Kita-2026"))
                    .isIn(Trouble.AWAY, Trouble.NONSENSE);
            thread.interrupt();
        }
    }

    @Test
    void serversThatMeanIllShouldNotHoldAnybody() throws IOException {
        assertHarmless(client -> Thread.sleep(20_000));
        assertHarmless(
                client -> client.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII)));
        // a message of two gigabytes
        assertHarmless(
                client -> {
                    client.getOutputStream()
                            .write(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1});
                    client.getOutputStream().write(new byte[100_000]);
                    Thread.sleep(5_000);
                });
        // a good beginning, then a byte now and then
        assertHarmless(
                client -> {
                    client.getOutputStream().write(new byte[] {0x30, (byte) 0x82, 0x10, 0x00});
                    for (int i = 0; i < 200; i++) {
                        client.getOutputStream().write(0);
                        client.getOutputStream().flush();
                        Thread.sleep(100);
                    }
                });
    }

    /** Each answer comes in time, but they add up. */
    @Test
    void aServerThatIsSlowAgainAndAgainShouldNotHoldAnybody() throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            daemon(
                    () -> {
                        while (!slow.isClosed()) {
                            Socket client = slow.accept();
                            Socket real = new Socket("127.0.0.1", server.port());
                            daemon(() -> pass(client, real, 0));
                            daemon(() -> pass(real, client, 1_000));
                        }
                    });
            LdapSettings settings =
                    settings(
                            Map.of(
                                    "servers",
                                    "ldap://127.0.0.1:" + slow.getLocalPort(),
                                    "start.tls",
                                    "false"));
            LdapSignIn signIn =
                    new LdapSignIn(
                            settings,
                            new OneDepartment(),
                            new Servers(settings, Duration.ofMillis(1_500)));
            made.add(signIn);
            // with patience it would be a sign-in
            assertThat(troubleOf(signIn, "tanaka", "Kita-2026")).isEqualTo(Trouble.AWAY);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (IOException e) {
                                // gone
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    private static void pass(Socket from, Socket to, long delay)
            throws IOException, InterruptedException {
        byte[] piece = new byte[8192];
        for (int read = from.getInputStream().read(piece);
                read > 0;
                read = from.getInputStream().read(piece)) {
            Thread.sleep(delay);
            to.getOutputStream().write(piece, 0, read);
        }
        to.close();
    }

    @Test
    void settingsThatAreUnsafeShouldBeRefusedWithARemedy() {
        for (Map.Entry<String, Map<String, String>> wrong :
                Map.of(
                                "start.tls",
                                Map.of(
                                        "servers",
                                        "ldap://ad.city.example.jp",
                                        "start.tls",
                                        "false"),
                                "servers",
                                Map.of("servers", "http://ad.city.example.jp"),
                                "filter",
                                Map.of("filter", "(uid=tanaka)"),
                                "groups.filter",
                                Map.of("groups.filter", "(member={0}"),
                                "base",
                                Map.of("base", "somewhere"),
                                "ca",
                                Map.of("ca", "/nowhere.pem"),
                                ".bind.password",
                                Map.of(".bind.password", ""),
                                "id",
                                Map.of("id", "LDAP 1"),
                                "role.mayor",
                                Map.of("role.mayor", "mayors"))
                        .entrySet()) {
            IllegalArgumentException refused =
                    catchThrowableOfType(
                            IllegalArgumentException.class, () -> settings(wrong.getValue()));
            assertThat(refused).as(wrong.getKey()).isNotNull();
            assertThat(refused).hasMessageContaining(wrong.getKey());
        }
        assertThat(settings(Map.of()).toString()).doesNotContain(server.readerPassword());
        assertThat(settings(Map.of()).reader().orElseThrow().toString())
                .doesNotContain(server.readerPassword());
    }
}
