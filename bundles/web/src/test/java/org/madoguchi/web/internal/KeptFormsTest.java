// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.madoguchi.web.Zone.PRIVATE;
import static org.madoguchi.web.Zone.PUBLIC;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Citizens' forms that come while what takes them is away. */
class KeptFormsTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    /** ごみは、改行、いつですか。 */
    private static final String TYPED =
            "question=%E3%81%94%E3%81%BF%E3%81%AF%0D%0A%E3%81%84%E3%81%A4%E3%81%A7%E3%81%99%E3%81%8B"
                    + "&name=%3Cb%3E";

    @TempDir Path folder;
    private Website site;

    @BeforeEach
    void open() throws Exception {
        site = new Website(folder, null);
    }

    @AfterEach
    void close() throws Exception {
        site.zones.stop();
        site.close();
    }

    @Test
    void aFormThatNothingTakesYetShouldComeBackWithWhatWasTyped() throws Exception {
        host(new Townhall.Counter());
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        HttpResponse<String> answer =
                site.post(
                        PUBLIC,
                        "/form/inquiry",
                        FORM,
                        TYPED + "&_csrf=" + page.body(),
                        "Cookie",
                        cookie(page));
        shouldKeep(answer);
        assertThat(answer.body())
                .contains("action=\"/form/inquiry\"", "name=\"_csrf\"", "&lt;b&gt;</textarea>")
                .doesNotContain("<b></textarea>");
    }

    @Test
    void aFormToAPageThatIsOnlyReadMeanwhileShouldComeBackToo() throws Exception {
        host(new WebsiteTest.Extra());
        shouldKeep(post("/extra"));
    }

    @Test
    void aFormWithFilesShouldSayThatTheyMustBeChosenAgain() throws Exception {
        host(new Townhall.Counter());
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"question\"\r\n\r\nごみは\r\n"
                        + "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n"
                        + "photo\r\n--x--\r\n";
        HttpResponse<String> answer =
                site.post(
                        PUBLIC,
                        "/form/inquiry",
                        "multipart/form-data; boundary=x",
                        body,
                        "Origin",
                        site.address(PUBLIC));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("ごみは</textarea>", "添付ファイル").doesNotContain("photo");
    }

    @Test
    void aFormShouldComeBackWhileTheDatabaseIsAway() throws Exception {
        host(new Townhall.Counter());
        HttpResponse<String> page = site.get(PUBLIC, "/ask");
        shouldKeep(
                site.post(
                        PUBLIC,
                        "/ask/opinion",
                        FORM,
                        TYPED + "&_csrf=" + page.body(),
                        "Cookie",
                        cookie(page)));
    }

    @Test
    void aFormShouldComeBackBeforeAnythingIsThere() throws Exception {
        HttpResponse<String> answer = post("/form/inquiry");
        shouldKeep(answer);
        // the browser must not leave the page by itself
        assertThat(answer.headers().firstValue("Refresh")).isEmpty();
        assertThat(site.get(PUBLIC, "/").headers().firstValue("Refresh")).contains("3");
    }

    @Test
    void whatIsNoFormOfOursShouldBeToldThatThereIsNothing() throws Exception {
        host(new Townhall.Counter());
        assertThat(site.post(PUBLIC, "/wp-login.php", FORM, TYPED).statusCode()).isEqualTo(404);
        assertThat(
                        site.post(
                                        PUBLIC,
                                        "/form/inquiry",
                                        FORM,
                                        TYPED,
                                        "Origin",
                                        "http://attacker.example")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        site.post(
                                        PUBLIC,
                                        "/form/inquiry",
                                        "nonsense",
                                        "{}",
                                        "Origin",
                                        site.address(PUBLIC))
                                .statusCode())
                .isEqualTo(404);
        assertThat(site.post(PUBLIC, "/ask/database", FORM, TYPED).statusCode()).isEqualTo(405);
    }

    @Test
    void theStaffsFormsShouldNotBeKept() throws Exception {
        host(new Townhall.Counter());
        assertThat(
                        site.post(
                                        PRIVATE,
                                        "/console/sign-in",
                                        FORM,
                                        "password=x",
                                        "Origin",
                                        site.address(PRIVATE))
                                .body())
                .doesNotContain("<textarea");
    }

    @Test
    void oneAddressShouldNotHaveManyFormsReadForNothing() throws Exception {
        host(new Townhall.Counter());
        await().until(() -> post("/form/inquiry").statusCode() == 404);
    }

    private void host(org.madoguchi.web.PublicResource resource) {
        site.zones.addPublic(resource);
        await().until(() -> site.zones.hosted(PUBLIC));
    }

    private HttpResponse<String> post(String path) throws Exception {
        return site.post(PUBLIC, path, FORM, TYPED, "Origin", site.address(PUBLIC));
    }

    private static String cookie(HttpResponse<?> page) {
        return page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static void shouldKeep(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.body())
                .contains("まだ送信していません", "<textarea name=\"question\"", "ごみは\nいつですか</textarea>");
    }
}
