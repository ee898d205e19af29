// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.test.Requirement;

/** Everything comes back from one file, and nothing comes from a file that is not what it was. */
@ExtendWith(OpenDesk.class)
class BackupIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Pattern ANCHOR = Pattern.compile("\\d+:[0-9a-f]{64}");

    private static final Pattern ARTICLE = Pattern.compile("href=\"/faq/\\d+\"");

    private static final String BACKUPS_ON_RECORD = "madoguchi:audit-list --action backup.create";

    private final Desk desk;

    @TempDir Path folder;

    BackupIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement({
        "FJ-177", "FJ-217", "FJ-218", "FP-027", "ST-126", "ST-152", "ST-266", "ST-288", "YK-072",
        "YK-133"
    })
    void whatWasThereBeforeABackupShouldBeThereAfterItsRestore() throws Exception {
        byte[] photo = new byte[2 * 1024 * 1024];
        new Random(217).nextBytes(photo);
        String subject = "写真のある案件 " + System.nanoTime();
        desk.post()
                .send(
                        Letter.from("backup@example.jp", "控え 花子", subject)
                                .textWithFile("写真です。", "道路.jpg", "image/jpeg", photo));
        String id = desk.cases().withSubject(subject);
        String anchor = anchor(desk.shell("madoguchi:audit-verify"));
        HttpApi system = frontSystem(desk);
        Queue<String> accepted = new ConcurrentLinkedQueue<>();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> work =
                CompletableFuture.runAsync(() -> handIn(system, accepted, enough));
        await("others are at work")
                .failFast("they cannot", work::isCompletedExceptionally)
                .until(() -> accepted.size() > 5);

        List<String> before = List.copyOf(accepted);
        Path file = desk.backup(folder);
        int after = accepted.size();
        enough.set(true);
        work.join();

        assertThat(after).as("cases while it was made").isGreaterThan(before.size());
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
        try (Desk restored = Desk.restored(file, Database.chosen())) {
            HttpResponse<String> signedIn =
                    restored.privateSite().from("192.0.2.211").signIn(desk.account("supervisor"));
            assertThat(signedIn.statusCode()).isEqualTo(303);
            Cases cases = restored.cases();
            JsonNode attachment = cases.question(id).get("attachments").get(0);
            assertThat(attachment.get("fileName").asText()).isEqualTo("道路.jpg");
            assertThat(cases.content(id, attachment.get("blob").asText())).isEqualTo(photo);
            before.forEach(
                    each ->
                            assertThat(cases.question(each).get("text").asText())
                                    .startsWith("控えの間の案件"));
            assertThat(restored.shell("madoguchi:audit-verify --anchor " + anchor))
                    .contains("照らした控え 1 件");
            String found = "/faq/search?q=" + HttpApi.encoded("粗大ごみ");
            await("the FAQ is indexed anew")
                    .until(() -> ARTICLE.matcher(restored.publicSite().get(found).body()).find());
            neitherShouldKnowWhatTheOtherTakesIn(restored);
            assertThat(restored.shell(BACKUPS_ON_RECORD))
                    .as("the copy was made before the record of it")
                    .doesNotContain(file.getFileName().toString());
        }
        assertThat(desk.shell(BACKUPS_ON_RECORD)).contains(file.getFileName().toString());
    }

    /** Two installations on one machine, as of two cities, have no record in common. */
    private void neitherShouldKnowWhatTheOtherTakesIn(Desk restored) {
        for (List<Desk> pair : List.of(List.of(desk, restored), List.of(restored, desk))) {
            String subject = "一つの市の案件" + System.nanoTime();
            HttpResponse<String> taken =
                    frontSystem(pair.get(0))
                            .postJson(
                                    "/api/v1/cases",
                                    Map.of("subject", subject, "text", "ほかの市には見えません。"),
                                    subject.hashCode());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            pair.get(0).cases().withSubject(subject);
            assertThat(
                            pair.get(1)
                                    .program("supervisor", "192.0.2.213")
                                    .get(
                                            "/api/v1/cases?view=ALL_OPEN&text="
                                                    + HttpApi.encoded(subject))
                                    .body())
                    .contains("\"items\"")
                    .doesNotContain(subject);
        }
    }

    private static HttpApi frontSystem(Desk product) {
        String login = "system" + System.nanoTime();
        product.shell("madoguchi:user-add --role FRONT_SYSTEM " + login + " 施設予約");
        return product.privateSite()
                .from("192.0.2.210")
                .withToken(
                        product.shell("madoguchi:token-create " + login + " 試験")
                                .lines()
                                .filter(line -> line.startsWith("mdg_"))
                                .findFirst()
                                .orElseThrow()
                                .strip());
    }

    private static void handIn(HttpApi system, Queue<String> accepted, AtomicBoolean enough) {
        for (int i = 0; !enough.get(); i++) {
            HttpResponse<String> answer =
                    system.postJson(
                            "/api/v1/cases",
                            Map.of(
                                    "contact",
                                    Map.of("name", "控え " + i, "email", "backup@example.jp"),
                                    "subject",
                                    "控えの間 " + i,
                                    "text",
                                    "控えの間の案件 " + i),
                            ("backup" + System.nanoTime()).hashCode());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            accepted.add(HttpApi.json(answer).get("id").asText());
        }
    }

    private static String anchor(String printed) {
        Matcher found = ANCHOR.matcher(printed);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    @Requirement({"FJ-217", "FJ-299", "ST-160"})
    void theNightsBackupShouldBeMadeByItselfAndBeSeen() throws IOException {
        Path settings = desk.file("etc/org.madoguchi.operations.cfg");
        String before = Files.readString(settings);
        Path nightly = folder.resolve("nightly");
        Desk.configure(settings, before + "\nbackup.folder = " + nightly + "\n");
        try {
            await("one that is due")
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    desk.privateSite()
                                            .get("/metrics")
                                            .body()
                                            .contains("madoguchi_backup_age_seconds "));
            assertThat(desk.privateSite().get("/metrics").body()).contains("madoguchi_backup_up 1");
            // the record comes last: whatever it was made of is gone by then
            await("it is on record").until(() -> isOnRecord(nightly));
            theReportShouldTellIt();
            try (Stream<Path> made = Files.list(nightly)) {
                assertThat(made).hasSize(1);
            }
        } finally {
            Desk.configure(settings, before);
            await("health answers again")
                    .until(() -> desk.privateSite().get("/health/ready").statusCode() == 200);
        }
    }

    private void theReportShouldTellIt() {
        HttpApi chief = desk.privateSite().from("192.0.2.214");
        chief.signIn(desk.account("supervisor"));
        assertThat(chief.get("/console/figures/report?span=MONTH").body())
                .as("the monthly report")
                .contains("バックアップ", "確認済み");
    }

    private boolean isOnRecord(Path nightly) throws IOException {
        String records = desk.shell(BACKUPS_ON_RECORD);
        try (Stream<Path> made = Files.list(nightly)) {
            return made.map(file -> file.getFileName().toString())
                    .anyMatch(name -> records.contains("backup " + name));
        }
    }

    @Test
    @Requirement("FJ-299")
    void whatIsNotAsItWasMadeShouldBeRefused() throws Exception {
        Path good = desk.backup(folder);
        byte[] bytes = Files.readAllBytes(good);
        bytes[bytes.length / 2] ^= 1;
        refused(Files.write(folder.resolve("flipped.tar.gz"), bytes), "damaged");
        refused(good, folder, "There is something in");

        Path open = Files.createDirectory(folder.resolve("open"));
        shell("tar -xzf " + good + " -C " + open);
        shell("printf x >>" + open + "/etc/users.properties");
        refused(packed(open), "a checksum does not fit");
        shell("rm " + open + "/etc/users.properties");
        refused(packed(open), "it does not hold what its manifest says");

        Path up = Files.createDirectory(folder.resolve("up"));
        shell(
                "printf x >"
                        + folder
                        + "/outside; cp "
                        + folder
                        + "/outside "
                        + up
                        + "/manifest.txt");
        shell("cd " + up + " && tar -cPzf ../packed.tar.gz manifest.txt ../outside");
        shell("rm " + folder + "/outside");
        refused(folder.resolve("packed.tar.gz"), "a name leads out of the folder");
        assertThat(folder.resolve("outside")).doesNotExist();
        shell("cd " + up + " && ln -s /tmp etc && tar -czf ../packed.tar.gz manifest.txt etc");
        refused(folder.resolve("packed.tar.gz"), "no plain file");

        Path newer = Files.createDirectory(folder.resolve("newer"));
        shell("tar -xzf " + good + " -C " + newer);
        shell("sed -i 's/^version .*/version 99.0.0/' " + newer + "/manifest.txt");
        refused(packed(newer), "newer version (99.0.0)");
    }

    /** As the product packs: plain files, by names without a dot before them. */
    private Path packed(Path content) {
        Path file = folder.resolve("packed.tar.gz");
        shell("cd " + content + " && find . -type f -printf '%P\\n' | tar -czf " + file + " -T -");
        return file;
    }

    private void refused(Path backup, String why) throws IOException {
        Path into = folder.resolve("into");
        refused(backup, into, why);
        assertThat(into).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(each -> each.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("into"));
        }
    }

    private static void refused(Path backup, Path into, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Desk.restore(backup, into))
                .withMessageContaining(why);
    }

    private static void shell(String line) {
        Command.run(PATIENCE, Map.of(), List.of("bash", "-c", line));
    }
}
