// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

/**
 * A channel that somebody else wrote comes into the running product, is replaced and goes, while
 * citizens write by other ways. A desk of its own, because every case of it is counted.
 */
class HotDeploymentIT {
    private static final String CHANNEL = "folder-main";
    private static final String BUNDLE = "jp.example.channel.folder";
    private static final int OF_EACH = 500;
    private static final int LETTERS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Path first;
    private static Path second;
    private static Desk desk;
    private static HttpApi supervisor;
    private static HttpApi operator;

    @BeforeAll
    static void start() {
        first = Outsider.sample("1.0.0");
        second = Outsider.sample("1.1.0");
        desk = Desk.start(Database.chosen());
        supervisor = desk.program("supervisor", "192.0.2.100");
        operator = desk.program("operator1", "192.0.2.101");
        Path observer = Path.of("target", "bundle-events.jar");
        BundleEvents.pack(observer);
        deploy(observer, "bundle-events.jar");
        await("the observer").until(() -> Files.exists(desk.file(BundleEvents.FILE)));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @AfterEach
    void removeChannels() throws IOException {
        for (String name : List.of("folder.jar", "newer.jar", "fax.jar", "strange.jar")) {
            Files.deleteIfExists(desk.file("deploy/" + name));
        }
        await("all away").atMost(PATIENCE).until(() -> !isThere(CHANNEL) && !isThere("fax-main"));
    }

    @Test
    @Requirement({"FJ-194", "ST-140"})
    void aChannelShouldComeChangeAndGoWithoutDisturbingAnybody() throws IOException {
        SharedFolder folder = new SharedFolder(desk.file("data/" + CHANNEL));
        int answersBefore = folder.answers().size();
        int sentBefore = outbox("SENT");
        long eventsBefore = Files.readAllLines(desk.file(BundleEvents.FILE)).size();
        Traffic traffic = Traffic.start(desk, OF_EACH);

        // it comes: what lies in its folder already is taken
        folder.write("first");
        long came = millisecondsUntil(() -> dropChannel(first), () -> folder.awaitTaken("first"));
        writeLetters(folder, "a");
        String answered = caseOf(folder.subjects().get(0));
        release(answer(answered, "回答その一"));
        folder.awaitWritten("the answer", file -> file.contains("回答その一"));

        // it changes at work
        writeLetters(folder, "b");
        long changed =
                millisecondsUntil(
                        () -> dropChannel(second),
                        () -> {
                            folder.write("changed");
                            folder.awaitWritten(
                                    "the new version's", file -> file.contains(BUNDLE + " 1.1.0"));
                        });
        writeLetters(folder, "c");

        // it goes at work
        writeLetters(folder, "d");
        Files.delete(desk.file("deploy/folder.jar"));
        await("away").atMost(PATIENCE).until(() -> !isThere(CHANNEL));
        int left = folder.waiting();
        folder.write("meanwhile");
        release(answer(answered, "回答その二"));
        await("the answer waits")
                .atMost(PATIENCE)
                .until(() -> channel(CHANNEL).get("waiting").asInt() > 0);
        assertThat(folder.waiting()).isEqualTo(left + 1);
        assertThat(folder.answers()).noneMatch(file -> file.contains("回答その二"));

        // it is back
        long back =
                millisecondsUntil(() -> dropChannel(second), () -> folder.awaitTaken("meanwhile"));
        folder.awaitWritten("the second answer", file -> file.contains("回答その二"));
        boolean overlapped = !traffic.hasEnded();
        int beforeTheEnd = traffic.handedIn();
        traffic.end();

        List<String> expected = new ArrayList<>(traffic.subjects());
        expected.addAll(folder.subjects());
        await("every message is a case")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> subjectsOfCases().size() >= expected.size());
        assertThat(subjectsOfCases()).containsExactlyInAnyOrderElementsOf(expected);

        // one acknowledgement for each case, and two answers
        int sent = sentBefore + expected.size() + 2;
        await("everything has left")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> outbox("SENT") >= sent);
        assertThat(outbox("SENT")).isEqualTo(sent);
        for (String state : List.of("WAITING", "SENDING", "FAILED", "UNCERTAIN")) {
            assertThat(outbox(state)).as(state).isZero();
        }
        assertThat(folder.answers()).hasSize(answersBefore + folder.subjects().size() + 2);

