// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.BundleEvent;

/**
 * Every channel of the product is installed, updated and removed again and again while the others
 * work: nobody else is disturbed, and nothing is lost or doubled. How often says the property
 * {@code madoguchi.hot.times}; see proofs/hot-deployment.sh.
 */
class HotChannelsIT {
    private static final int TIMES = Integer.getInteger("madoguchi.hot.times", 3);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(20);

    private static Desk desk;
    private static HttpApi supervisor;

    static Stream<ChannelArchive> archives() {
        return ChannelArchive.all().stream();
    }

    @BeforeAll
    static void start() {
        desk = Desk.start(Database.chosen());
        supervisor = desk.program("supervisor", "192.0.2.60");
        Path observer = Path.of("target", "hot-observer.jar");
        BundleEvents.pack(observer);
        deploy(observer, "bundle-events.jar");
        await("the observer").until(() -> Files.exists(desk.file(BundleEvents.FILE)));
        // bundles work a moment before the container says that their feature is installed
        await("the container's first start is over")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> isInstalled("madoguchi-sample"));
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("archives")
    void aChannelShouldComeChangeAndGoWithoutDisturbingAnybody(ChannelArchive archive) {
        Path next = Path.of("target", archive.feature() + "-next.kar");
        archive.writeAs("99.0.0", next);
        boolean withForms = !archive.feature().equals("madoguchi-channel-webform");
        int before = events().size();
        int sentBefore = outbox("SENT");
        SteadyTraffic traffic = new SteadyTraffic(desk, withForms);
        try (traffic) {
            takeAway(archive);
            for (int time = 0; time < TIMES; time++) {
                install(archive, archive.file());
                install(archive, next);
                remove(archive);
            }
            desk.shell("feature:install " + archive.feature());
            awaitEvent(archive, BundleEvent.STARTED, events().size() - 1);
        }
        assertThat(traffic.failed()).isEmpty();
        assertThat(disturbed(archive, before)).isEmpty();
        List<String> sent = traffic.subjects();
        await("every message is a case")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> taken(traffic).size() >= sent.size());
        assertThat(taken(traffic)).containsExactlyInAnyOrderElementsOf(sent);
        // everybody is new and gets one note of receipt
        await("everything has left")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> outbox("SENT") >= sentBefore + sent.size());
        assertThat(outbox("SENT")).isEqualTo(sentBefore + sent.size());
        for (String state : List.of("WAITING", "SENDING", "FAILED", "UNCERTAIN")) {
            assertThat(outbox(state)).as(state).isZero();
        }
        System.out.printf(
                "%s: installed, updated and removed %d times beside %d messages%n",
                archive, TIMES, sent.size());
    }

    /** It came with the product; from now on it comes as an archive. */
    private static void takeAway(ChannelArchive archive) {
        if (isInstalled(archive.feature())) {
            int before = events().size();
            desk.shell("feature:uninstall " + archive.feature());
            awaitEvent(archive, BundleEvent.UNINSTALLED, before);
        }
    }

    private static boolean isInstalled(String feature) {
        return desk.shell("feature:list -i --no-format")
                .lines()
                .anyMatch(line -> line.matches(feature + "\\s.*"));
    }

    private static void install(ChannelArchive archive, Path kar) {
        int before = events().size();
        deploy(kar, archive.feature() + ".kar");
        awaitEvent(archive, BundleEvent.STARTED, before);
    }

    private static void remove(ChannelArchive archive) {
        int before = events().size();
        try {
            Files.delete(desk.file("deploy/" + archive.feature() + ".kar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEvent(archive, BundleEvent.UNINSTALLED, before);
    }

    private static void awaitEvent(ChannelArchive archive, int type, int before) {
        String line = archive.bundle() + " " + type;
        await(line)
                .atMost(PATIENCE)
                .pollInterval(LOOK)
                .until(() -> events().stream().skip(before).anyMatch(line::equals));
    }

    private static List<String> disturbed(ChannelArchive archive, int before) {
        return events().stream()
                .skip(before)
                .filter(line -> !line.startsWith(archive.bundle() + " "))
                .distinct()
                .toList();
    }

    private static List<String> events() {
        try {
            return Files.readAllLines(desk.file(BundleEvents.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole under another name, then renamed. */
    private static void deploy(Path file, String name) {
        try {
            Path hidden = desk.file("data/tmp/" + name + ".part");
            Files.copy(file, hidden, StandardCopyOption.REPLACE_EXISTING);
            Files.move(hidden, desk.file("deploy/" + name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> taken(SteadyTraffic traffic) {
        List<String> subjects = new ArrayList<>();
        int seen = 0;
        int total;
        do {
            JsonNode part = HttpApi.json(supervisor.get("/api/v1/cases?limit=200&offset=" + seen));
            total = part.get("total").asInt();
            seen += part.get("items").size();
            part.get("items").forEach(summary -> subjects.add(summary.get("subject").asText()));
        } while (seen < total);
        subjects.removeIf(subject -> !traffic.isMine(subject));
        return subjects;
    }

    private static int outbox(String state) {
        return HttpApi.json(supervisor.get("/api/v1/outbox?limit=1&state=" + state))
                .get("total")
                .asInt();
    }
}
