// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever writes an answer is not disturbed by what others do to the same case meanwhile. */
@ExtendWith(OpenDesk.class)
class WritingIT {
    private static final String FIRST = "転出届は";
    private static final String SECOND = "郵送でも出せます。a c e";

    private final Desk desk;
    private final Browser browser;

    WritingIT(Desk desk, Browser browser) {
        this.desk = desk;
        this.browser = browser;
    }

    @Test
    void whatIsBeingWrittenShouldStayUnderTheFingersWhileTheCaseChanges() {
        HttpApi colleague = desk.program("operator2", "192.0.2.71");
        String citizen = "writing" + System.nanoTime() + "@example.jp";
        desk.post().send(Letter.from(citizen, "門田 花子", citizen).text("引っ越します。\r\n"));
        String caseId = desk.cases().withSubject(citizen);
        try (Person author = browser.signedIn("operator1")) {
            author.go("/console/inbox?view=UNASSIGNED");
            author.page().locator("#row-list .row-link[href*='" + caseId + "']").click();
            assertThat(author.page().locator("#case-head")).containsText(citizen);
            author.page().keyboard().press("a");
            assertThat(author.page().locator(".case-assignee")).containsText("佐藤 みどり");
            Locator answer = author.page().locator("#reply-text");
            answer.click();
            answer.evaluate("field => field.addEventListener('blur', () => field.id += '-left')");
            // slower than the page reads the case anew
            author.page().keyboard().type(FIRST, new Keyboard.TypeOptions().setDelay(300));
            for (String note : new String[] {"折り返し希望だそうです。", "二度目の電話でした。"}) {
                colleague.postJson("/api/v1/cases/" + caseId + "/notes", Map.of("text", note));
                assertThat(author.page().locator("#timeline")).containsText(note);
            }
            author.page().keyboard().type(SECOND);
            assertThat(answer).hasValue(FIRST + SECOND);
            assertThat(answer).isFocused();
            assertThat(author.complaints()).isEmpty();
        }
    }
}