        List<String> disturbed = disturbedBundles(eventsBefore);
        System.out.printf(
                "hot deployment, beside %d of %d messages%s: first message accepted %d ms after"
                        + " the jar was dropped (again, behind %d others: %d ms), by the new version %d ms after;"
                        + " bundles disturbed: %d%n",
                beforeTheEnd,
                2 * OF_EACH,
                overlapped ? "" : " (all)",
                came,
                left,
                back,
                changed,
                disturbed.size());
        assertThat(disturbed).isEmpty();
    }

    @Test
    void theArchetypesProjectShouldBuildAndWork() {
        SharedFolder fax = new SharedFolder(desk.file("data/fax-main"));
        deploy(Outsider.archetype(), "fax.jar");
        fax.write("fax");
        fax.awaitTaken("fax");
        fax.awaitWritten("its version", file -> file.contains("com.example.channel.fax 0.1.0"));
    }

    /** A new version under another name: nobody loses the channel when the old file is deleted. */
    @Test
    void ofTwoFilesWithOneChannelTheSecondShouldTakeOver() throws IOException {
        SharedFolder folder = new SharedFolder(desk.file("data/" + CHANNEL));
        dropChannel(first);
        await("the first").atMost(PATIENCE).until(() -> isThere(CHANNEL));
        deploy(second, "newer.jar");
        await("told")
                .atMost(PATIENCE)
                .until(() -> desk.log().contains("two channels are called " + CHANNEL));
        Files.delete(desk.file("deploy/folder.jar"));
        await("the second")
                .atMost(PATIENCE)
                .until(() -> desk.log().contains("the second one takes over"));
        folder.write("two");
        folder.awaitWritten("by the second", file -> file.contains(BUNDLE + " 1.1.0"));
    }

    @Test
    void aJarThatLacksSomethingShouldBeNamedInTheLog() throws IOException {
        Path jar = Path.of("target", "strange.jar");
        BundleEvents.pack(jar, "strange.channel", "com.nobody.brings.this");
        deploy(jar, "strange.jar");
        await("what it lacks")
                .atMost(PATIENCE)
                .until(() -> desk.log().contains("osgi.wiring.package=com.nobody.brings.this"));
        assertThat(desk.privateSite().get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static void writeLetters(SharedFolder folder, String group) {
        for (int number = 0; number < LETTERS; number++) {
            folder.write(group + number);
        }
    }

    private static void dropChannel(Path jar) {
        deploy(jar, "folder.jar");
    }

    /** Whole under another name, then renamed: what an administrator's copy tool does as well. */
    private static void deploy(Path jar, String name) {
        try {
            Path hidden = desk.file("data/tmp/" + name + ".part");
            Files.copy(jar, hidden, StandardCopyOption.REPLACE_EXISTING);
            Files.move(hidden, desk.file("deploy/" + name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long millisecondsUntil(Runnable start, Runnable seen) {
        Instant begin = Instant.now();
        start.run();
        seen.run();
        return Duration.between(begin, Instant.now()).toMillis();
    }

    private static boolean isThere(String id) {
        JsonNode status = channel(id);
        return !status.isMissingNode() && status.get("present").asBoolean();
    }

    /** Missing for one that never was there. */
    private static JsonNode channel(String id) {
        for (JsonNode status : HttpApi.json(supervisor.get("/api/v1/channels"))) {
            if (status.toString().contains("\"" + id + "\"")) {
                return status;
            }
        }
        return MissingNode.getInstance();
    }

    private static String caseOf(String subject) {
        for (JsonNode found :
                HttpApi.json(supervisor.get("/api/v1/cases?limit=200&channel=" + CHANNEL))
                        .get("items")) {
            if (found.get("subject").asText().equals(subject)) {
                return found.get("id").asText();
            }
        }
        throw new IllegalStateException("no case " + subject);
    }

    private static String answer(String caseId, String text) {
        var submitted =
                operator.postJson(
                        "/api/v1/cases/" + caseId + "/replies",
                        Map.of("subject", "", "text", text));
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(201);
        return HttpApi.json(submitted).get("id").asText();
    }

    private static void release(String reply) {
        var released = supervisor.postJson("/api/v1/replies/" + reply + "/approve", Map.of());
        assertThat(released.statusCode()).as(released.body()).isLessThan(300);
    }

    /** Of what this test wrote. */
    private static List<String> subjectsOfCases() {
        List<String> subjects = new ArrayList<>();
        int seen = 0;
        int total;
        do {
            JsonNode part = HttpApi.json(supervisor.get("/api/v1/cases?limit=200&offset=" + seen));
            total = part.get("total").asInt();
            seen += part.get("items").size();
            part.get("items").forEach(summary -> subjects.add(summary.get("subject").asText()));
        } while (seen < total);
        subjects.removeIf(
                subject ->
                        !subject.startsWith("流れ ")
                                && !subject.matches("共有 (first|changed|meanwhile|[a-d]\\d+)"));
        return subjects;
    }

    private static int outbox(String state) {
        return HttpApi.json(supervisor.get("/api/v1/outbox?limit=1&state=" + state))
                .get("total")
                .asInt();
    }

    private static List<String> disturbedBundles(long before) throws IOException {
        try (Stream<String> lines = Files.lines(desk.file(BundleEvents.FILE))) {
            return lines.skip(before)
                    .filter(line -> !line.startsWith(BUNDLE + " "))
                    .filter(line -> !line.startsWith(BundleEvents.NAME + " "))
                    .distinct()
                    .toList();
        }
    }
}
