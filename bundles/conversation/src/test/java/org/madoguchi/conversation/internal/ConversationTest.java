// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.conversation.ConversationFigures;
import org.madoguchi.api.conversation.Conversations;
import org.madoguchi.api.conversation.Reception;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomChanged;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomEntry;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.editorial.Period;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;

@Timeout(180)
class ConversationTest {
    private Hall hall;
    private Actor yamada;
    private Actor suzuki;

    @BeforeEach
    void open() {
        hall = new Hall();
        yamada = hall.operator(1, "山田");
        suzuki = hall.operator(2, "鈴木");
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private Conversations.Opened room() {
        return hall.citizens.open(Hall.CHAT, "ごみ", Locale.JAPANESE);
    }

    /** A room that waits, with an operator who takes conversations. */
    private RoomId waiting() {
        hall.operators.accept(yamada, true);
        RoomId id = room().room().id();
        hall.citizens.say(id, "message-1", "粗大ごみの出し方を教えてください");
        hall.citizens.call(id);
        return id;
    }

    private RoomId taken() {
        RoomId id = waiting();
        hall.operators.take(yamada, id);
        return id;
    }

    private List<RoomEntry.Kind> kinds(RoomId id) {
        return hall.citizens.entries(id, 0).stream().map(RoomEntry::kind).toList();
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        return assertThatThrownBy(deed).isInstanceOf(RejectedException.class);
    }

    @Test
    void aRoomShouldBeFoundByItsSecretOnlyAndTheSecretBeNowhere() {
        Conversations.Opened opened = room();

        assertThat(opened.secret()).hasSize(43);
        assertThat(hall.citizens.find(opened.secret())).contains(opened.room());
        assertThat(hall.citizens.find(opened.secret() + "x")).isEmpty();
        assertThat(hall.citizens.find("")).isEmpty();
        assertThat(hall.citizens.find(opened.room().id().toString())).isEmpty();
        assertThat(hall.store.bySecretHash(opened.secret())).isEmpty();
    }

    @Test
    @Requirement("YK-126")
    void whatWasSaidShouldGoWithItsCaseOrWhenItsTimeIsOver() {
        RoomMemory memory = new RoomMemory(hall.store);
        RoomId talked = taken();
        RoomId open = room().room().id();
        CaseId running = hall.store.room(talked).caseId().orElseThrow();
        refused(() -> memory.forget(running));
        hall.operators.end(yamada, talked);
        RoomId old = taken();
        hall.operators.end(yamada, old);
        Instant later = hall.clock.instant().plus(Duration.ofDays(1));

        assertThat(memory.due(later)).isEqualTo(2);
        memory.forget(hall.store.room(talked).caseId().orElseThrow());
        memory.forget(new CaseId(2026, 999));
        assertThat(memory.due(later)).isLessThan(2);
        memory.erase(yamada, later, 10);

        assertThat(memory.due(later)).isZero();
        for (RoomId gone : List.of(talked, old)) {
            assertThatThrownBy(() -> hall.store.room(gone)).isInstanceOf(NotFoundException.class);
            assertThat(hall.store.entries(gone, 0)).isEmpty();
        }
        assertThat(hall.store.room(open).state()).isEqualTo(RoomState.SUGGESTING);
    }

    @Test
    void wordsSaidTwiceWithOneIdShouldBeStoredOnce() {
        RoomId id = room().room().id();

        RoomEntry first = hall.citizens.say(id, "message-1", "こんにちは");
        RoomEntry again = hall.citizens.say(id, "message-1", "こんにちは");

        assertThat(again).isEqualTo(first);
        assertThat(kinds(id)).containsExactly(RoomEntry.Kind.CITIZEN, RoomEntry.Kind.ARTICLES);
        assertThat(hall.citizens.entries(id, first.number()))
                .extracting(RoomEntry::number)
                .containsExactly(2L);
    }

    @Test
    void aQuestionShouldBeAnsweredByArticlesAndThemOnlyBeforeAnOperatorIsCalled() {
        hall.publish(12, "粗大ごみの出し方は？");
        RoomId id = waiting();
        hall.citizens.say(id, "message-2", "早くお願いします");

        assertThat(hall.citizens.entries(id, 0))
                .filteredOn(entry -> entry.kind() == RoomEntry.Kind.ARTICLES)
                .extracting(RoomEntry::text)
                .containsExactly("12 粗大ごみの出し方は？");
    }

    @Test
    void aSearchThatFailsShouldNotKeepAnybodyFromTalking() {
        hall.searchFails = true;
        RoomId id = waiting();

        assertThat(kinds(id))
                .containsExactly(
                        RoomEntry.Kind.CITIZEN, RoomEntry.Kind.ARTICLES, RoomEntry.Kind.CALLED);
    }

    @Test
    void wrongWordsShouldBeRefusedAndNothingStored() {
        RoomId id = room().room().id();

        refused(() -> hall.citizens.say(id, "message-1", " \n "));
        refused(() -> hall.citizens.say(id, "message-1", "あ".repeat(2001)));
        assertThatThrownBy(() -> hall.citizens.say(id, "x", "短い"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hall.citizens.say(id, "'; DROP TABLE--", "短い"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(kinds(id)).isEmpty();

        hall.citizens.say(id, "message-1", "𠮷".repeat(1000));
        hall.citizens.say(id, "message-2", "a\u0000b\uD800c");
        assertThat(hall.citizens.entries(id, 2).get(0).text()).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void callingShouldMakeOneCaseWithEverythingSaidHoweverOftenItIsCalled() {
        RoomId id = waiting();
        Room again = hall.citizens.call(id);

        assertThat(again.state()).isEqualTo(RoomState.WAITING);
        assertThat(again.caseId()).isPresent();
        assertThat(hall.told.opened).hasSize(1);
        assertThat(hall.told.opened.get(0).externalId()).isEqualTo("room:" + id);
        assertThat(hall.told.opened.get(0).sender().address()).isEqualTo(Address.NONE);
        assertThat(hall.told.opened.get(0).subject()).isEqualTo("粗大ごみの出し方を教えてください");
        assertThat(hall.told.opened.get(0).fields()).extracting("value").containsExactly("ごみ");
        assertThat(hall.told.text()).contains("市民：粗大ごみの出し方を教えてください", "12:00");
    }

    @Test
    void aCaseThatCannotBeMadeShouldLeaveTheRoomAsItWas() {
        hall.operators.accept(yamada, true);
        RoomId id = room().room().id();
        hall.citizens.say(id, "message-1", "お尋ねします");
        hall.told.failing = true;

        assertThatThrownBy(() -> hall.citizens.call(id)).isInstanceOf(RuntimeException.class);
        assertThat(hall.store.room(id).state()).isEqualTo(RoomState.SUGGESTING);

        hall.told.failing = false;
        assertThat(hall.citizens.call(id).state()).isEqualTo(RoomState.WAITING);
    }

    @Test
    @Requirement("FJ-021")
    void receptionShouldSayWhetherSomebodyIsThere() {
        assertThat(hall.citizens.reception().state()).isEqualTo(Reception.State.NOBODY);
        hall.operators.accept(yamada, true);
        assertThat(hall.citizens.reception())
                .isEqualTo(
                        new Reception(
                                Reception.State.OPEN,
                                new LocalizedText("08:00-21:00", "08:00-21:00")));

        hall.clock.advance(Hall.PATIENCE.plusSeconds(1));
        assertThat(hall.citizens.reception().state()).isEqualTo(Reception.State.NOBODY);

        hall.clock.advance(Duration.ofHours(9).minus(Hall.PATIENCE).minusSeconds(2));
        hall.operators.beat(yamada);
        assertThat(hall.citizens.reception().state()).isEqualTo(Reception.State.OPEN); // 20:59:59
        hall.clock.advance(Duration.ofSeconds(1));
        assertThat(hall.citizens.reception().state()).isEqualTo(Reception.State.CLOSED);
    }

    @Test
    void whoFindsNobodyShouldLeaveAMessageThatIsACaseToBeAnsweredByMail() {
        RoomId id = room().room().id();
        refused(() -> hall.citizens.leaveMessage(id, "hanako@example.jp"));
        hall.citizens.say(id, "message-1", "道路に穴があります");
        refused(() -> hall.citizens.call(id));
        refused(() -> hall.citizens.leaveMessage(id, "hanako"));

        Room left = hall.citizens.leaveMessage(id, " Hanako@Example.JP ");
        hall.citizens.leaveMessage(id, "hanako@example.jp");

        assertThat(left.end()).contains(RoomEnd.MESSAGE_LEFT);
        assertThat(hall.told.opened).hasSize(1);
        assertThat(hall.told.opened.get(0).sender().address())
                .isEqualTo(Address.email("hanako@example.jp"));
        refused(() -> hall.citizens.say(id, "message-2", "もう一つ"));
    }

    @Test
    void whatIsSolvedByAnArticleShouldBeNoCase() {
        RoomId id = room().room().id();
        hall.citizens.say(id, "message-1", "開庁時間");

        assertThat(hall.citizens.end(id, true).end()).contains(RoomEnd.SOLVED);
        assertThat(hall.told.opened).isEmpty();
        assertThatThrownBy(() -> hall.operators.open(yamada, id))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void ofManyOperatorsOneShouldGetTheRoom() throws Exception {
        RoomId id = waiting();
        int many = 8;
        ExecutorService threads = Executors.newFixedThreadPool(many);
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<?>> tries =
                LongStream.rangeClosed(1, many)
                        .<Future<?>>mapToObj(
                                user ->
                                        threads.submit(
                                                () -> {
                                                    begin.await();
                                                    hall.operators.take(
                                                            hall.operator(user, "職員" + user), id);
                                                    return null;
                                                }))
                        .toList();
        begin.countDown();
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> one : tries) {
            try {
                one.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        threads.shutdown();

        assertThat(failures).hasSize(many - 1).allMatch(RejectedException.class::isInstance);
        assertThat(kinds(id)).filteredOn(kind -> kind == RoomEntry.Kind.JOINED).hasSize(1);
        assertThat(hall.assigned).hasSize(1);
    }

    @Test
    void whatBothSaySimultaneouslyShouldHaveOneOrderWithoutGaps() throws Exception {
        RoomId id = taken();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        int each = 25;
        Future<?> citizen =
                threads.submit(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                hall.citizens.say(id, "citizen-" + i, "市民" + i);
                            }
                        });
        Future<?> operator =
                threads.submit(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                hall.operators.say(yamada, id, "operator-" + i, "職員" + i);
                            }
                        });
        citizen.get();
        operator.get();
        threads.shutdown();

        List<RoomEntry> entries = hall.citizens.entries(id, 0);
        assertThat(entries)
                .extracting(RoomEntry::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 4 + 2 * each).boxed().toList());
        assertThat(entries)
                .filteredOn(entry -> entry.text().startsWith("市民"))
                .extracting(RoomEntry::text)
                .containsExactlyElementsOf(
                        LongStream.range(0, each).mapToObj(i -> "市民" + i).toList());
    }

    @Test
    void onlyTheOperatorWhoHasTheRoomShouldSpeakInIt() {
        RoomId id = taken();

        refused(() -> hall.operators.say(suzuki, id, "message-9", "横から失礼します"));
        refused(() -> hall.operators.take(suzuki, id));
        refused(() -> hall.operators.end(suzuki, id));
        hall.operators.say(yamada, id, "message-9", "お待たせしました");
        hall.operators.say(yamada, id, "message-9", "お待たせしました");

        assertThat(kinds(id)).filteredOn(kind -> kind == RoomEntry.Kind.OPERATOR).hasSize(1);
        assertThat(hall.assigned).containsExactly("山田 2026-000001");
        assertThat(hall.audited).contains("山田 chat.take chat " + id);
    }

    @Test
    void aRoomShouldBeHandedToAColleagueWhoIsThereWithItsCase() {
        RoomId id = taken();
        refused(() -> hall.operators.handOver(yamada, id, new UserId(2)));
        hall.operators.accept(suzuki, true);
        assertThat(hall.operators.colleagues(yamada)).extracting("name").containsExactly("鈴木");

        hall.operators.handOver(yamada, id, new UserId(2));

        assertThat(hall.store.room(id).operator()).contains(new UserId(2));
        assertThat(hall.store.room(id).unread()).isEqualTo(1);
        assertThat(hall.assigned).last().isEqualTo("職員2 2026-000001");
        assertThat(hall.told.text()).contains("山田から鈴木に引き継ぎました");
        refused(() -> hall.operators.say(yamada, id, "message-9", "まだいます"));
        hall.operators.say(suzuki, id, "message-9", "代わりました");
    }

    @Test
    void aSupervisorShouldTakeOverARunningRoom() {
        RoomId id = taken();

        hall.operators.take(hall.supervisor(), id);

        assertThat(hall.store.room(id).operatorName()).isEqualTo("佐藤");
    }

    @Test
    void unreadWordsShouldBeCountedUntilTheOperatorHasThemRead() {
        RoomId id = taken();
        hall.citizens.say(id, "message-2", "もしもし");
        hall.citizens.say(id, "message-3", "聞こえますか");
        hall.operators.read(suzuki, id);
        assertThat(hall.store.room(id).unread()).isEqualTo(2);

        hall.operators.read(yamada, id);
        assertThat(hall.store.room(id).unread()).isZero();
    }

    @Test
    void roomsOfAnOperatorWhoVanishesShouldWaitAgainAndThoseOfOthersStay() {
        RoomId id = taken();
        hall.operators.accept(suzuki, true);
        RoomId other = room().room().id();
        hall.citizens.say(other, "message-1", "住民票について");
        hall.citizens.call(other);
        hall.operators.take(suzuki, other);

        hall.clock.advance(Hall.PATIENCE.plusSeconds(1));
        hall.operators.beat(suzuki);
        hall.sweep.sweep();

        assertThat(hall.store.room(id).state()).isEqualTo(RoomState.WAITING);
        assertThat(hall.store.room(other).state()).isEqualTo(RoomState.WITH_OPERATOR);
        assertThat(kinds(id)).last().isEqualTo(RoomEntry.Kind.BACK_IN_QUEUE);
        hall.operators.take(suzuki, id);
        assertThat(hall.told.opened).hasSize(2);
    }

    @Test
    void afterOurOwnRestartOperatorsShouldHaveTimeToBeHeardAgain() {
        RoomId id = taken();
        hall.clock.advance(Hall.PATIENCE.multipliedBy(3));
        ConversationSettings settings =
                new ConversationSettings(
                        org.madoguchi.test.Configurations.of(ConversationConfig.class, Map.of()));

        new Sweep(hall.store, null, settings, null).sweep();

        assertThat(hall.store.room(id).state()).isEqualTo(RoomState.WITH_OPERATOR);
    }

    @Test
    void silenceShouldEndARoomButNotWhileItsCitizenWaitsAtTheScreen() {
        RoomId silent = room().room().id();
        RoomId patient = waiting();
        hall.clock.advance(Duration.ofMinutes(20));
        hall.citizens.seen(List.of(patient, silent));
        hall.clock.advance(Duration.ofMinutes(11));
        hall.sweep.sweep();

        assertThat(hall.store.room(silent).end()).contains(RoomEnd.IDLE);
        assertThat(hall.store.room(patient).state()).isEqualTo(RoomState.WAITING);

        hall.clock.advance(Duration.ofMinutes(20));
        hall.sweep.sweep();
        assertThat(hall.store.room(patient).end()).contains(RoomEnd.IDLE);
        assertThat(hall.told.text()).contains("しばらくやりとりがなかったため");
    }

    @Test
    void anAddressGivenInTheChatShouldBeWhereTheCaseIsAnswered() {
        RoomId id = taken();
        hall.operators.askForMail(yamada, id);
        refused(() -> hall.citizens.giveMail(id, "花子"));

        hall.citizens.giveMail(id, "hanako@example.jp");
        hall.citizens.giveMail(id, "hanako@example.jp");

        assertThat(kinds(id)).endsWith(RoomEntry.Kind.MAIL_ASKED, RoomEntry.Kind.MAIL_GIVEN);
        assertThat(hall.told.retold)
                .last()
                .extracting("sender.address")
                .isEqualTo(Address.email("hanako@example.jp"));
        assertThat(hall.told.known).hasSize(1);
    }

    @Test
    void theEndShouldBringTheRestOfTheConversationIntoTheOneCase() {
        RoomId id = taken();
        hall.clock.advance(Duration.ofMinutes(3));
        hall.operators.say(yamada, id, "message-9", "回収は水曜日です");
        hall.citizens.say(id, "message-2", "ありがとうございます");
        assertThat(hall.operators.record(yamada, id)).hasToString("2026-000001");
        hall.clock.advance(Duration.ofMinutes(1));
        hall.operators.end(yamada, id);

        assertThat(hall.told.opened).hasSize(1);
        assertThat(hall.told.text())
                .contains("チャット 12:00〜12:04（発言3件）", "山田：回収は水曜日です", "オペレーターが終了しました");
        refused(() -> hall.citizens.say(id, "message-3", "あの"));
        refused(() -> hall.operators.say(yamada, id, "message-10", "あの"));
    }

    @Test
    void anEndedRoomShouldBeReadableForAWhileAndThenNot() {
        Conversations.Opened opened = room();
        hall.citizens.end(opened.room().id(), false);

        assertThat(hall.citizens.find(opened.secret())).isPresent();
        hall.clock.advance(Duration.ofHours(2));
        assertThat(hall.citizens.find(opened.secret())).isEmpty();
    }

    @Test
    @Requirement("FJ-145")
    void whatEndedShouldBeFoundByItsDayWithItsCase() {
        RoomId id = taken();
        hall.operators.end(yamada, id);
        hall.citizens.end(room().room().id(), true);
        Instant end = hall.clock.instant();
        PageRequest first = PageRequest.first(10);

        Page<Room> found =
                hall.operators.ended(yamada, end.minusSeconds(60), end.plusSeconds(60), first);
        assertThat(found.total()).as("what an article solved is nobody's business").isEqualTo(1);
        assertThat(found.items()).extracting(Room::id).containsExactly(id);
        assertThat(found.items().get(0).caseId()).isPresent();
        assertThat(found.items().get(0).end()).contains(RoomEnd.BY_OPERATOR);
        assertThat(hall.operators.ended(yamada, end.plusSeconds(1), end.plusSeconds(60), first))
                .extracting(Page::total)
                .isEqualTo(0L);
        assertThatThrownBy(() -> hall.operators.ended(Actor.system("x"), end, end, first))
                .isInstanceOf(org.madoguchi.api.identity.PermissionDeniedException.class);
    }

    /** What the guide could not answer has no name beside it: only the words are counted. */
    @Test
    @Requirement("ST-241")
    void aMonthShouldTellWhatChatsWereGoodForAndWhatTheFaqLacks() {
        RoomId left = room().room().id();
        hall.citizens.say(left, "message-1", "隕石が落ちてきました");
        hall.citizens.leaveMessage(left, "hanako@example.jp");
        hall.publish(12, "粗大ごみの出し方は？");
        RoomId solved = room().room().id();
        hall.citizens.say(solved, "message-1", "粗大ごみ");
        hall.citizens.say(solved, "message-2", "机は粗大ごみですか");
        hall.citizens.end(solved, true);
        RoomId attended = taken();
        hall.operators.say(yamada, attended, "answer-1", "お答えします");
        hall.operators.end(yamada, attended);
        waiting();
        hall.clock.advance(Duration.ofHours(12)); // midnight in Japan, the same day in UTC
        RoomId english = hall.citizens.open(Hall.CHAT, "", Locale.forLanguageTag("en")).room().id();
        hall.citizens.say(english, "message-1", "bulky waste");

        LocalDate friday = LocalDate.parse("2026-11-27");
        LocalDate saturday = friday.plusDays(1);
        assertThat(hall.figures.days(yamada, new Period(friday.withDayOfMonth(1), saturday)))
                .containsExactly(
                        new ConversationFigures.Day(friday, 4, 5, 1, 1, 2, 1, 1),
                        new ConversationFigures.Day(saturday, 1, 1, 0, 0, 0, 0, 0));
        assertThat(hall.figures.days(yamada, new Period(saturday, saturday))).hasSize(1);
        List<ConversationFigures.Day> counted =
                hall.figures.days(yamada, new Period(friday, saturday));
        countAgain();
        assertThat(hall.figures.days(yamada, new Period(friday, saturday)))
                .as("rooms from before, as the migration counts them")
                .isEqualTo(counted);
        assertThat(hall.searched)
                .startsWith("chat-main ja 隕石が落ちてきました 0", "chat-main ja 粗大ごみ 1")
                .endsWith("chat-main en bulky waste 1");
    }

    /** Forgets what was counted and has the migration count it by what was said. */
    private void countAgain() {
        String migration = resource("/db/migration/conversation/V3__figures.sql");
        String update = migration.substring(migration.indexOf("UPDATE "));
        hall.store
                .unit()
                .run(
                        em ->
                                List.of(
                                                "UPDATE conversation_room SET questions = 7,"
                                                        + " unanswered = 7, answers = 7",
                                                update.substring(0, update.indexOf(';')))
                                        .forEach(
                                                statement ->
                                                        em.createNativeQuery(statement)
                                                                .executeUpdate()));
    }

    private static String resource(String name) {
        try (InputStream in = ConversationTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoIsNotOfTheDeskShouldSeeNothing() {
        RoomId id = waiting();
        Actor nobody =
                new Actor(
                        java.util.Optional.empty(),
                        "",
                        java.util.Set.of(),
                        java.util.Optional.empty(),
                        "x");
        LocalDate today = LocalDate.parse("2026-11-27");
        assertThatThrownBy(() -> hall.figures.days(nobody, new Period(today, today)))
                .isInstanceOf(org.madoguchi.api.identity.PermissionDeniedException.class);

        assertThatThrownBy(() -> hall.operators.rooms(nobody))
                .isInstanceOf(org.madoguchi.api.identity.PermissionDeniedException.class);
        assertThatThrownBy(() -> hall.operators.entries(nobody, id, 0))
                .isInstanceOf(org.madoguchi.api.identity.PermissionDeniedException.class);
        assertThatThrownBy(() -> hall.operators.take(Actor.system("x"), id))
                .isInstanceOf(org.madoguchi.api.identity.PermissionDeniedException.class);
    }

    @Test
    void everyEntryShouldBeToldAndARoomsLookAudited() {
        RoomId id = taken();
        hall.fixture.forget();
        RoomEntry said = hall.citizens.say(id, "message-2", "はい");
        hall.operators.open(suzuki, id);

        assertThat(hall.fixture.published())
                .containsExactly(
                        new RoomChanged(
                                id, RoomState.WITH_OPERATOR, false, yamada.user(), said.at()));
        assertThat(hall.audited).last().isEqualTo("鈴木 chat.view chat " + id);
    }

    @Test
    void moreRoomsThanConfiguredShouldBeRefused() {
        try (Hall small = new Hall(Map.of("rooms_max", 2))) {
            small.citizens.open(Hall.CHAT, "", Locale.JAPANESE);
            RoomId second = small.citizens.open(Hall.CHAT, "", Locale.JAPANESE).room().id();
            refused(() -> small.citizens.open(Hall.CHAT, "", Locale.JAPANESE));
            small.citizens.end(second, false);
            small.citizens.open(Hall.CHAT, "", Locale.JAPANESE);
        }
    }
}
