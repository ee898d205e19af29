// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Programs that answer meet the desk, which answers too. Counted is what left the desk by the mail
 * server: at most one automatic answer for each peer and day.
 */
@ExtendWith(OpenDesk.class)
class AutoAnswerIT {
    private static final ZoneId CITY = ZoneId.of("Asia/Tokyo");
    private static final String SECOND = "second@asahi.example";

    private final Desk desk;
    private final Post post;
    private final String run = Long.toString(System.nanoTime(), 36);
    private final LocalDate begin = LocalDate.now(CITY);

    AutoAnswerIT(Desk desk) {
        this.desk = desk;
        this.post = desk.post();
    }

    /** One; one more when the test runs over midnight. */
    private int most() {
        return 1 + (int) ChronoUnit.DAYS.between(begin, LocalDate.now(CITY));
    }

    /** All that came before has been taken, and what it caused has left, once this is answered. */
    private void letEverythingSettle() {
        String person = "last-" + System.nanoTime() + "@example.jp";
        post.send(Letter.from(person, "最後 の人", "最後の手紙").text("これより前のものは済みましたか。\r\n"));
        post.receive(person, "the note of receipt of the last letter", mail -> true);
    }

    private MimeMessage noteFor(String person, String subject) {
        post.send(Letter.from(person, "市民 花子", subject).text("教えてください。\r\n"));
        return post.receive(person, "the note of receipt", mail -> true);
    }

    /** How many entries of this kind the case's one contact has. */
    private int count(String caseId, String kind) {
        int count = 0;
        for (JsonNode entry : desk.cases().file(caseId).get("timeline")) {
            if (entry.path("interaction").path("kind").asText().equals(kind)) {
                count++;
            }
        }
        return count;
    }

    private void awaitMessages(String caseId, int wanted) {
        await("messages in " + caseId).until(() -> count(caseId, "INBOUND") == wanted);
    }

    @Test
    void machinesThatAnswerEverythingShouldEachGetOneNote() {
        String oneAddress = "one-" + run + "@machine.example";
        String otherAddress = "other-" + run + "@machine.example";
        try (NaiveMachine one = new NaiveMachine(post, oneAddress, "From");
                NaiveMachine other = new NaiveMachine(post, otherAddress, "Reply-To")) {
            one.write("始まり " + oneAddress);
            other.write("始まり " + otherAddress);
            await("both have answered the desk")
                    .until(() -> one.answered() > 0 && other.answered() > 0);
            // what it wrote without a trace of the case is a case, what came to the case's address
            // is not
            assertThat(desk.cases().withSubject(one.subjectOfAnswer(1))).isNotEmpty();
            awaitMessages(desk.cases().withSubject("始まり " + otherAddress), 2);
            for (int i = 0; i < 5; i++) {
                one.write("また " + i + " " + oneAddress);
                other.write("また " + i + " " + otherAddress);
            }
            letEverythingSettle();

            assertThat(one.received()).hasSizeBetween(1, most());
            assertThat(other.received()).hasSizeBetween(1, most());
        }
    }

    @Test
    void ourOwnMailThatComesBackShouldJoinItsCaseUnanswered() {
        String person = "loop-" + run + "@example.jp";
        String subject = "転送の輪 " + run;
        MimeMessage note = noteFor(person, subject);
        String id = desk.cases().withSubject(subject);

        post.send(again(note, person));
        awaitMessages(id, 2);
        letEverythingSettle();

        assertThat(count(id, "ACKNOWLEDGEMENT")).isEqualTo(1);
        assertThat(post.mails(person)).hasSize(1);
    }

