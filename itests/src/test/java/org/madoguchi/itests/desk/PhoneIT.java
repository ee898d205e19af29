// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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
    private static final String ANSWERED = "本日の応答";
    private static final String NUMBER = "0570001000";

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
        configure("");
        await("the telephone is up").until(() -> desk.log().contains("phone-main: Connected with"));

        takeSeat(operator, "1001");
    }

    private void takeSeat(Person person, String extension) {
        person.go("/console/calls");
        person.page().locator("#extension").fill(extension);
        person.button("電話を使う").click();
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
        assertThat(operator.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        operator.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "screenshots", name + "-1024.png")));
        operator.page().setViewportSize(Person.WIDE, Person.HIGH);
    }

    private Locator bar() {
        return operator.page().locator("#phone");
    }

    /** Opens the case of the call that rings, and waits until it is answered. */
    private void answered() {
        assertThat(operator.page().locator("#incoming")).isVisible(SOON_VISIBLE);
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
        "FJ-001", "FJ-003", "FJ-007", "FJ-112", "ST-044", "ST-049", "ST-064", "ST-101", "YK-073",
        "YK-076", "YK-077", "YK-078", "YK-091"
    })
    void aCitizensCallShouldPopUpBeAnsweredRecordedAndClosedWithTwoKeys() {
        with(Sipp.telephones(asterisk, 4000));
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
        assertThat(operator.page().locator("#case-head")).containsText("完了", SOON);
        operator.go("/console/calls");
        operator.photograph("phone-4-page");
        assertThat(operator.barriers()).isEmpty();
        assertThat(figure(ANSWERED)).isEqualTo(answered + 1);
        assertThat(operator.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    @Requirement({"FJ-057", "YK-082", "YK-094"})
    void callsShouldPassWhoIsAwayAndComeAsSoonAsSomebodyIsReady() {
        with(Sipp.telephones(asterisk, 4000));
        operator.page().keyboard().press("s");
        operator.page().locator(".menu-body button[value=BREAK]").click();
        assertThat(bar()).containsText("離席（休憩）", SOON);
        await().until(() -> asterisk.console("queue", "show", "madoguchi").contains("(paused"));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        Locator waiting = operator.page().locator("tr:has-text('0312345678')");
        assertThat(waiting).containsText("待ち", SOON);
        assertThat(operator.page().locator("#incoming")).hasCount(0);
        operator.page().keyboard().press("s");
        operator.page().keyboard().press("Enter");
        assertThat(operator.page().locator("#incoming")).containsText("1 総合案内", SOON);
        assertThat(bar()).containsText("転送", SOON);
        putDown("1001");
        wrapUpWith("0");
    }

    @Test
    @Order(3)
    @Requirement({"FJ-050", "FJ-051", "FJ-114", "ST-048", "YK-007", "YK-083"})
    void aCallShouldBeHandedOnAtOnceAndAfterAsking() {
        with(Sipp.telephones(asterisk, 1000));
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
    @Order(4)
    @Requirement({"FJ-115", "ST-054"})
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
    @Requirement({
        "FJ-018", "FJ-023", "FJ-056", "FJ-284", "ST-045", "ST-085", "YK-022", "YK-092", "YK-093"
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
    @Order(7)
    void callsShouldRingOnWhileTheProductIsDownAndFiguresBeRightAfterwards() {
        with(Sipp.telephones(asterisk, 500));
        with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
        answered();
        desk.stop();
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

    // the last: it leaves a colleague at a telephone
    @Test
    @Order(10)
    @Requirement({"FJ-058", "ST-047", "YK-081"})
    void callsShouldBeSharedEquallyByThoseWhoAreReady() {
        with(Sipp.telephones(asterisk, 200));
        try (Person colleague = browser.signedIn("operator2")) {
            takeSeat(colleague, "1002");
            Map<String, Person> operators = Map.of("1001", operator, "1002", colleague);
            Map<String, Integer> calls = new HashMap<>();
            for (int call = 0; call < 6; call++) {
                with(Sipp.citizen(asterisk, "0312345678", NUMBER, "1"));
                String phone = await().until(this::talking, one -> !one.isEmpty());
                calls.merge(phone, 1, Integer::sum);
                putDown("citizens");
                wrapUp(operators.get(phone), "0");
            }
            assertThat(calls).isEqualTo(Map.of("1001", 3, "1002", 3));
        }
    }

    @Test
    @Order(8)
    @Requirement({"FJ-060", "YK-086"})
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
            putDown("citizens");
            await().until(() -> spying().isEmpty());
            wrapUpWith("0");
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
    @Requirement("YK-085")
    void aCallShouldBeHandedOnToServiceNumbersAndMobiles() {
        with(Sipp.telephones(asterisk, 4000));
        with(Sipp.citizensTelephones(asterisk));
        for (String number : List.of("0570012345", "0120123456", "09011112222")) {
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

    /** The operator's telephone that is taken up, or nothing. */
    private String talking() {
        return asterisk.console("core", "show", "channels", "concise")
                .lines()
                .filter(line -> line.matches("PJSIP/100[12]-.*!Up!.*"))
                .map(line -> line.substring("PJSIP/".length(), "PJSIP/".length() + 4))
                .findFirst()
                .orElse("");
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
