// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** An administrator mistypes. */
@ExtendWith(OpenDesk.class)
class ConfigurationIT {
    private final Desk desk;

    ConfigurationIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    @Requirement("FJ-215")
    void aWrongValueShouldBeExplainedAndStopNothingElse() throws IOException {
        Path file = desk.file("etc/org.madoguchi.channel.email-second.cfg");
        Files.writeString(
                file,
                """
                id = email-second
                address = second@asahi.example
                imap.host = 127.0.0.1
                imap.user = second
                .imap.password = x
                imap.poll.seconds = soon
                smtp.host = 127.0.0.1
                """);
        try {
            await("an explanation in the log")
                    .untilAsserted(
                            () ->
                                    assertThat(desk.log())
                                            .contains("email-second.cfg")
                                            .contains("imap.poll.seconds"));
            assertThat(desk.privateSite().get("/health/ready").statusCode()).isEqualTo(200);
            String subject = "設定を直している間のメール " + System.nanoTime();
            desk.post().send(Letter.from("typo@example.jp", "間違 直", subject).text("届きますか。\r\n"));
            assertThat(desk.cases().withSubject(subject)).isNotEmpty();
            await("the change is on record")
                    .untilAsserted(
                            () ->
                                    assertThat(
                                                    desk.shell(
                                                            "madoguchi:audit-list --action"
                                                                    + " settings.change"))
                                            .contains("org.madoguchi.channel.email-second.cfg")
                                            .contains("added: .imap.password: set;"));
        } finally {
            Files.delete(file);
        }
    }
}
