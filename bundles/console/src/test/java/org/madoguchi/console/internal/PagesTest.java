// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.alarm.Alarm;
import org.madoguchi.api.alarm.ProgramLog;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.cases.Concern;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.Release;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.conversation.Room;
import org.madoguchi.api.conversation.RoomEnd;
import org.madoguchi.api.conversation.RoomId;
import org.madoguchi.api.conversation.RoomState;
import org.madoguchi.api.directory.DepartmentDraft;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.OpenSession;
import org.madoguchi.api.identity.OutsideAccount;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SessionId;
import org.madoguchi.api.identity.TokenId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.View;

/**
 * Renders every page with invented data; the result lies in {@code target/pages} to be looked at.
 */
class PagesTest {
    private static final Path PAGES = Path.of("target/pages");

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyPageShouldRenderWithoutAMissingText(String language) throws IOException {
        for (Map.Entry<String, View> page : pages(Locale.forLanguageTag(language)).entrySet()) {
            String html = html(page.getValue());
            Files.createDirectories(PAGES.resolve(language));
            Files.writeString(PAGES.resolve(language).resolve(page.getKey() + ".html"), html);
            assertThat(html.replaceAll("(?s)<head>.*?</head>|<code.*?</code>", ""))
                    .as(page.getKey())
                    .doesNotContainPattern(
                            ">(state|view|list|bulk|message|change|composer|contact|faq|faqstate|rich|diff|category|import|dictionary|translation|usage|proposal|user|role|survey|opinions|factor|recovery|access|code|grant|macro|rule|act|settings|figures|levels?|measure|verdict|duty|indicator|incident|plan|resolution|call)\\.[a-z]")
                    .doesNotContain(" style=")
                    .doesNotContain(" onclick=");
        }
    }

