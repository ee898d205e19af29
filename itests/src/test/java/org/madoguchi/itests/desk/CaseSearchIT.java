// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case can be found by what is written in it, as soon as it is there. */
@ExtendWith(OpenDesk.class)
class CaseSearchIT {
    private final Desk desk;
    private final HttpApi reader;

    CaseSearchIT(Desk desk) {
        this.desk = desk;
        reader = desk.program("supervisor", "192.0.2.101");
    }

    @Test
    void aMailShouldBeFoundByAnyWordOfItsBodyItsSenderAndItsAttachment(Browser browser) {
        String mark = Long.toString(System.nanoTime());
        desk.post()
                .send(
                        Letter.from("sakura@example.jp", "桜木 もみじ", "樹木のこと " + mark)
                                .textWithFile(
                                        "公園のケヤキが倒れそうです。電話は０９０－１２３４－" + mark.substring(0, 4),
                                        "倒木の写真" + mark + ".txt",
                                        "text/plain",
                                        new byte[] {1}));
        String id = desk.cases().withSubject("樹木のこと " + mark);

        for (String words :
                List.of(
                        "ヤキが倒 " + mark,
                        "ｹﾔｷ " + mark,
                        "けやき " + mark,
                        "桜木もみじ " + mark,
                        "sakura@example " + mark,
                        "写真" + mark,
                        "0901234" + mark.substring(0, 4),
                        id)) {
            await(words).untilAsserted(() -> assertThat(found(words)).containsExactly(id));
        }
        try (Person operator = browser.signedIn("operator2")) {
            operator.go("/console/inbox?view=ALL_OPEN&q=" + encoded("ケヤキが " + mark));
            operator.shouldSee("樹木のこと " + mark);
            operator.photograph("30-case-search");
            assertThat(operator.complaints()).isEmpty();
        }
    }

    @Test
    void wordsThatMeanSomethingToASearchEngineShouldBeLookedForAsTheyStand() {
        for (String words :
                List.of("*", "a OR b) AND (", "\"", "[1 TO 9]", "😀".repeat(30), "%_!", "~~~")) {
            assertThat(found(words)).hasSizeLessThanOrEqualTo(50);
        }
    }

    private List<String> found(String words) {
        JsonNode answer =
                HttpApi.json(
                        reader.get("/api/v1/cases?view=ALL_OPEN&limit=50&text=" + encoded(words)));
        return answer.get("items").findValuesAsText("id");
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
