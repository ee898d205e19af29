// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.Content;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Inbox;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.storage.StorageException;

class SubmissionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor SYSTEM = actor(7, Role.FRONT_SYSTEM);
    private static final String LETTER =
            """
            {"contact": {"name": "田中 花子", "email": " Hanako@Example.JP ", "phone": "０４６６-25-1111"},
             "subject": "粗大ごみ", "text": "机を出したいです。\\n明日です。",
             "fields": [{"label": "地区", "value": "片瀬"}], "receivedAt": "2026-11-21T23:00:00Z"}
            """;

    private final DeskInMemory desk = new DeskInMemory();
    private final Submissions submissions =
            new Submissions(new DeskInbox(desk), desk.cases(), desk, CLOCK);

    private static Actor actor(long user, Role role) {
        return new Actor(
                Optional.of(new UserId(user)), "施設予約", Set.of(role), Optional.empty(), "192.0.2.1");
    }

    private Inbox.Receipt submit(String key, String json) {
        return submissions.submit(SYSTEM, key, json.getBytes(StandardCharsets.UTF_8), List.of());
    }

    private InboundMessage taken(String json) {
        submit("k" + desk.taken.size(), json);
        return desk.taken.get(desk.taken.size() - 1);
    }

    private static String letter(String member) {
        return "{\"text\": \"本文\", " + member + "}";
    }

    @Test
    void everythingShouldReachTheDeskWithTheOriginalByteForByte() {
        InboundMessage message = taken(LETTER);
        assertThat(message.channel()).isEqualTo(ApiChannel.ID);
        assertThat(message.externalId()).isEqualTo("7:k0");
        assertThat(message.sender().address()).isEqualTo(Address.email("hanako@example.jp"));
        assertThat(message.sender().name()).isEqualTo("田中 花子");
        assertThat(message.subject()).isEqualTo("粗大ごみ");
        assertThat(message.text()).isEqualTo("机を出したいです。\n明日です。");
        assertThat(message.fields())
                .containsExactly(new Field("地区", "片瀬"), new Field("電話番号", "0466251111"));
        assertThat(message.receivedAt()).isEqualTo(Instant.parse("2026-11-21T23:00:00Z"));
        assertThat(message.originalType()).isEqualTo("application/json");
        assertThat(message.original().bytes()).isEqualTo(LETTER.getBytes(StandardCharsets.UTF_8));
        assertThat(desk.audited).containsExactly("施設予約 case.submit case 2026-000001 key k0");
    }

    @Test
    void aPhoneNumberShouldDoAndSoShouldNobody() {
        assertThat(
                        taken(letter("\"contact\": {\"phone\": \"+81 (466) 25ー1111\"}"))
                                .sender()
                                .address())
                .isEqualTo(new Address(AddressKind.PHONE, "+81466251111"));
        assertThat(taken("{\"text\": \"匿名です\"}").sender().address()).isEqualTo(Address.NONE);
    }

    @Test
    void theSameKeyShouldAnswerWithTheSameCase() {
        Inbox.Receipt first = submit("k", LETTER);
        Inbox.Receipt again = submit("k", LETTER.replace("\n", " "));
        assertThat(first.duplicate()).isFalse();
        assertThat(again.duplicate()).isTrue();
        assertThat(again.caseId()).isEqualTo(first.caseId());
        assertThat(desk.taken).hasSize(1);
        assertThat(desk.audited).hasSize(2);
    }

    @Test
    void aKeyForAnotherLetterShouldBeRefusedSoThatNoneVanishes() {
        submit("k", LETTER);
        assertThatThrownBy(() -> submit("k", LETTER.replace("明日", "明後日")))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("2026-000001", "新しい値"));
    }

    @Test
    void filesShouldBelongToWhatTheKeyStandsFor() {
        Attachment map = new Attachment("地図.png", "image/png", Content.of(new byte[] {1, 2, 3}));
        Attachment other = new Attachment("地図.png", "image/png", Content.of(new byte[] {1, 2, 4}));
        byte[] json = LETTER.getBytes(StandardCharsets.UTF_8);
        submissions.submit(SYSTEM, "k", json, List.of(map));
        assertThat(desk.taken.get(0).attachments()).containsExactly(map);
        assertThat(submissions.submit(SYSTEM, "k", json, List.of(map)).duplicate()).isTrue();
        assertThatThrownBy(() -> submissions.submit(SYSTEM, "k", json, List.of(other)))
                .isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> submissions.submit(SYSTEM, "k", json, List.of()))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void twoSystemsWithTheSameKeyShouldNotMeet() {
        submit("1", LETTER);
        byte[] json = LETTER.getBytes(StandardCharsets.UTF_8);
        assertThat(
                        submissions
                                .submit(actor(8, Role.FRONT_SYSTEM), "1", json, List.of())
                                .duplicate())
                .isFalse();
        assertThat(desk.taken).hasSize(2);
    }

    @Test
    void onlyWhoMayHandInShouldDoSo() {
        byte[] json = LETTER.getBytes(StandardCharsets.UTF_8);
        for (Role role : List.of(Role.OPERATOR, Role.APPROVER, Role.FAQ_EDITOR)) {
            assertThatThrownBy(() -> submissions.submit(actor(7, role), "k", json, List.of()))
                    .isInstanceOf(PermissionDeniedException.class);
        }
        assertThat(desk.taken).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a b", "キー", "a\nb", "a\u0000"})
    void aKeyShouldBeOneWord(String key) {
        assertThatThrownBy(() -> submit(key, LETTER))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("Idempotency-Key"));
        assertThatThrownBy(() -> submit("k".repeat(201), LETTER))
                .isInstanceOf(RejectedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"contact\": {\"email\": \"hanako\"}",
                "\"contact\": {\"email\": \"a@b.jp, c@d.jp\"}",
                "\"contact\": {\"email\": \"a@b.jp\\r\\nBcc: all@example.jp\"}",
                "\"contact\": {\"email\": \"<script>@example.jp\"}",
                "\"contact\": {\"phone\": \"0466\"}",
                "\"contact\": {\"phone\": \"電話なし\"}",
                "\"receivedAt\": \"2026-11-22T02:00:00Z\"",
                "\"receivedAt\": \"1970-01-01T00:00:00Z\"",
                "\"fields\": [null]",
                "\"fields\": [{\"value\": \"x\"}]"
            })
    void aMistakeShouldBeNamedInTheReadersWords(String member) {
        Throwable refused = catchThrowable(() -> submit("k", letter(member)));
        assertThat(rejection(refused).reason().ja()).containsPattern("項目|してください");
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void limitsShouldBeKept() {
        for (String json :
                List.of(
                        "{\"text\": \"" + "あ".repeat(InboundMessage.MAX_TEXT + 1) + "\"}",
                        letter("\"subject\": \"" + "あ".repeat(501) + "\""),
                        letter("\"contact\": {\"name\": \"" + "あ".repeat(201) + "\"}"),
                        letter(
                                "\"fields\": ["
                                        + String.join(
                                                ",", Collections.nCopies(51, "{\"label\": \"地区\"}"))
                                        + "]"),
                        "{\"text\": \"  \"}",
                        "{}")) {
            assertThat(rejection(catchThrowable(() -> submit("k", json)))).isNotNull();
        }
        Attachment file = new Attachment("a", "text/plain", Content.of(new byte[1]));
        assertThatThrownBy(
                        () ->
                                submissions.submit(
                                        SYSTEM,
                                        "k",
                                        LETTER.getBytes(StandardCharsets.UTF_8),
                                        Collections.nCopies(21, file)))
                .isInstanceOf(RejectedException.class);
        assertThat(desk.taken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"text\": \"a\"} trailing",
                "{\"text\": \"a\", \"status\": \"CLOSED\"}",
                "{\"text\": {\"a\": 1}}",
                "{\"text\": \"a\\u0000b\"}",
                "{\"text\": \"\\ud800\"}",
                "{\"text\": \"a\", \"receivedAt\": \"yesterday\"}"
            })
    void whatIsNoSubmissionShouldBeRefused(String json) {
        assertThat(catchThrowable(() -> submit("k", json)))
                .isInstanceOfAny(UncheckedIOException.class, RejectedException.class);
        assertThatThrownBy(
                        () -> submissions.submit(SYSTEM, "k", new byte[] {'"', -1, -2}, List.of()))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(desk.taken).isEmpty();
    }

    @Test
    void scriptsShouldBeTextLikeAnyOther() {
        String script = "<script>alert(1)</script>{{7*7}}";
        InboundMessage message =
                taken(
                        letter(
                                "\"subject\": \""
                                        + script
                                        + "\", \"contact\": {\"name\": \"a\\r\\nb\"}"));
        assertThat(message.subject()).isEqualTo(script);
        assertThat(message.sender().name()).isEqualTo("a b");
    }

    @Test
    void withoutTheIntakeTheSenderShouldBeToldToComeBack() {
        DeskInbox away = new DeskInbox();
        Submissions waiting = new Submissions(away, desk.cases(), desk, CLOCK);
        assertThatThrownBy(
                        () ->
                                waiting.submit(
                                        SYSTEM,
                                        "k",
                                        LETTER.getBytes(StandardCharsets.UTF_8),
                                        List.of()))
                .isInstanceOf(StorageException.class);
        assertThat(new ApiChannel(away, CLOCK).health().state())
                .isEqualTo(ChannelHealth.State.DOWN);
        assertThat(new ApiChannel(new DeskInbox(desk), CLOCK).health().state())
                .isEqualTo(ChannelHealth.State.UP);
    }

    private static RejectedException rejection(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedException rejected) {
                return rejected;
            }
        }
        throw new AssertionError("no rejection", thrown);
    }
}