    @Test
    void aCitizensScriptShouldBeShownAsText() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        String html =
                html(
                        Screens.view(
                                "work.jte",
                                "desk",
                                Sample.desk(
                                        screen,
                                        Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                                        Composer.withDraft(""))));
        assertThat(html).contains("&lt;script&gt;alert(").doesNotContain("<script>alert(");
    }

    @Test
    @Requirement({"YK-077", "YK-119"})
    void aCallOfTheLogShouldLeadToItsCaseAndBePlayedWhenSomebodyWantsTo() {
        Screen screen = Sample.screen(Sample.actor(Role.VIEWER), Locale.JAPANESE, "calls", "");
        String html = html(Screens.view("callLog.jte", "page", Calling.log(screen)));
        assertThat(html)
                .contains("href=\"/console/cases/" + Sample.BULKY_WASTE + "\"")
                .contains("preload=\"none\" src=\"/console/calls/9001/recording\"")
                .contains("佐藤 美咲 → 鈴木 一郎")
                .contains("全2件（うち録音あり 1件）、通話時間の合計 06:20")
                .contains("&lt;b&gt;田中&lt;/b&gt;")
                .doesNotContain("<b>田中")
                // a viewer takes nothing out
                .doesNotContain("/console/calls/log/export");
        String chiefs =
                html(
                        Screens.view(
                                "callLog.jte",
                                "page",
                                Calling.log(
                                        Sample.screen(
                                                Sample.actor(Role.SUPERVISOR),
                                                Locale.JAPANESE,
                                                "calls",
                                                ""))));
        assertThat(chiefs)
                .contains("/console/calls/log/export?since=2026-10-22&amp;operator=11")
                .contains("name=\"reason\" required");
    }

    @Test
    @Requirement("FJ-121")
    void aClassificationShouldBeChosenByPullDownByCheckBoxesAndByTree() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        String html = html(Screens.view("topicChoice.jte", "panel", Settled.panel(screen, true)));
        assertThat(html)
                .contains("<option value=\"6\">区の諸手続き</option>")
                .containsPattern(
                        "depth-1[^>]*>\\s*<input type=\"checkbox\" name=\"topic\" value=\"3\" checked")
                .doesNotContain("焼却灰");
    }

    @Test
    @Requirement({"FJ-123", "FJ-181"})
    void whatIsKnownOfAPersonShouldStandBesideTheCaseWithWhoIsCalledAlike() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        String html =
                html(
                        Screens.view(
                                "contact.jte",
                                "desk",
                                Sample.desk(
                                        screen,
                                        Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                                        Composer.withDraft(""))));
        for (String known : List.of("たなか はなこ", "女性", "40代", "会社員", "〒251-0052", "0466-25-1111")) {
            assertThat(html).contains(known);
        }
        assertThat(html)
                .contains("氏名が同じ")
                .contains("住所が同じ")
                .contains("保育園の申込")
                .doesNotContain("<b>");
    }

    @Test
    @Requirement("FJ-113")
    void theItemsOfACaseShouldBeInputsBesideItAndWhatWasTypedIsText() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        CaseDesk desk =
                Sample.desk(
                        screen,
                        Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                        Composer.withDraft(""));
        String open = html(Screens.view("items.jte", "desk", desk));
        assertThat(open)
                .contains("name=\"i9-count\" value=\"2\"")
                .contains("神奈川県藤沢市藤沢")
                .contains("data-postal")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>")
                .doesNotContain("<b>聞き取り");
        CaseDesk closed =
                Sample.desk(
                        screen,
                        Sample.file(CaseState.CLOSED, Sample.timeline()),
                        Composer.withDraft(""));
        assertThat(html(Screens.view("items.jte", "desk", closed)))
                .contains("家具、寝具")
                .contains("〒251-0052 神奈川県藤沢市藤沢")
                .doesNotContain("<input name=\"i9-count");
    }

    @Test
    @Requirement("ST-279")
    void whoGetsACopyShouldBeSeenByTheApproverAndOfferedButNotTicked() {
        Screen screen = Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "inbox", "");
        CaseFile file = Sample.file(CaseState.WAITING_APPROVAL, Sample.timeline());
        CaseDesk desk = Sample.desk(screen, file, Composer.withDraft(""));
        String html = html(Screens.view("work.jte", "desk", desk));
        assertThat(html)
                .contains("Cc（1件）", "Cc（2件）")
                .contains("&lt;b&gt;田中 一郎 &lt;ichiro@example.com&gt;")
                .contains("Cc（写し）の2件にも送られます：ichiro@example.com, gomi@asahi.jp")
                .contains("name=\"copy\" value=\"ichiro@example.com\"><span>")
                .doesNotContain("<b>田中");
        Composer refused =
                Composer.withDraft("")
                        .reply(
                                "回答です。",
                                WayChoice.NONE,
                                new CopyField("b@c.example、d@", Set.of("ichiro@example.com")),
                                new RejectedException(LocalizedText.same("なおしてください。")));
        assertThat(html(Screens.view("work.jte", "desk", desk.with(refused))))
                .as("nothing that was typed is lost")
                .contains("value=\"b@c.example、d@\"")
                .contains("value=\"ichiro@example.com\" checked");
        assertThat(refused.copies().all())
                .containsExactly("ichiro@example.com", "b@c.example", "d@");
    }

    @Test
    void whatWasTypedShouldStayInTheFormWhenItWasRefused() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        Composer refused =
                Composer.withDraft("古い下書き")
                        .escalation(
                                "食器棚は収集できますか",
                                "ごみ減量",
                                List.of("expert"),
                                new RejectedException(
                                        new LocalizedText("一覧から選んでください。", "Choose one.")));
        String html =
                html(
                        Screens.view(
                                "work.jte",
                                "desk",
                                Sample.desk(
                                        screen,
                                        Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                                        refused)));
        assertThat(html)
                .contains("食器棚は収集できますか")
                .contains("name=\"reason\" value=\"expert\" checked")
                .doesNotContain("前の理由")
                .contains("value=\"ごみ減量\"")
                .contains("一覧から選んでください。")
                .contains("古い下書き");
    }

    @Test
    @Requirement("FJ-130")
    void theDepartmentShouldBeChosenFromTheDirectoryWhenACaseIsEscalated() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        String html =
                html(
                        Screens.view(
                                "work.jte",
                                "desk",
                                Sample.desk(
                                        screen,
                                        Sample.file(CaseState.IN_PROGRESS, Sample.timeline()),
                                        Composer.withDraft(""))));
        assertThat(html).contains("data-departments=\"/console/directory/choices\"");
        assertThat(
                        html(
                                Screens.view(
                                        "escalationTargets.jte",
                                        "page",
                                        new DirectoryPages.Found(
                                                screen, "ごみ", DirectorySample.hits()))))
                .contains("data-department=\"1203 ごみ減量課\"")
                .contains("環境部 › ごみ減量課")
                .contains("転送できます（17:15まで）");
    }

    @Test
    @Requirement("FJ-006")
    void aDepartmentThatIsAskedShouldHaveTheFaqBesideItsAnswer() {
        assertThat(departmentCase(Role.DEPARTMENT_STAFF))
                .contains("hx-post=\"/console/cases/2026-004512/articles\"", "data-digit=\"1\"")
                .contains("/console/faq/new?case=2026-004512");
        // who has nothing to answer looks things up under FAQ
        assertThat(departmentCase(Role.APPROVER))
                .doesNotContain("data-candidates", "/console/faq/new");
    }

    private static String departmentCase(Role role) {
        Screen screen = Sample.screen(Sample.ofDepartment(role), Locale.JAPANESE, "home", "");
        return html(
                Screens.view(
                        "departmentCase.jte",
                        "page",
                        new DepartmentCase(
                                Sample.desk(
                                        screen,
                                        Sample.file(
                                                CaseState.WAITING_DEPARTMENT, Sample.timeline()),
                                        Composer.withDraft("")))));
    }

    @Test
    void aViewerShouldSeeTheWholeCaseAndNothingToDo() {
        Actor viewer =
                new Actor(
                        Optional.of(new UserId(77)),
                        "小林 隆",
                        Set.of(Role.VIEWER),
                        Optional.empty(),
                        "192.0.2.3");
        Screen screen = Sample.screen(viewer, Locale.JAPANESE, "inbox", "");
        for (CaseState state : CaseState.values()) {
            String html =
                    html(
                            Screens.view(
                                    "work.jte",
                                    "desk",
                                    Sample.desk(
                                            screen,
                                            Sample.file(state, Sample.timeline()),
                                            Composer.withDraft(""))));
            assertThat(html).contains("id=\"timeline\"", "id=\"contact-panel\"", "田中 花子");
            assertThat(html).doesNotContain("<form", "<textarea", "data-insert");
        }
    }

    @Test
    @Requirement("ST-214")
    void anAdministratorsMenuShouldLeadToQueuesReportsUsersAndTheAuditTrail() {
        for (String place : List.of("board", "inbox", "calls", "figures", "users", "audit")) {
            assertThat(menu(Role.ADMINISTRATOR)).contains("href=\"/console/" + place + "\"");
        }
        assertThat(menu(Role.SUPERVISOR))
                .doesNotContain("href=\"/console/users\"", "href=\"/console/audit\"");
    }

    private static String menu(Role role) {
        Screen screen = Sample.screen(Sample.actor(role), Locale.JAPANESE, "figures", "");
        return html(
                Screens.view("figuresReport.jte", "page", FigureSample.report(screen, List.of())));
    }

    @Test
    void theAuthorShouldNotSeeAButtonToApproveTheOwnAnswer() {
        assertThat(approvalOf(2)).doesNotContain("value=\"approve\"");
        assertThat(approvalOf(3)).contains("value=\"approve\"");
    }

    @Test
    @Requirement("ST-279")
    void whatAnApproverMustLookAtAgainShouldStandBesideTheButton() {
        assertThat(
                        replyOf(
                                3,
                                InteractionState.AWAITING_APPROVAL,
                                new Release(Set.of(Concern.OTHER_NAME), Optional.empty())))
                .contains("name=\"accept\" value=\"OTHER_NAME\" required")
                .contains("宛名が、送り先のお名前と違います")
                .contains("value=\"return\" formnovalidate");
    }

    @Test
    void helpShouldBeCalledByOneKeyAndTheEvidenceTakenByASupervisor() {
        assertThat(approvalOf(3))
                .contains("data-key=\"h\"")
                .contains("name=\"kind\" value=\"THREAT\"")
                .contains("/evidence\" download");
    }

    @Test
    @Requirement("ST-279")
    void aReleasedAnswerShouldBeTakenBackOnlyWhileItIsHeld() {
        assertThat(
                        replyOf(
                                3,
                                InteractionState.QUEUED,
                                new Release(Set.of(), Optional.of(Sample.NOW.plusSeconds(9)))))
                .contains("value=\"recall\"");
        assertThat(
                        replyOf(
                                3,
                                InteractionState.QUEUED,
                                new Release(Set.of(), Optional.of(Sample.NOW.minusSeconds(1)))))
                .doesNotContain("value=\"recall\"");
    }

    /** Answers with an even number are by the one who looks. */
    private static String approvalOf(long id) {
        return replyOf(id, InteractionState.AWAITING_APPROVAL, Release.FREE);
    }

    private static String replyOf(long id, InteractionState state, Release release) {
        Screen screen = Sample.screen(Sample.actor(Role.SUPERVISOR), Locale.JAPANESE, "inbox", "");
        return html(
                Screens.view(
                        "work.jte",
                        "desk",
                        Sample.desk(
                                screen,
                                Sample.file(
                                        CaseState.WAITING_APPROVAL,
                                        List.of(
                                                new TimelineEntry.Message(
                                                        Sample.message(
                                                                id,
                                                                InteractionKind.REPLY,
                                                                state,
                                                                "",
                                                                Sample.ANSWER,
                                                                release)))),
                                Composer.withDraft(""))));
    }

    private static Room endedRoom() {
        return new Room(
                new RoomId(41),
                new ChannelId("chat-main"),
                RoomState.ENDED,
                "ごみ",
                "粗大ごみの出し方 <b>",
                Sample.NOW,
                Optional.of(Sample.NOW),
                Sample.NOW,
                Optional.of(new UserId(11)),
                "鈴木 一郎",
                9,
                0,
                Optional.of(Sample.BULKY_WASTE),
                "",
                Optional.of(RoomEnd.BY_OPERATOR));
    }

    private static Map<String, View> pages(Locale locale) {
        Map<String, View> pages = new LinkedHashMap<>();
        Screen chief =
                Sample.screen(Sample.actor(Role.ADMINISTRATOR), locale, "inbox", "submitted");
        Screen door = Sample.screen(nobody(), locale, "door", "");
        pages.put(
                "chat-ended",
                Screens.view(
                        "chatsEnded.jte",
                        "page",
                        new ChatsEnded(
                                Sample.screen(Sample.actor(Role.OPERATOR), locale, "chat", ""),
                                LocalDate.of(2026, 11, 20),
                                LocalDate.of(2026, 11, 21),
                                new Page<>(List.of(endedRoom()), 1, PageRequest.first(100)))));
        pages.put("sign-in", SignInResource.page(door, List.of(), "", "", ""));
        pages.put(
                "sign-in-ways",
                SignInResource.page(
                        door, SecondFactorSamples.WAYS, "", "/console/cases/7?view=mine", ""));
        pages.put(
                "sign-in-refused",
                SignInResource.page(door, List.of(), "suzuki", "", door.text("signin.refused")));
        pages.put(
                "password",
                Screens.view("password.jte", "screen", door, "forced", true, "problem", ""));
        pages.put("calls", Screens.view("phone.jte", "page", Calling.page(at(chief, "calls"))));
        pages.put("call-log", Screens.view("callLog.jte", "page", Calling.log(at(chief, "calls"))));
        pages.put(
                "call-log-none",
                Screens.view("callLog.jte", "page", Calling.emptyLog(at(chief, "calls"))));
        Screen settings = at(chief, "settings");
        pages.put(
                "settings-topics",
                Screens.view(
                        "settingsTopics.jte",
                        "page",
                        Settled.topicsPage(settings, Optional.empty())));
        pages.put(
                "settings-topic",
                Screens.view(
                        "settingsTopics.jte",
                        "page",
                        Settled.topicsPage(settings, Optional.of(Settled.OLD))));
        pages.put(
                "settings-classification",
                Screens.view(
                        "settingsTopics.jte",
                        "page",
                        Settled.topicsPage(settings, Optional.of(Settled.KIND))));
        pages.put(
                "settings-items",
                Screens.view(
                        "settingsItems.jte",
                        "page",
                        new ItemFormsPage(
                                settings,
                                Settled.topics(),
                                Sample.channels(),
                                List.of(Settled.line()))));
        View preview =
                Screens.view("itemsPreview.jte", "screen", settings, "form", Settled.filled());
        pages.put("settings-items-preview", preview);
        pages.put(
                "settings-items-edit",
                Screens.view("formEdit.jte", "page", Settled.editing(settings, html(preview))));
        pages.put(
                "settings-macros",
                Screens.view(
                        "settingsMacros.jte",
                        "page",
                        new MacroPages.Listing(
                                settings, Settled.macros(), Settled.choices(), "21")));
        pages.put(
                "settings-macro",
                Screens.view("settingsMacro.jte", "page", Settled.macro(settings)));
        pages.put(
                "settings-rules",
                Screens.view(
                        "settingsRules.jte",
                        "page",
                        new RulePages.Listing(settings, Settled.rules(), Settled.choices(), "")));
        pages.put(
                "settings-rule",
                Screens.view("settingsRule.jte", "page", Settled.rule(settings, 0)));
        pages.put(
                "settings-reminder",
                Screens.view("settingsRule.jte", "page", Settled.rule(settings, 1)));
        pages.put(
                "contact-edit",
                Screens.view(
                        "contactPage.jte",
                        "form",
                        new ContactForm(
                                chief,
                                Sample.BULKY_WASTE,
                                Settled.details(),
                                ContactForm.Card.of(Optional.of(Sample.card())),
                                Optional.empty())));
        pages.put(
                "case-topics",
                Screens.view(
                        "topicChoicePage.jte",
                        "panel",
                        Settled.panel(chief, true)
                                .suggesting(
                                        List.of(
                                                Settled.topics()
                                                        .find(Settled.PROCEDURE)
                                                        .orElseThrow()))));
        Map.of(
                        "dispositions", DeskEntry.Kind.DISPOSITION,
                        "reasons", DeskEntry.Kind.ESCALATION_REASON,
                        "replies", DeskEntry.Kind.CANNED_REPLY,
                        "mails", DeskEntry.Kind.MAIL_TEXT)
                .forEach(
                        (tab, kind) ->
                                pages.put(
                                        "settings-" + tab,
                                        Screens.view(
                                                "settingsEntries.jte",
                                                "page",
                                                Settled.entries(
                                                        settings,
                                                        tab,
                                                        Settled.entry(
                                                                kind, "one", "はじめ", false)))));
        pages.put("inbox", Screens.view("inbox.jte", "list", Sample.list(chief, true)));
        pages.put("case-list", Screens.view("caseList.jte", "page", caseList(chief)));
        pages.put(
                "case-list-empty",
                Screens.view(
                        "caseList.jte",
                        "page",
                        Sample.table(chief, "view=OVERDUE", Optional.empty(), false)));
        pages.put(
                "case-columns",
                Screens.view("caseColumns.jte", "page", new CaseExportResource.Dictionary(chief)));
        pages.put("saved-views", Screens.view("savedViews.jte", "page", savedViews(chief)));
        pages.put("inbox-empty", Screens.view("inbox.jte", "list", Sample.list(chief, false)));
        pages.put(
                "case",
                Screens.view(
                        "case.jte",
                        "list",
                        Sample.list(chief, true),
                        "desk",
                        Sample.desk(
                                chief,
                                Sample.file(CaseState.WAITING_APPROVAL, Sample.timeline()),
                                Composer.withDraft(Sample.ANSWER))));
        pages.put(
                "case-print",
                Screens.view(
                        "casePrint.jte",
                        "page",
                        new CasePrint(
                                Sample.desk(
                                        chief,
                                        Sample.file(CaseState.WAITING_APPROVAL, Sample.timeline()),
                                        Composer.withDraft("")),
                                Sample.NOW)));
        pages.put(
                "case-trouble",
                Screens.view(
                        "case.jte",
                        "list",
                        Sample.list(chief, true),
                        "desk",
                        Sample.desk(
                                chief,
                                Sample.file(
                                        CaseState.IN_PROGRESS,
                                        List.of(
                                                message(4, InteractionState.FAILED),
                                                message(6, InteractionState.RETURNED),
                                                message(8, InteractionState.UNCERTAIN))),
                                Composer.withDraft("")
                                        .escalation(
                                                "収集できますか",
                                                "",
                                                List.of(),
                                                new RejectedException(
                                                        Screens.bothLanguages(
                                                                "refused.department"))))));
        pages.put(
                "case-closed",
                Screens.view(
                        "case.jte",
                        "list",
                        Sample.list(chief, true),
                        "desk",
                        Sample.desk(
                                chief,
                                Sample.file(CaseState.CLOSED, Sample.timeline()),
                                Composer.withDraft(""))));
        Screen section =
                Sample.screen(
                        Sample.ofDepartment(Role.DEPARTMENT_STAFF), locale, "home", "answered");
        pages.put(
                "department-case",
                Screens.view(
                        "departmentCase.jte",
                        "page",
                        new DepartmentCase(
                                Sample.desk(
                                        section,
                                        Sample.file(
                                                CaseState.WAITING_DEPARTMENT, Sample.timeline()),
                                        Composer.withDraft("")))));
        pages.put(
                "department-cases",
                Screens.view(
                        "departmentCases.jte",
                        "page",
                        new DepartmentCases(
                                section,
                                "ごみ減量課",
                                List.of(
                                        Sample.summary(
                                                4512,
                                                CaseState.WAITING_DEPARTMENT,
                                                "粗大ごみの申込方法について教えてください",
                                                false)),
                                List.of(),
                                List.of(),
                                List.of())));
        EditorialSample.pages(pages, at(chief, "faq"));
        FigureSample.pages(pages, at(chief, "figures"));
        LevelSample.pages(pages, at(chief, "figures"), settings);
        pages.put(
                "program-log",
                Screens.view(
                        "programLog.jte",
                        "page",
                        new ProgramLogPage(
                                at(chief, "channels"),
                                ProgramLog.Level.WARN,
                                "",
                                LocalDate.of(2026, 11, 19),
                                LocalDate.of(2026, 11, 21),
                                new ProgramLog.Lines(
                                        List.of(
                                                new ProgramLog.Line(
                                                        Sample.NOW,
                                                        ProgramLog.Level.ERROR,
                                                        "o.m.storage.internal.JpaStorage",
                                                        "the database is away",
                                                        List.of("java.net.ConnectException"))),
                                        true))));
        pages.put(
                "channels",
                Screens.view(
                        "channels.jte",
                        "page",
                        new ChannelsPage(
                                at(chief, "channels"),
                                Sample.channels().list().stream()
                                        .map(
                                                status ->
                                                        new ChannelsPage.Line(
                                                                status,
                                                                ChannelBadge.of(
                                                                        status.descriptor(),
                                                                        chief.words()),
                                                                Sample.check()))
                                        .toList(),
                                new ChannelBadge.Finder(Sample.channels(), chief.words()),
                                new Page<>(
                                        List.of(
                                                Sample.dead(1, OutboxState.FAILED),
                                                Sample.dead(2, OutboxState.UNCERTAIN)),
                                        2,
                                        PageRequest.first(50)),
                                new Page<>(
                                        List.of(Sample.dead(3, OutboxState.WAITING)),
                                        1,
                                        PageRequest.first(20)),
                                List.of(
                                        new Alarm(
                                                "disk",
                                                new LocalizedText(
                                                        "ディスクの空きが 9%（900 MB）です。",
                                                        "9% of the disk (900 MB) are free."),
                                                Sample.NOW)))));
        pages.putAll(FaqSample.pages(at(chief, "faq"), at(section, "faq")));
        pages.putAll(
                SurveySample.pages(
                        at(chief, "surveys"),
                        at(section, "opinions"),
                        List.of(Sample.WASTE_SECTION)));
        Screen users = at(chief, "users");
        pages.put(
                "users",
                Screens.view(
                        "users.jte",
                        "page",
                        new UserPages.Listing(
                                users,
                                new Page<>(
                                        List.of(
                                                Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                                                Sample.user(12, "sato", "佐藤 美咲", Role.SUPERVISOR)),
                                        2,
                                        PageRequest.first(50)),
                                Map.of(),
                                Instant.EPOCH)));
        pages.put(
                "user",
                Screens.view(
                        "user.jte",
                        "page",
                        new UserPages.Editing(
                                users,
                                "11",
                                UserPages.Form.of(
                                        Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR)),
                                Optional.of(Sample.user(11, "suzuki", "鈴木 一郎", Role.OPERATOR)),
                                List.of(Sample.WASTE_SECTION),
                                Optional.of(Sample.FACTOR),
                                SecondFactorSamples.PASSKEYS,
                                List.of(new OutsideAccount("city", Sample.NOW, Sample.NOW)),
                                Optional.empty())));
        SecondFactorSamples.put(pages, door, users);
        TeamSamples.put(pages, users);
        BoardSample.put(pages, at(chief, "board"));
        QualitySample.put(pages, at(chief, "quality"));
        UserFileSamples.put(pages, users);
        pages.put(
                "user-password",
                Screens.view(
                        "userPassword.jte",
                        "screen",
                        users,
                        "name",
                        "鈴木 一郎",
                        "login",
                        "suzuki",
                        "password",
                        "Abcd2-Efgh3-Jkmn4-Pqrs5"));
        Screen departments = at(chief, "departments");
        pages.put(
                "departments",
                Screens.view(
                        "departments.jte",
                        "page",
                        new DepartmentPages.Listing(
                                departments, List.of(DirectorySample.WASTE_PROFILE))));
        pages.put(
                "department",
                Screens.view(
                        "department.jte",
                        "page",
                        new DepartmentPages.Editing(
                                departments,
                                false,
                                DepartmentPages.Form.of(
                                        DepartmentDraft.of(
                                                DirectorySample.WASTE_PROFILE, "", "", locale),
                                        Calling.TELEPHONES),
                                List.of(DirectorySample.WASTE_PROFILE),
                                DirectorySample.WASTE_PROFILE.formerNames(),
                                Optional.empty())));
        pages.putAll(DirectorySample.pages(at(chief, "directory")));
        pages.put(
                "sessions", Screens.view("sessions.jte", "page", sessions(at(chief, "sessions"))));
        pages.put(
                "audit",
                Screens.view(
                        "audit.jte",
                        "page",
                        new AuditPage(
                                at(chief, "audit"),
                                new AuditFilter("", "", "", "", "", "2026-10-22", ""),
                                new Page<>(
                                        List.of(
                                                new AuditRecord(
                                                        1,
                                                        Sample.NOW,
                                                        Optional.of(Sample.SUZUKI),
                                                        "鈴木 一郎",
                                                        "192.0.2.1",
                                                        "case.view",
                                                        "case 2026-004512",
                                                        "")),
                                        1,
                                        PageRequest.first(50)),
                                Map.of(),
                                new AuditAnchor(1, "a".repeat(64)))));
        pages.put(
                "search",
                Screens.view(
                        "search.jte",
                        "page",
                        new SearchPage(
                                at(chief, "search"),
                                "粗大",
                                List.of(
                                        Sample.summary(
                                                4512, CaseState.IN_PROGRESS, "粗大ごみの申込方法", false)),
                                List.of(),
                                List.of(Sample.TERMINAL),
                                List.of(),
                                DirectorySample.hits())));
        registers(at(chief, "directory"), pages);
        return pages;
    }

    private static void registers(Screen shown, Map<String, View> pages) {
        RegisterReport wrong =
                new RegisterReport(
                        3,
                        1,
                        0,
                        List.of(
                                new RegisterReport.Problem(
                                        4, LocalizedText.same("端末番号 PC-1 が2行以上にあります。"))));
        for (RegisterKind kind : RegisterKind.values()) {
            pages.put(
                    "register-" + kind,
                    Screens.view(
                            "register.jte",
                            "page",
                            new RegisterPages.Listing(
                                    shown,
                                    kind,
                                    "",
                                    new Page<>(
                                            List.of(
                                                    kind == RegisterKind.TERMINALS
                                                            ? RegisterKind.row(Sample.TERMINAL)
                                                            : RegisterKind.row(
                                                                    new ContactRegister.Registered(
                                                                            new ContactId(70),
                                                                            Sample.card()))),
                                            1,
                                            PageRequest.first(50)),
                                    List.of("/console/inbox?view=ALL&contact=70"))));
            pages.put(
                    "register-import-" + kind,
                    Screens.view(
                            "registerImport.jte",
                            "page",
                            new RegisterPages.Import(
                                    shown,
                                    kind,
                                    "台帳.csv",
                                    Optional.of(wrong),
                                    List.of("血液型"),
                                    "",
                                    Optional.empty())));
        }
    }

    private static Actor nobody() {
        return new Actor(Optional.empty(), "", Set.of(), Optional.empty(), "192.0.2.9");
    }

    private static TimelineEntry.Message message(long id, InteractionState state) {
        return new TimelineEntry.Message(
                Sample.message(id, InteractionKind.REPLY, state, "Re: 粗大ごみの申込方法", Sample.ANSWER));
    }

    private static Screen at(Screen screen, String place) {
        return new Screen(
                screen.words(),
                screen.actor(),
                screen.csrf(),
                place,
                "/console/" + place,
                screen.moment(),
                "",
                screen.cityName(),
                screen.publicUrl(),
                true,
                true,
                true);
    }

    private static CaseTable caseList(Screen screen) {
        return Sample.table(
                screen,
                "view=ALL_OPEN&q=ごみ&state=NEW&assignee=none&due=week&opened-from=2026-11-01"
                        + "&sort=-DUE&columns=NUMBER.STATE.SUBJECT.CONTACT.CHANNEL.ASSIGNEE"
                        + ".DEPARTMENT.TOPIC.DISPOSITION.OPENED.DUE.CLOSED.ACTIVITY",
                Optional.of(
                        new BulkResult(
                                "k",
                                "assigned",
                                List.of(Sample.BULKY_WASTE),
                                Map.of(
                                        new CaseId(2026, 4503),
                                        new LocalizedText("この案件は完了しています。", "It is closed.")),
                                Optional.of(
                                        new BulkResult.Undo(
                                                BulkResult.Way.ASSIGNEE,
                                                List.of(),
                                                Optional.empty())))),
                true);
    }

    private static SavedViewsResource.Page savedViews(Screen screen) {
        return new SavedViewsResource.Page(
                screen,
                List.of(
                        new CaseViews.SavedView(
                                new CaseViews.SavedViewId(7),
                                "粗大ごみ",
                                "view=ALL_OPEN&q=x",
                                true,
                                true,
                                "佐藤 美咲"),
                        new CaseViews.SavedView(
                                new CaseViews.SavedViewId(8),
                                "今週の期限",
                                "view=ALL_OPEN&due=week",
                                false,
                                true,
                                "高橋 健太")),
                true,
                Optional.empty());
    }

    static String html(View view) {
        return new String(
                view.templates().render(view.template(), view.model()), StandardCharsets.UTF_8);
    }

    private static SessionsPage sessions(Screen screen) {
        UserId me = screen.actor().user().orElseThrow();
        return new SessionsPage(
                screen,
                new User(
                        me,
                        "suzuki",
                        screen.actor().name(),
                        screen.actor().roles(),
                        Optional.empty(),
                        true,
                        false,
                        Optional.empty()),
                List.of(session(1, me, "192.0.2.1"), session(2, me, "2001:db8::7")),
                List.of(
                        new ApiToken(
                                new TokenId(3),
                                me,
                                "集計システム",
                                Sample.NOW,
                                Optional.empty(),
                                Optional.empty())),
                Optional.of(new SessionId(1)));
    }

    private static OpenSession session(long id, UserId owner, String origin) {
        return new OpenSession(
                new SessionId(id), owner, origin, Sample.NOW, Sample.NOW, Sample.NOW);
    }
}