    @Test
    void bounceOfTheNoteShouldJoinItsCaseUnanswered() {
        String person = "gone-" + run + "@example.jp";
        String daemon = "mailer-daemon@mx-" + run + ".example.jp";
        String subject = "届かない受付 " + run;
        MimeMessage note = noteFor(person, subject);
        String id = desk.cases().withSubject(subject);
        byte[] report =
                ("--b\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n宛先が見つかりません。\r\n"
                                + "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                                + "Final-Recipient: rfc822; "
                                + person
                                + "\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: "
                                + Post.header(note, "Message-ID")
                                + "\r\n--b--\r\n")
                        .getBytes(StandardCharsets.UTF_8);

        post.send(
                Letter.bare(daemon)
                        .header("From", "Mail Delivery System <" + daemon + ">")
                        .header("Subject", "Undelivered Mail Returned to Sender")
                        .header(
                                "Content-Type",
                                "multipart/report; report-type=delivery-status; boundary=b")
                        .body(report));
        awaitMessages(id, 2);
        letEverythingSettle();

        assertThat(count(id, "ACKNOWLEDGEMENT")).isEqualTo(1);
        assertThat(post.mails(daemon)).isEmpty();
        assertThat(post.mails(person)).hasSize(1);
    }

    @Test
    void machinesAnswerToTheNoteShouldJoinItsCaseUnanswered() {
        String person = "away-" + run + "@example.jp";
        String subject = "休暇中の人 " + run;
        MimeMessage note = noteFor(person, subject);
        String id = desk.cases().withSubject(subject);

        post.send(
                Letter.from(person, "市民 花子", "不在です")
                        .header("Auto-Submitted", "auto-replied (vacation)")
                        .inReplyTo(Post.header(note, "Message-ID"))
                        .text("来週戻ります。\r\n"));
        awaitMessages(id, 2);
        letEverythingSettle();

        assertThat(count(id, "ACKNOWLEDGEMENT")).isEqualTo(1);
        assertThat(post.mails(person)).hasSize(1);
    }

    @Test
    void twoMailboxesOfTheDeskShouldNotAnswerEachOther() throws IOException {
        Path file = desk.file("etc/org.madoguchi.channel.email-second.cfg");
        Files.writeString(
                file,
                """
                id = email-second
                address = %s
                imap.host = 127.0.0.1
                imap.port = %d
                imap.security = none
                imap.user = %s
                .imap.password = %s
                imap.poll.seconds = 1
                imap.afterwards = seen
                smtp.host = 127.0.0.1
                smtp.port = %d
                smtp.security = none
                """
                        .formatted(
                                SECOND, post.imapPort(), SECOND, post.password(), post.smtpPort()));
        try {
            String opening = "二つ目の窓口へ " + run;
            post.send(
                    Letter.from("opener-" + run + "@example.jp", "市民 太郎", opening)
                            .text("こちらの窓口は開いていますか。\r\n"),
                    SECOND);
            assertThat(desk.cases().withSubject(opening)).isNotEmpty();

            String there = "一つ目の窓口へ " + run;
            String back = "折り返し " + run;
            post.send(Letter.from(SECOND, "二つ目の窓口", there).text("転送です。\r\n"));
            post.send(Letter.from(Town.DESK, "一つ目の窓口", back).text("転送です。\r\n"), SECOND);
            String thereId = desk.cases().withSubject(there);
            String backId = desk.cases().withSubject(back);
            // each got the other's note of receipt, as a message of its case
            awaitMessages(thereId, 2);
            awaitMessages(backId, 2);
            letEverythingSettle();

            assertThat(count(thereId, "INBOUND")).isEqualTo(2);
            assertThat(count(thereId, "ACKNOWLEDGEMENT")).isEqualTo(1);
            assertThat(count(backId, "INBOUND")).isEqualTo(2);
            assertThat(count(backId, "ACKNOWLEDGEMENT")).isEqualTo(1);
            assertThat(post.mails(SECOND))
                    .filteredOn(mail -> !Post.header(mail, "Auto-Submitted").isEmpty())
                    .hasSizeBetween(1, most());
        } finally {
            Files.delete(file);
        }
    }

    /** The same mail once more, as a server that forwards it to where it came from. */
    private static Letter again(MimeMessage mail, String forwarder) {
        try {
            Letter letter = Letter.headless(forwarder);
            for (Header header : Collections.list(mail.getAllHeaders())) {
                letter.header(header.getName(), header.getValue());
            }
            return letter.body(mail.getRawInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
