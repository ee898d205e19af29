// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.identity.ApiToken;
import org.madoguchi.api.identity.OpenSession;
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
                            ">(state|view|message|change|composer|contact|faq|faqstate|rich|diff|category|import|dictionary|translation|usage|proposal|user|role)\\.[a-z]")
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
    void whatWasTypedShouldStayInTheFormWhenItWasRefused() {
        Screen screen = Sample.screen(Sample.actor(Role.OPERATOR), Locale.JAPANESE, "inbox", "");
        Composer refused =
                Composer.withDraft("古い下書き")
                        .escalation(
                                "食器棚は収集できますか",
                                "ごみ減量",
                                new LocalizedText("一覧から選んでください。", "Choose one."));
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
        assertThat(html)
                .contains("list=\"departments\"")
                .contains("<option value=\"1203 ごみ減量課\">粗大ごみの申込");
    }

    @Test
    void theAuthorShouldNotSeeAButtonToApproveTheOwnAnswer() {
        assertThat(approvalOf(2)).doesNotContain("value=\"approve\"");
        assertThat(approvalOf(3)).contains("value=\"approve\"");
    }

    /** Answers with an even number are by the one who looks. */
    private static String approvalOf(long id) {
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
                                                                InteractionState.AWAITING_APPROVAL,
                                                                "",
                                                                Sample.ANSWER)))),
                                Composer.withDraft(""))));
    }

    private static Map<String, View> pages(Locale locale) {
        Map<String, View> pages = new LinkedHashMap<>();
        Screen chief =
                Sample.screen(Sample.actor(Role.ADMINISTRATOR), locale, "inbox", "submitted");
        Screen door = Sample.screen(nobody(), locale, "door", "");
        pages.put(
                "sign-in",
                Screens.view("signIn.jte", "screen", door, "login", "", "next", "", "problem", ""));
        pages.put(
                "sign-in-refused",
                Screens.view(
                        "signIn.jte",
                        "screen",
                        door,
                        "login",
                        "suzuki",
                        "next",
                        "",
                        "problem",
                        door.text("signin.refused")));
        pages.put(
                "password",
                Screens.view("password.jte", "screen", door, "forced", true, "problem", ""));
        pages.put("calls", Screens.view("phone.jte", "page", Calling.page(at(chief, "calls"))));
        pages.put("inbox", Screens.view("inbox.jte", "list", Sample.list(chief, true)));
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
                                                Screens.bothLanguages("refused.department")))));
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
                                        Composer.withDraft("")),
                                "",
                                Optional.empty())));
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
                                List.of())));
        EditorialSample.pages(pages, at(chief, "faq"));
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
                                        PageRequest.first(20)))));
        pages.putAll(FaqSample.pages(at(chief, "faq"), at(section, "faq")));
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
                                List.of(Sample.WASTE_SECTION),
                                Optional.empty())));
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
                        new DepartmentPages.Listing(departments, List.of(Sample.WASTE_SECTION))));
        pages.put(
                "department",
                Screens.view(
                        "department.jte",
                        "page",
                        new DepartmentPages.Editing(
                                departments,
                                false,
                                DepartmentPages.Form.of(Sample.WASTE_SECTION, Calling.TELEPHONES),
                                Optional.empty())));
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
                                List.of(),
                                List.of(Sample.WASTE_SECTION))));
        return pages;
    }

    private static org.madoguchi.api.identity.Actor nobody() {
        return new org.madoguchi.api.identity.Actor(
                Optional.empty(), "", Set.of(), Optional.empty(), "192.0.2.9");
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
                screen.publicUrl());
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
