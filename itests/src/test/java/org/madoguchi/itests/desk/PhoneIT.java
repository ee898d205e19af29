// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Asterisk;
import org.madoguchi.test.Requirement;

/**
 * Citizens call, operators answer: a real Asterisk, citizens and telephones by SIPp, an operator's
 * real browser. Who puts down is decided at Asterisk's console, so nothing depends on how long
 * somebody talks.
 */
@ExtendWith(OpenDesk.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneIT {
    private static final double PATIENCE_MILLIS = 120_000;
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    private static final LocatorAssertions.IsVisibleOptions SOON_VISIBLE =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);

    /** What reaches beyond the window, if it scrolls sideways. */
    private static final String TOO_WIDE =
            """
            document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
                .filter(each => each.getBoundingClientRect().right > innerWidth)
                .map(each => each.localName + '.' + each.className)
                .join(', ')
            """;

    /** Comes back once the sound is heard. */
    private static final String PLAY =
            "async player => { player.muted = true; await player.play(); }";

    private static final String ANSWERED = "本日の応答";
    private static final String NUMBER = "0570001000";
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final String WATER = "0468221234";
    private static final String EVENTS = "0468229999";

    private final Desk desk;
    private final Browser browser;
    private final Person operator;
    private final List<Sipp> parties = new ArrayList<>();
    private Asterisk asterisk;
    private long answered;
    private long abandoned;

    PhoneIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
        operator = browser.signedIn("operator1");
    }

    @BeforeAll
    void connect() {
        asterisk = new Asterisk();
        int before = connections();
        configure("");
        await("the telephone is up").until(() -> connections() > before);

        takeSeat(operator, "1001");
    }

    /** How often the product found a telephone system until now. */
    private int connections() {
        return desk.log().split("phone-main: Connected with", -1).length - 1;
    }

    private void takeSeat(Person person, String extension) {
        person.go("/console/calls");
        person.page().locator("#extension").fill(extension);
        // the words on it differ for somebody whose seat is from a try before
        person.page().locator("form:has(#extension) button").click();
        becomeReady(person, extension);
    }

    private void configure(String hours) {
        try {
            Files.writeString(
                    desk.file("etc/org.madoguchi.channel.phone-main.cfg"),
                    """
                    id = phone-main
                    asterisk.port = %d
                    .asterisk.secret = %s
                    agi.port = %d
                    queues = madoguchi, tax
                    menu = 1:madoguchi:総合案内, 2:tax:税金
                    entrance.water.numbers = 0468221234
                    entrance.water.name = 上下水道局
                    entrance.water.greeting = water
                    entrance.water.closed = water-closed
                    entrance.water.queue = tax
                    entrance.events.numbers = 0468229999
                    entrance.events.name = 催しの案内
                    entrance.events.announcement = events
                    recordings = %s
                    queue.log = %s
                    %s
                    """
                            .formatted(
                                    asterisk.port("AMI"),
                                    asterisk.secret(),
                                    asterisk.port("AGI"),
                                    asterisk.path("RECORDINGS"),
                                    asterisk.path("LOG").resolveSibling("queue_log"),
                                    hours));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    void disconnect() throws IOException {
        Files.delete(desk.file("etc/org.madoguchi.channel.phone-main.cfg"));
        operator.close();
        asterisk.close();
    }

    @BeforeEach
    void startReady() {
        operator.go("/console/calls");
        becomeReady();
        answered = figure(ANSWERED);
        abandoned = figure("放棄");
    }

    @AfterEach
    void allPutDown() {
        asterisk.console("channel", "request", "hangup", "all");
        parties.forEach(Sipp::close);
        parties.clear();
        await().until(
                        () ->
                                asterisk.console("core", "show", "channels")
                                        .contains("0 active channels"));
    }

    private void becomeReady() {
        becomeReady(operator, "1001");
    }

    private void becomeReady(Person person, String extension) {
        Locator state = person.page().locator("summary.phone-state");
        assertThat(state).containsText("内線" + extension, SOON);
        if (!state.textContent().contains("受付可")) {
            state.click();
            person.page().locator(".menu-body button[value=ready]").click();
        }
        assertThat(state).containsText("受付可", SOON);
        await().until(() -> !asterisk.console("queue", "show", "madoguchi").contains("(paused"));
    }

    private void with(Sipp party) {
        parties.add(party);
    }

    /** The citizen's, the operator's or a department's end of the line is put down. */
    private void putDown(String device) {
        String channels = asterisk.console("core", "show", "channels", "concise");
        channels.lines()
                .filter(line -> line.startsWith("PJSIP/" + device + "-"))
                .map(line -> line.substring(0, line.indexOf('!')))
                .forEach(name -> asterisk.console("channel", "request", "hangup", name));
    }

    /** Somebody has taken up the telephone there. */
    private void isTalking(String device) {
        await().until(
                        () ->
                                asterisk.console("core", "show", "channels", "concise")
                                        .lines()
                                        .anyMatch(
                                                line ->
                                                        line.startsWith("PJSIP/" + device + "-")
                                                                && line.contains("!Up!")));
    }

    /** The smallest screen of an operator's desk shows everything without scrolling sideways. */
    private void shouldFitSmallScreens(String name) {
        operator.page().setViewportSize(1024, 768);
        assertThat(operator.page().evaluate(TOO_WIDE)).isEqualTo("");
        operator.photographWindow(name + "-1024");
        operator.page().setViewportSize(Person.WIDE, Person.HIGH);
    }

    private Locator bar() {
        return operator.page().locator("#phone");
    }

    /** Waits until a call is answered, and opens its case. */
    private void answered() {
        assertThat(bar()).containsText("転送", SOON);
        operator.page().keyboard().press("p");
        operator.page().waitForURL(Pattern.compile(".*/console/cases/.*"));
        assertThat(bar()).containsText("転送", SOON);
    }

    private void wrapUpWith(String digit) {
        wrapUp(operator, digit);
    }

    private static void wrapUp(Person person, String digit) {
        Locator bar = person.page().locator("#phone");
        assertThat(bar.locator(".wrap-up")).isVisible(SOON_VISIBLE);
        person.page().keyboard().press("w");
        person.page().keyboard().press(digit);
        assertThat(bar).containsText("受付可", SOON);
    }

    private long figure(String name) {
        Locator value =
                operator.page().locator(".phone-figures div:has(dt:text-is('" + name + "')) dd");
        return Long.parseLong(value.textContent().replaceAll("[^0-9]", ""));
    }

    @Test
    @Order(1)
    @Requirement({
        "FJ-001", "FJ-003", "FJ-007", "FJ-017", "FJ-049", "FJ-059", "FJ-112", "ST-005", "ST-044",
        "ST-049", "ST-064", "ST-088", "ST-098", "ST-099", "ST-101", "ST-147", "YK-001", "YK-006",
        "YK-009", "YK-032", "YK-073", "YK-076", "YK-077", "YK-078", "YK-091", "SP-002", "SP-018",
        "SP-024"
    })
    void aCitizensCallShouldPopUpBeAnsweredRecordedAndClosedWithTwoKeys() {
        with(Sipp.telephones(asterisk, 8000));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "2"));
        Locator popUp = operator.page().locator("#incoming");
        assertThat(popUp).containsText("0312345678", SOON);
        assertThat(popUp).containsText("2 税金");
        assertThat(popUp).containsText("はじめての問い合わせです");
        operator.photograph("phone-1-ringing");
        operator.page().keyboard().press("p");
        operator.page().waitForURL(Pattern.compile(".*/console/cases/.*"));
        assertThat(operator.page().locator("#case-title")).hasText("電話：2 税金");
        assertThat(bar()).containsText("転送", SOON);
        assertThat(operator.page().locator("#timeline .call")).containsText("通話中", SOON);
        assertThat(operator.page().locator(".case-assignee")).containsText("佐藤 みどり", SOON);
        operator.photograph("phone-2-talking");
        shouldFitSmallScreens("phone-2-talking");
        assertThat(operator.barriers()).isEmpty();
        lookUpAndWriteWhileTalking();

        putDown("citizens");
        assertThat(bar()).containsText("後処理", SOON);
        assertThat(operator.page().locator("audio.recording")).isVisible(SOON_VISIBLE);
        operator.photograph("phone-3-wrap-up");
        shouldFitSmallScreens("phone-3-wrap-up");
        String recording = operator.page().locator("audio.recording").getAttribute("src");
        byte[] sound =
                operator.page()
                        .request()
                        .get(desk.privateUrl().resolve(recording).toString())
                        .body();
        assertThat(sound.length).as("a second of sound at least").isGreaterThan(16_000);
        assertThat(new String(sound, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        wrapUpWith("1");
        assertThat(operator.page().locator("#case-head .state-closed")).containsText("完了", SOON);
        operator.go("/console/calls");
        operator.photograph("phone-4-page");
        assertThat(operator.barriers()).isEmpty();
        assertThat(figure(ANSWERED)).isEqualTo(answered + 1);
        assertThat(operator.complaints()).isEmpty();
    }

    /** The city's own account finds the call of the test before, and hears it. */
    @Test
    @Order(2)
    @Requirement({"ST-064", "YK-077", "YK-119"})
    void theCityShouldFindARecordingByTimeAndOperatorAndPlayItOnRecord() {
        try (Person city = browser.signedIn("kanri")) {
            city.go("/console/calls");
            city.link("通話履歴").click();
            city.page().locator("#log-since").fill(today());
            city.page().locator("#log-until").fill(today());
            city.page().locator("#log-operator").selectOption(option("佐藤 みどり"));
            city.page().locator("#log-number").fill("０３－１２３４");
            city.page().locator("input[name=recorded]").check();
            city.button("表示する").click();
            Locator call = city.page().locator(".call-log tbody tr").first();
            assertThat(call).containsText(Pattern.compile("0312345678[\\s\\S]*2 税金"));
            assertThat(call).containsText(Pattern.compile("佐藤 みどり[\\s\\S]*応答"));
            city.photograph("phone-10-log");
            city.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(DARK));
            city.photograph("phone-10-log-dark");
            assertThat(city.barriers()).isEmpty();
            city.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(LIGHT));
            assertThat(city.barriers()).isEmpty();
            assertThat(city.fitsATelephone()).isTrue();

            Response sound =
                    city.page()
                            .waitForResponse(
                                    answer -> answer.url().endsWith("/recording"),
                                    () -> call.locator("audio").evaluate(PLAY));
            assertThat(sound.status()).isEqualTo(200);
            assertThat(sound.headerValue("content-type")).isEqualTo("audio/wav");
            assertThat((Double) call.locator("audio").evaluate("player => player.duration"))
                    .as("seconds")
                    .isGreaterThan(1);
            String id = call.getAttribute("id").substring("call-".length());
            assertThat(desk.shell("madoguchi:audit-list --user kanri --action call.listen"))
                    .containsPattern("小林 隆.*call " + id);

            city.page().locator("#log-number").fill("%");
            city.button("表示する").click();
            city.shouldSee("この条件の通話はありません");
            city.photograph("phone-11-log-empty");
            city.page().locator("#log-number").fill("");
            city.page().locator("#log-until").fill("2026-01-01");
            city.page().locator("#log-since").fill("2025-12-31");
            city.button("表示する").click();
            city.shouldSee("この条件の通話はありません");
            assertThat(city.complaints()).isEmpty();
        }
    }

    private static String today() {
        return LocalDate.now(TOKYO).toString();
    }

    private static SelectOption option(String label) {
        return new SelectOption().setLabel(label);
    }

    /** Articles and what is written stand beside the call, which goes on. */
    private void lookUpAndWriteWhileTalking() {
        operator.page().locator("#faq-words").fill("口座振替");
        assertThat(operator.page().locator(".candidate-question").first())
                .containsText("口座振替", SOON);
        operator.page().locator("#tab-note").click();
        operator.page().locator("#note-text").fill("口座振替の申込方法を案内");
        operator.button("メモを残す").click();
        assertThat(operator.page().locator("#timeline .note")).containsText("口座振替の申込方法を案内");
        assertThat(operator.page().locator("#timeline .call")).containsText("通話中");
        assertThat(bar()).containsText("転送");
    }

    @Test
    @Order(3)
    @Requirement({
        "FJ-018", "FJ-055", "FJ-057", "ST-046", "ST-096", "ST-097", "YK-082", "YK-093", "YK-094"
    })
    void callsShouldPassWhoIsAwayAndComeAsSoonAsSomebodyIsReady() {
        with(Sipp.telephones(asterisk, 4000));
        operator.page().keyboard().press("s");
        operator.page().locator(".menu-body button[value=BREAK]").click();
        assertThat(bar()).containsText("離席（休憩）", SOON);
        await().until(() -> asterisk.console("queue", "show", "madoguchi").contains("(paused"));
        List<String> callers = List.of("0312345678", "0311112222", "0311113333");
        for (String caller : callers) {
            with(Sipp.citizen(asterisk, caller, NUMBER, "1"));
            Locator waiting = operator.page().locator("tr:has-text('" + caller + "')");
            assertThat(waiting).containsText("待ち", SOON);
        }
        await("the number of who waits").until(() -> figure("待っている人") == callers.size());
        assertThat(operator.page().locator(".phone-figures div:has(dt:text-is('最長の待ち')) dd"))
                .not()
                .hasText(
                        "00:00",
                        new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
        assertThat(operator.page().locator("#incoming")).hasCount(0);
        operator.photograph("phone-9-waiting");
        await("each hears twice that all are busy")
                .until(() -> hearing("sounds/wait").values(), times -> allTwice(times, callers));
        await().until(() -> figure("待っている人") == callers.size());
        operator.page().keyboard().press("s");
        operator.page().keyboard().press("Enter");
        for (String caller : callers) {
            assertThat(operator.page().locator("#incoming"))
                    .containsText(Pattern.compile(caller + "[\\s\\S]*1 総合案内"), SOON);
            assertThat(bar()).containsText("転送", SOON);
            putDown("1001");
            wrapUpWith("0");
        }
    }

    private static boolean allTwice(Collection<Long> times, List<String> callers) {
        return times.stream().filter(often -> often >= 2).count() == callers.size();
    }

    /** How often channels have heard an announcement so far, by Asterisk's log. */
    private Map<String, Long> hearing(String announcement) {
        Pattern heard = Pattern.compile("<(PJSIP/[^>]+)> Playing '[^']*" + announcement);
        try (Stream<String> log = Files.lines(asterisk.path("LOG"), StandardCharsets.ISO_8859_1)) {
            return log.map(heard::matcher)
                    .filter(Matcher::find)
                    .collect(Collectors.groupingBy(found -> found.group(1), Collectors.counting()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(3)
    @Requirement({"FJ-018", "ST-046"})
    void whoWaitsShouldHearTheirPlaceWhereTheQueueSaysIt() {
        operator.page().keyboard().press("s");
        operator.page().locator(".menu-body button[value=BREAK]").click();
        await().until(() -> asterisk.console("queue", "show", "tax").contains("(paused"));
        with(Sipp.citizen(asterisk, "0366661111", NUMBER, "2"));
        await().until(() -> hearing("queue-youarenext").size() == 1);
        with(Sipp.citizen(asterisk, "0366662222", NUMBER, "2"));
        await().until(() -> hearing("digits/2").size() == 1);
    }

    @Test
    @Order(4)
    @Requirement({
        "FJ-004", "FJ-050", "FJ-051", "FJ-114", "ST-048", "ST-155", "YK-007", "YK-026", "YK-079",
        "YK-083", "SP-024"
    })
    void aCallShouldBeHandedOnAtOnceAndAfterAsking() {
        with(Sipp.telephones(asterisk, 4000));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        answered();
        transfer("すぐに転送");
        assertThat(bar()).containsText("後処理", SOON);
        assertThat(operator.page().locator("#timeline .call")).containsText("転送先2001", SOON);
        assertThat(operator.page().locator("#timeline .call")).containsText("ごみ減量課 収集担当");
        isTalking("2001");
        putDown("citizens");
        wrapUpWith("0");

        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        assertThat(operator.page().locator("#incoming .earlier li").first())
                .isVisible(SOON_VISIBLE);
        answered();
        transfer("相談してから転送");
        isTalking("2001");
        operator.button("市民とつなぐ").click();
        assertThat(bar()).containsText("後処理", SOON);
        assertThat(operator.page().locator("#timeline .call")).containsText("取次先2001", SOON);
        putDown("2001");
        wrapUpWith("0");
        operator.go("/console/calls");
        assertThat(figure(ANSWERED)).isEqualTo(answered + 2);
    }

    @Test
    @Order(4)
    @Requirement("ST-107")
    void anInterpreterShouldBeTakenIntoACallAndTheThreeTalk() {
        with(Sipp.telephones(asterisk, 1000));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        answered();
        operator.page().keyboard().press("t");
        operator.page().locator("#transfer-target").fill("2001");
        operator.button("相談してから転送").click();
        isTalking("2001");
        operator.photographWindow("phone-17-consulting");
        operator.button("三人で話す").click();
        await("all three hear each other")
                .until(
                        () ->
                                asterisk.console("bridge", "show", "all")
                                        .matches("(?s).* 3 basic .*"));
        assertThat(bar()).containsText("三者通話中", SOON);
        assertThat(bar()).not().containsText("保留中");
        assertThat(operator.page().locator("#timeline .call").first())
                .containsText(Pattern.compile("三者通話\\s*2001"), SOON);
        operator.photograph("phone-17-three");
        shouldFitSmallScreens("phone-17-three");
        assertThat(operator.fitsATelephone()).isTrue();
        assertThat(operator.barriers()).isEmpty();
        // the operator may leave them
        putDown("1001");
        assertThat(bar()).containsText("後処理", SOON);
        isTalking("citizens");
        putDown("citizens");
        wrapUpWith("0");
    }

    /** A team that has no number of its own outside is found by what it is asked. */
    private void transfer(String how) {
        operator.page().keyboard().press("t");
        operator.page().locator("#transfer-target").pressSequentially("シュウシ");
        operator.page().locator("#transfer-found button:has-text('収集担当')").click();
        assertThat(operator.page().locator("#transfer-target")).hasValue("収集担当 2001");
        operator.photograph("phone-8-transfer-" + how);
        operator.button(how).click();
    }

    @Test
    @Order(5)
    @Requirement({"FJ-115", "ST-054", "YK-079"})
    void whoGaveUpShouldBeCalledBack() {
        with(Sipp.lonelyTelephones(asterisk));
        with(Sipp.citizen(asterisk, "09011112222", NUMBER, "1"));
        assertThat(operator.page().locator("#incoming")).containsText("09011112222", SOON);
        putDown("citizens");
        assertThat(operator.page().locator("#incoming"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MILLIS));
        Locator missed = operator.page().locator("tr:has-text('09011112222')");
        assertThat(missed).containsText("放棄", SOON);
        operator.photograph("phone-5-missed");
        allPutDown();

        with(Sipp.telephones(asterisk, 300));
        with(Sipp.citizensTelephones(asterisk));
        missed.locator("text=電話をかける").click();
        assertThat(bar()).containsText("転送", SOON);
        isTalking("citizens");
        operator.page().keyboard().press("p");
        operator.page().waitForURL(Pattern.compile(".*/console/cases/.*"));
        assertThat(operator.page().locator("#timeline .call.outbound")).containsText("通話中", SOON);
        putDown("1001");
        assertThat(operator.page().locator("#timeline .call.outbound")).containsText("応答", SOON);
        wrapUpWith("1");
        operator.go("/console/calls");
        assertThat(operator.page().locator("body")).not().containsText("09011112222");
    }

    @Test
    @Order(5)
    @Requirement("FJ-116")
    void aCallThatNobodyAnsweredShouldBePlannedAgain() {
        with(Sipp.telephones(asterisk, 300));
        with(Sipp.citizen(asterisk, "0377778888", NUMBER, "1"));
        answered();
        String caseAddress = operator.page().url();
        putDown("citizens");
        wrapUpWith("0");
        with(Sipp.lonelyCitizens(asterisk));
        operator.page().navigate(caseAddress);
        operator.page().locator("#call-back button").click();
        await().until(
                        () ->
                                asterisk.console("core", "show", "channels")
                                        .contains("PJSIP/citizens-"));
        putDown("citizens");
        assertThat(bar().locator(".wrap-up")).isVisible(SOON_VISIBLE);
        operator.page().navigate(caseAddress);
        operator.page().locator(".call-again summary").click();
        operator.page().locator("#again-day").fill("2020-01-01");
        operator.page().locator("#again-time").fill("10:00");
        operator.button("予約する").click();
        operator.shouldSee("これからの時刻にしてください");
        operator.page().navigate(caseAddress);
        operator.page().locator(".call-again summary").click();
        operator.page().locator("#again-day").fill(LocalDate.now(TOKYO).plusDays(1).toString());
        operator.page().locator("#again-time").fill("10:30");
        operator.photograph("phone-15-again");
        operator.button("予約する").click();
        assertThat(operator.page().locator("#timeline .call.outbound"))
                .containsText(Pattern.compile("再発信の予約[\\s\\S]*10:30[\\s\\S]*予約中"));
        assertThat(operator.barriers()).isEmpty();
        wrapUpWith("0");
        operator.go("/console/calls");
        assertThat(operator.page().locator("tr:has-text('0377778888')").first())
                .containsText(Pattern.compile("不在[\\s\\S]*予約中"));
        operator.photograph("phone-15-again-list");
        assertThat(operator.fitsATelephone()).isTrue();
        operator.page()
                .locator("tr:has-text('0377778888') button:has-text('折り返し不要')")
                .first()
                .click();
        operator.page().navigate(caseAddress);
        assertThat(operator.page().locator("#timeline .call.outbound")).containsText("済み");
    }

    @Test
    @Order(5)
    @Requirement("ST-095")
    void whoIsOnAnEmergencyListShouldBeCalledFromThereAndItBeKnownWhetherTheyWereReached() {
        try (Person administrator = administrator();
                Person city = browser.signedIn("kanri")) {
            administrator.go("/console/departments/edit?code=2000");
            administrator.page().locator("#emergency").fill("1 宿直 090-2222-3333\n2 課長 内線 1234");
            administrator.button("保存する").click();
            administrator.page().waitForURL(Pattern.compile(".*done=.*"));
            city.go("/console/directory/departments/2000");
            assertThat(city.page().locator(".emergency")).hasCount(0);
        }
        with(Sipp.telephones(asterisk, 300));
        with(Sipp.citizensTelephones(asterisk));
        operator.go("/console/directory/departments/2000");
        assertThat(operator.page().locator(".emergency button")).hasCount(1);
        operator.page().locator(".emergency button").click();
        assertThat(bar()).containsText("転送", SOON);
        isTalking("citizens");
        putDown("citizens");
        wrapUpWith("0");
        operator.go("/console/directory/departments/2000");
        assertThat(operator.page().locator(".emergency li").first())
                .containsText(Pattern.compile("最後の連絡[\\s\\S]*応答[\\s\\S]*佐藤 みどり"));
        operator.photograph("phone-16-emergency");
        assertThat(operator.barriers()).isEmpty();
        assertThat(operator.fitsATelephone()).isTrue();
    }

    private Person administrator() {
        Desk.Credentials made =
                desk.newAccount("ADMINISTRATOR", "renraku" + System.nanoTime(), "Renraku");
        Person person = browser.visitor();
        person.go("/console");
        person.signIn(made);
        person.changePassword(made.password(), "Kinmokusei-2026");
        person.page().waitForURL(Pattern.compile("^(?!.*/password).*$"));
        return person;
    }

    @Test
    @Order(6)
    @Requirement({
        "FJ-017", "FJ-018", "FJ-023", "FJ-056", "FJ-061", "FJ-062", "FJ-063", "FJ-064", "FJ-284",
        "ST-045", "ST-062", "ST-078", "ST-085", "YK-018", "YK-022", "YK-074", "YK-092", "YK-093"
    })
    void callsOutOfHoursAndOverTheLinesShouldHearWhyAndBeCounted() {
        asterisk.console("dialplan", "set", "global", "MADOGUCHI_LINES", "0");
        Sipp busy = Sipp.listener(asterisk, "0312345678", NUMBER);
        with(busy);
        await().until(busy::isOver);
        asterisk.console("dialplan", "set", "global", "MADOGUCHI_LINES", "100");
        assertThat(operator.page().locator(".figures-rest")).containsText("お受けできず 1件", SOON);

        configure("hours = mon-sun 00:00-00:01");
        await().until(
                        () ->
                                asterisk.console("database", "show", "madoguchi-day")
                                        .contains("0000-0001"));
        Sipp late = Sipp.listener(asterisk, "0312345678", NUMBER);
        with(late);
        await().until(late::isOver);
        assertThat(operator.page().locator(".figures-rest")).containsText("時間外 1件", SOON);
        configure("");
        await().until(
                        () ->
                                asterisk.console("database", "show", "madoguchi-day")
                                        .contains("0000-2400"));
    }

    @Test
    @Order(6)
    @Requirement({"FJ-024", "ST-024", "YK-021", "YK-029"})
    void aNumberWithAnEntranceOfItsOwnShouldHaveItsNameHoursAndAnnouncements() {
        with(Sipp.telephones(asterisk, 4000));
        Sipp citizen = Sipp.listener(asterisk, "0312345678", WATER);
        with(citizen);
        isHearing("AGI", "line=" + WATER);
        assertThat(operator.page().locator("#incoming"))
                .containsText(Pattern.compile("上下水道局[\\s\\S]*tax"), SOON);
        operator.photograph("phone-12-entrance");
        answered();
        assertThat(operator.page().locator("#case-title")).hasText("電話：上下水道局");
        putDown("citizens");
        wrapUpWith("0");

        configure("entrance.water.hours = mon-sun 00:00-00:01");
        await().until(
                        () ->
                                asterisk.console("database", "show", "madoguchi-line")
                                        .contains("0000-0001"));
        with(Sipp.listener(asterisk, "0312345678", WATER));
        isHearing("Playback", "/water-closed");
        with(Sipp.citizen(asterisk, "0311112222", NUMBER, "1"));
        assertThat(operator.page().locator("#incoming")).containsText("0311112222", SOON);
        answered();
        putDown("citizens");
        wrapUpWith("0");
        configure("");
        await().until(
                        () ->
                                !asterisk.console("database", "show", "madoguchi-line")
                                        .contains("0000-0001"));

        with(Sipp.listener(asterisk, "0344445555", EVENTS));
        isHearing("Playback", "/events");
        putDown("citizens");
        operator.go("/console/calls/log");
        Locator told = operator.page().locator(".call-log tbody tr:has-text('0344445555')");
        await("the call has ended")
                .until(
                        () -> {
                            operator.page().reload();
                            return told.count() == 1 && told.textContent().contains("案内を再生");
                        });
        assertThat(told).containsText("催しの案内");
        operator.photograph("phone-13-entrances-log");
        assertThat(operator.barriers()).isEmpty();
    }

    /** A citizen's channel is at this step of the dialplan. */
    private void isHearing(String application, String end) {
        await(end)
                .until(
                        () ->
                                asterisk.console("core", "show", "channels", "concise")
                                        .lines()
                                        .anyMatch(
                                                line ->
                                                        line.startsWith("PJSIP/citizens-")
                                                                && line.contains(
                                                                        "!" + application + "!")
                                                                && line.contains(end)));
    }

    @Test
    @Order(7)
    @Requirement("ST-073")
    void figuresShouldStayRightWhenAsteriskIsStartedAnewDuringACall() {
        with(Sipp.telephones(asterisk, 500));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        answered();
        asterisk.kill();
        asterisk.startAgain();
        assertThat(bar()).containsText("後処理", SOON);
        wrapUpWith("0");
        operator.go("/console/calls");
        await().until(() -> figure("通話中") == 0);
        assertThat(figure(ANSWERED)).isEqualTo(answered + 1);
        assertThat(figure("放棄")).isEqualTo(abandoned);
        becomeReady();
    }

    @Test
    @Order(8)
    @Requirement({"ST-073", "ST-275"})
    void callsShouldRingOnWhileTheProductIsDownAndFiguresBeRightAfterwards() {
        with(Sipp.telephones(asterisk, 500));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        answered();
        desk.stop();
        // by what the desk left in Asterisk's database
        with(Sipp.listener(asterisk, "0344445555", EVENTS));
        isHearing("Playback", "/events");
        with(Sipp.listener(asterisk, "09055556666", NUMBER));
        isWaiting(1);
        // the second caller gives up while nobody listens
        asterisk.console("channel", "request", "hangup", waiting());
        isWaiting(0);
        with(Sipp.listener(asterisk, "09033334444", NUMBER));
        isWaiting(1);
        desk.launch();
        await("the desk sees both calls")
                .until(
                        () -> {
                            operator.go("/console/calls");
                            return operator.page().locator(".phone-figures").isVisible()
                                    && figure("待っている人") == 1
                                    && figure("通話中") == 1;
                        });
        operator.photograph("phone-6-after-restart");
        putDown("citizens");
        assertThat(bar()).containsText("後処理", SOON);
        await().until(() -> figure(ANSWERED) == answered + 1 && figure("放棄") == abandoned + 2);
    }

    // the last but one: it leaves a colleague at a telephone
    @Test
    @Order(11)
    @Requirement({"FJ-043", "FJ-058", "ST-047", "ST-076", "ST-112", "YK-081"})
    void callsShouldBeSharedEquallyByThoseWhoAreReady() {
        with(Sipp.telephones(asterisk, 200));
        try (Person colleague = browser.signedIn("operator2")) {
            takeSeat(colleague, "1002");
            Map<String, Person> operators = Map.of("1001", operator, "1002", colleague);
            Map<String, Integer> calls = new HashMap<>();
            for (int call = 0; call < 6; call++) {
                with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
                String phone = await().until(this::talking, one -> !one.isEmpty()).get(0);
                calls.merge(phone, 1, Integer::sum);
                putDown("citizens");
                wrapUp(operators.get(phone), "0");
            }
            assertThat(calls).isEqualTo(Map.of("1001", 3, "1002", 3));
        }
    }

    // after the one above: both are ready
    @Test
    @Order(12)
    @Requirement({"SP-027", "YK-034"})
    void aCallShouldRingWhoKnowsItsServiceAndHelpersWhenTheyAreBusyAndNobodyElse() {
        with(Sipp.telephones(asterisk, 200));
        try (Person supervisor = browser.signedIn("supervisor");
                Person colleague = browser.signedIn("operator2")) {
            takeSeat(colleague, "1002");
            supervisor.go("/console/calls");
            supervisor.link("待ち行列の担当").click();
            takesTaxes(supervisor, "応援");
            supervisor.photograph("phone-15-skills");
            assertThat(supervisor.barriers()).isEmpty();
            assertThat(supervisor.fitsATelephone()).isTrue();

            for (int turn = 0; turn < 2; turn++) {
                with(Sipp.citizen(asterisk, "0312345678", NUMBER, "2"));
                isTalking("1002");
                assertThat(talking()).as("who helps is not rung").containsExactly("1002");
                with(Sipp.citizen(asterisk, "0311112222", NUMBER, "2"));
                isTalking("1001");
                putDown("citizens");
                wrapUp(colleague, "0");
                wrapUpWith("0");
            }

            takesTaxes(supervisor, "受けない");
            assertThat(asterisk.console("queue", "show", "tax"))
                    .contains("PJSIP/1002")
                    .doesNotContain("PJSIP/1001");
            assertThat(asterisk.console("queue", "show", "madoguchi")).contains("PJSIP/1001");
            takesTaxes(supervisor, "主担当");
            assertThat(supervisor.complaints()).isEmpty();
        }
    }

    /** How operator1 takes calls about taxes from now on. */
    private void takesTaxes(Person supervisor, String skill) {
        supervisor.page().getByLabel("佐藤 みどりの税金").selectOption(new SelectOption().setLabel(skill));
        supervisor.button("佐藤 みどりの担当を保存").click();
        supervisor.shouldSee("待ち行列の担当を保存しました");
        String known =
                switch (skill) {
                    case "応援" -> "with penalty 5";
                    case "主担当" -> "without penalty";
                    default -> "none";
                };
        await().until(this::taxesAtOperator1, known::equals);
    }

    /** How Asterisk has operator1's telephone in the queue for taxes. */
    private String taxesAtOperator1() {
        return asterisk.console("queue", "show", "tax")
                .lines()
                .filter(line -> line.contains("PJSIP/1001"))
                .map(
                        line ->
                                line.contains("with penalty 5")
                                        ? "with penalty 5"
                                        : line.contains("penalty") ? line : "without penalty")
                .findFirst()
                .orElse("none");
    }

    @Test
    @Order(9)
    @Requirement({"FJ-060", "ST-215", "ST-216", "YK-086"})
    void aSupervisorShouldListenByATelephoneUntilTheCallIsOver() {
        with(Sipp.telephones(asterisk, 4000));
        try (Person supervisor = browser.signedIn("supervisor")) {
            supervisor.go("/console/calls");
            supervisor.page().locator("#extension").fill("1003");
            supervisor.button("電話を使う").click();
            with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
            answered();
            supervisor.button("通話を聞く").click();
            await().until(() -> spying().startsWith("PJSIP/1003-"));
            assertThat(spying()).as("a listener says nothing").contains("!ChanSpy!PJSIP/1001-");
            supervisor.go("/console/calls");
            supervisor.photograph("phone-7-listening");
            assertThat(supervisor.barriers()).isEmpty();
            putDown("1003");
            await().until(() -> spying().isEmpty());
            supervisor.go("/console/calls");
            supervisor.button("ささやく").click();
            await().until(() -> spying().startsWith("PJSIP/1003-"));
            assertThat(spying())
                    .as("a whisperer is heard by the operator")
                    .containsPattern("!ChanSpy!PJSIP/1001-[^,]+,qESw");
            putDown("citizens");
            await().until(() -> spying().isEmpty());
            wrapUpWith("0");
            assertThat(desk.shell("madoguchi:audit-list --user supervisor"))
                    .containsPattern("call\\.(listen-live|whisper)");
            supervisor.page().locator("summary.phone-state").click();
            supervisor.button("電話機を離れる").click();
            await().until(
                            () ->
                                    !asterisk.console("queue", "show", "madoguchi")
                                            .contains("PJSIP/1003"));
        }
    }

    @Test
    @Order(9)
    @Requirement("FJ-055")
    void aCitizenOnHoldShouldBeSeenByTheOperatorAndOnTheBoard() {
        with(Sipp.holdingTelephones(asterisk));
        try (Person supervisor = browser.signedIn("supervisor")) {
            supervisor.go("/console/board");
            with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
            assertThat(bar().locator(".call-held")).containsText("保留中", SOON);
            Locator onBoard = supervisor.page().locator(".board-person .is-held");
            assertThat(onBoard).containsText("保留中", SOON);
            operator.photograph("phone-14-held");
            supervisor.photograph("phone-14-held-board");
            shouldFitSmallScreens("phone-14-held");
            assertThat(operator.fitsATelephone()).isTrue();
            assertThat(operator.barriers()).isEmpty();
            assertThat(onBoard)
                    .hasCount(
                            0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            assertThat(bar().locator(".call-held")).hasCount(0);
            assertThat(bar()).containsText("転送");
            putDown("citizens");
            wrapUpWith("0");
        }
    }

    @Test
    @Order(10)
    @Requirement({"FJ-053", "ST-027", "YK-085"})
    void aCallShouldBeHandedOnToOutsideServiceAndMobileNumbers() {
        with(Sipp.telephones(asterisk, 4000));
        with(Sipp.citizensTelephones(asterisk));
        for (String number : List.of("0466550123", "0570012345", "0120123456", "09011112222")) {
            with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
            answered();
            operator.page().keyboard().press("t");
            operator.page().locator("#transfer-target").fill(number);
            operator.button("すぐに転送").click();
            assertThat(operator.page().locator("#timeline .call"))
                    .containsText("転送先" + number, SOON);
            await("the caller and whom they are handed on to")
                    .until(
                            () ->
                                    asterisk.console("core", "show", "channels", "concise")
                                                    .lines()
                                                    .filter(
                                                            line ->
                                                                    line.startsWith(
                                                                                    "PJSIP/citizens-")
                                                                            && line.contains(
                                                                                    "!Up!"))
                                                    .count()
                                            == 2);
            putDown("citizens");
            wrapUpWith("0");
        }
    }

    /** The channel that listens to another one, as Asterisk lists it, or nothing. */
    private String spying() {
        return asterisk.console("core", "show", "channels", "concise")
                .lines()
                .filter(line -> line.contains("!ChanSpy!"))
                .findFirst()
                .orElse("");
    }

    /** The operators' telephones that are taken up. */
    private List<String> talking() {
        return asterisk.console("core", "show", "channels", "concise")
                .lines()
                .filter(line -> line.matches("PJSIP/100[12]-.*!Up!.*"))
                .map(line -> line.substring("PJSIP/".length(), "PJSIP/".length() + 4))
                .toList();
    }

    /** By the dialplan alone. */
    private void isWaiting(int callers) {
        await().until(
                        () ->
                                asterisk.console("queue", "show", "madoguchi")
                                        .contains("has " + callers + " calls"));
    }

    /** The channel of who waits. */
    private String waiting() {
        return asterisk.console("queue", "show", "madoguchi")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("1. PJSIP/"))
                .map(line -> line.split(" ")[1])
                .findFirst()
                .orElseThrow();
    }
}
