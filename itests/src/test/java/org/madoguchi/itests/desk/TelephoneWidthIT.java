// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages of the console on a telephone: what is wider scrolls in a place of its own. */
@ExtendWith(OpenDesk.class)
class TelephoneWidthIT {
    private static final String TOO_WIDE =
            "document.documentElement.scrollWidth > window.innerWidth";

    /** The innermost places that reach out of the window. */
    private static final String WHERE =
            """
            [...document.querySelectorAll('main *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .filter(e => ![...e.children].some(c => c.getBoundingClientRect().right > innerWidth + 1))
                .slice(0, 3).map(e => e.outerHTML.slice(0, 80)).join(' ')
            """;

    private final Desk desk;
    private final Browser browser;

    TelephoneWidthIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    void pagesOfTheDeskShouldFitATelephone() {
        try (Person chief = browser.signedIn("supervisor")) {
            assertThat(
                            tooWide(
                                    chief,
                                    "/console/inbox?view=UNASSIGNED",
                                    "/console/list",
                                    "/console/search?q=ごみ",
                                    "/console/board",
                                    "/console/figures/levels",
                                    "/console/figures/levels?span=FISCAL_YEAR",
                                    "/console/teams",
                                    "/console/calls",
                                    "/console/calls/log?since=",
                                    "/console/chat",
                                    "/console/quality",
                                    "/console/quality/mine",
                                    "/console/directory",
                                    "/console/surveys",
                                    "/console/surveys/new?audience=CITIZENS",
                                    "/console/surveys/new?audience=STAFF",
                                    "/console/surveys/1/results",
                                    "/console/channels",
                                    "/console/faq",
                                    "/console/faq/figures",
                                    "/console/opinions",
                                    "/console/sessions",
                                    "/console/password",
                                    "/console/second-factor"))
                    .isEmpty();
        }
    }

    @Test
    void pagesOfEditorsShouldFitATelephone() {
        try (Person editor = browser.signedIn("editor")) {
            assertThat(
                            tooWide(
                                    editor,
                                    "/console/faq",
                                    "/console/faq/new",
                                    "/console/faq/categories",
                                    "/console/faq/dictionary",
                                    "/console/faq/owners",
                                    "/console/faq/import",
                                    "/console/faq/figures"))
                    .isEmpty();
        }
    }

    @Test
    void pagesOfAdministratorsShouldFitATelephone() {
        String login = "narrow" + System.nanoTime() % 1_000_000;
        try (Person administrator = browser.visitor()) {
            Desk.Credentials made = desk.newAccount("ADMINISTRATOR", login, "Oki");
            administrator.go("/console");
            administrator.signIn(made);
            administrator.changePassword(made.password(), "Tsukau-" + login + "-9");
            assertThat(
                            tooWide(
                                    administrator,
                                    "/console/users",
                                    "/console/users/access",
                                    "/console/users/changes",
                                    "/console/users/import",
                                    "/console/departments",
                                    "/console/forms",
                                    "/console/forms/new",
                                    "/console/settings",
                                    "/console/settings/topics",
                                    "/console/settings/items",
                                    "/console/settings/dispositions",
                                    "/console/settings/reasons",
                                    "/console/settings/replies",
                                    "/console/settings/mails",
                                    "/console/settings/criteria",
                                    "/console/settings/levels",
                                    "/console/settings/levels/-7",
                                    "/console/settings/incidents",
                                    "/console/settings/macros",
                                    "/console/settings/macros/new",
                                    "/console/settings/rules",
                                    "/console/settings/rules/new",
                                    "/console/audit"))
                    .isEmpty();
        }
    }

    private static List<String> tooWide(Person who, String... paths) {
        Page page = who.page();
        page.setViewportSize(390, 844);
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            who.go(path);
            assertThat(page.locator("h1, h2").first().isVisible()).as(path).isTrue();
            if ((Boolean) page.evaluate(TOO_WIDE)) {
                found.add(path + ": " + page.evaluate(WHERE));
            }
        }
        return found;
    }
}
