// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody who mails and calls is shown as the probable same person, and an operator decides. */
@ExtendWith(OpenDesk.class)
class OnePersonIT {
    private final Desk desk;
    private final String mark = Long.toString(System.nanoTime());
    private final String number =
            "090-"
                    + (1000 + new Random().nextInt(9000))
                    + "-"
                    + (1000 + new Random().nextInt(9000));

    OnePersonIT(Desk desk) {
        this.desk = desk;
    }

    @Test
    void whoMailsAndCallsShouldBeHintedAtJoinedAndSeparated(Browser browser) {
        desk.post()
                .send(
                        Letter.from("hana" + mark + "@example.jp", "川村 はな", "粗大ごみ " + mark)
                                .text("ソファーの出し方を教えてください。\r\n-- \r\n川村はな\r\n電話 " + number + "\r\n"));
        String written = desk.cases().withSubject("粗大ごみ " + mark);
        String called = call("引き取りの時間 " + mark);

        try (Person operator = browser.signedIn("operator1")) {
            operator.go("/console/cases/" + called);
            Locator hint = operator.page().locator(".doubles");
            assertThat(hint).containsText("同じ方かもしれません");
            assertThat(hint).containsText("川村 はな");
            assertThat(hint).containsText("電話が同じ：" + number.replace("-", ""));
            assertThat(hint).containsText("粗大ごみ " + mark);
            assertThat(operator.barriers()).isEmpty();
            operator.photograph("41-likely-the-same");

            operator.button("同じ方としてまとめる").click();
            Locator panel = operator.page().locator("#contact-panel");
            assertThat(panel).containsText("まとめた利用者 1件");
            assertThat(panel).containsText("hana" + mark + "@example.jp");
            assertThat(panel.locator("> .earlier")).containsText("粗大ごみ " + mark);
            assertThat(hint).hasCount(0);
            // from the other side it is the same person
            operator.go("/console/cases/" + written);
            assertThat(panel.locator("> .earlier")).containsText("引き取りの時間 " + mark);

            panel.getByText("まとめた利用者").click();
            operator.button("別の方に戻す").click();
            assertThat(hint).containsText("同じ方かもしれません");
            operator.button("別の方").click();
            operator.shouldSee("別の方と記録しました");
            assertThat(hint).hasCount(0);
            assertThat(panel).containsText("はじめての問い合わせです");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    /** What a telephone system hands in: a number and a name. */
    private String call(String subject) {
        var taken =
                frontSystem()
                        .postJson(
                                "/api/v1/cases",
                                Map.of(
                                        "contact",
                                        Map.of("name", "川村　はな", "phone", number),
                                        "subject",
                                        subject,
                                        "text",
                                        "何時ごろ来ますか。"),
                                subject.hashCode());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        return desk.cases().withSubject(subject);
    }

    private HttpApi frontSystem() {
        String login = "calls" + mark;
        desk.shell("madoguchi:user-add --role FRONT_SYSTEM " + login + " 電話");
        String token =
                desk.shell("madoguchi:token-create " + login + " 試験")
                        .lines()
                        .filter(line -> line.startsWith("mdg_"))
                        .findFirst()
                        .orElseThrow();
        return desk.privateSite().from("192.0.2.30").withToken(token.strip());
    }
}
