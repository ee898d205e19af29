// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.madoguchi.test.Requirement;

/** The one account of a fresh installation. */
@ExtendWith(OpenDesk.class)
class FirstAdministratorIT {
    private static final String OWN = "Kaki-no-ki-2026";

    private final Desk desk;
    private final Browser browser;

    FirstAdministratorIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    @Requirement({"FJ-148", "FJ-190"})
    void theGeneratedPasswordShouldBeChangedBeforeAnythingElse() {
        Desk.Credentials generated = desk.firstAdministrator();
        try (Person administrator = browser.visitor()) {
            administrator.go("/console");
            administrator.photograph("30-sign-in");
            assertThat(administrator.barriers()).isEmpty();
            administrator.signIn(generated);
            administrator.go("/console/users");
            assertThat(administrator.page()).hasURL(desk.privateUrl() + "/console/password");
            administrator.photograph("31-password");
            assertThat(administrator.barriers()).isEmpty();
            administrator.changePassword(generated.password(), "short1A");
            assertThat(administrator.page().locator("[role=alert]:visible")).isVisible();
            administrator.changePassword(generated.password(), OWN);
            administrator.go("/console/users");
            administrator.shouldSee("operator1");
            administrator.photograph("32-users");
            assertThat(administrator.barriers()).isEmpty();
            administrator.go("/console/audit");
            administrator.shouldSee("user.change-password");
            administrator.photograph("33-audit");
            assertThat(administrator.barriers()).isEmpty();
            administrator.go("/console/channels");
            administrator.photograph("34-channels");
            assertThat(administrator.barriers()).isEmpty();
            assertThat(administrator.complaints()).isEmpty();
        }
        assertThat(desk.file("data/first-sign-in.txt")).doesNotExist();
        assertThat(desk.privateSite().from("192.0.2.30").signIn(generated).statusCode())
                .isNotEqualTo(303);
        assertThat(
                        desk.privateSite()
                                .from("192.0.2.31")
                                .signIn(new Desk.Credentials("admin", OWN))
                                .statusCode())
                .isEqualTo(303);
    }
}
