// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.webform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.madoguchi.api.form.FormTrial;
import org.madoguchi.api.portal.PortalContact;
import org.madoguchi.test.Requirement;
import org.madoguchi.web.FormData;
import org.madoguchi.web.PortalContacts;
import org.madoguchi.web.PublicVisit;
import org.madoguchi.web.View;

/** What another channel shows in the corner of every public page. */
class EveryPageTest {
    private static final String CORNER =
            "<script src=\"/assets/channel-chat/widget.js\" defer></script>";

    @TempDir Path folder;
    private final Clock clock = Clock.systemUTC();
    private final Tickets tickets = new Tickets(new byte[32], clock);
    private final WebformSettings settings =
            new WebformSettings("webform-main", 10_000, 3, 10, 300, false, 0, 10);
    private final Corner corner = new Corner();
    private InquiryForm form;

    private static final class Corner implements PortalContacts {
        private List<String> scripts = List.of();

        @Override
        public List<PortalContact> list() {
            throw new UnsupportedOperationException("the form names no other ways to ask");
        }

        @Override
        public List<String> scripts() {
            return scripts;
        }
    }

    @BeforeEach
    void open() throws Exception {
        form =
                new InquiryForm(
                        settings,
                        new InquiryInbox(),
                        new ReadArticles(InquiryFormTest.CITY, null, null),
                        InquiryFormTest.CITY,
                        corner,
                        new FormSource(new SomeForms()),
                        new Postcodes(),
                        tickets,
                        folder,
                        clock,
                        new Invitations());
    }

    @AfterEach
    void close() throws Exception {
        form.close();
    }

    @Test
    @Requirement("FJ-078")
    void shouldBeOnEveryStepWhileTheOtherChannelIsThere() {
        assertThat(List.of(input(), confirmation(), receipt()))
                .noneMatch(page -> page.contains("channel-chat"));

        corner.scripts = List.of("/assets/channel-chat/widget.js");
        assertThat(List.of(input(), confirmation(), receipt()))
                .allMatch(page -> page.contains(CORNER));
    }

    @Test
    void shouldNotBeWhereAnAdministratorTriesTheForm() {
        corner.scripts = List.of("/assets/channel-chat/widget.js");
        TriedForm trial = new TriedForm(settings, InquiryFormTest.CITY, new Postcodes(), clock);
        byte[] page =
                trial.page(
                        SomeForms.USUAL,
                        Map.of(),
                        Locale.JAPANESE,
                        new FormTrial.Way("/try", "/back", "token"));

        assertThat(new String(page, StandardCharsets.UTF_8)).doesNotContain("channel-chat");
    }

    private String input() {
        return html(form.first("", "", form.site(PublicVisit.JAPANESE, "")).orElseThrow());
    }

    private String confirmation() {
        Map<String, List<String>> typed =
                Map.of(
                        "key", List.of(tickets.issue(SomeForms.USUAL).text()),
                        "text", List.of("祝日も収集しますか。"),
                        "confirm", List.of("1"));
        View page = form.decide(new FormData(typed, Map.of()), PublicVisit.JAPANESE).page();
        assertThat(page.template()).isEqualTo("confirm.jte");
        return html(page);
    }

    private String receipt() {
        return html(form.done("2026-000012", "", PublicVisit.JAPANESE, null));
    }

    private static String html(View page) {
        return new String(
                page.templates().render(page.template(), page.model()), StandardCharsets.UTF_8);
    }
}
