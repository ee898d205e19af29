// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.test.Requirement;

/**
 * Those who write the FAQ: a department, its approver, the desk's editor, and an operator. A desk
 * of its own: they change what others look for.
 */
class FaqDeskIT {
    private static final Pattern ARTICLE = Pattern.compile("/console/faq/(\\d+)\\?done=");
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    private static Desk desk;
    private static Browser browser;

    @BeforeAll
    static void start() {
        desk = Desk.start(Database.chosen());
        browser = Browser.open(desk);
    }

    @AfterAll
    static void stop() {
        browser.close();
        desk.close();
    }

    @Test
    @Requirement({"FJ-154", "ST-123", "ST-141", "ST-205", "YK-016"})
    void anAnswerShouldGoFromADepartmentToItsReadersAndBackToAnOlderText() {
        String id;
        try (Person writer = browser.signedIn("gomi")) {
            writer.link("担当課のFAQ").click();
            writer.link("FAQを書く").click();
            write(writer);
            assertThat(writer.barriers()).isEmpty();
            assertThat(writer.fitsATelephone()).isTrue();
            writer.photograph("80-faq-editor");
            writer.button("保存して承認に出す").click();
            id = saved(writer);
            writer.shouldSee("承認待ち");
            assertThat(writer.barriers()).isEmpty();
            assertThat(writer.complaints()).isEmpty();
        }
        assertThat(desk.publicSite().get("/faq/" + id).statusCode()).isEqualTo(404);
        try (Person approver = browser.signedIn("gomi-approver")) {
            approver.go("/console/faq/" + id);
            approver.button("公開する").click();
            approver.shouldSee("公開中");
            approver.photograph("81-faq-article");
            assertThat(approver.complaints()).isEmpty();
        }
        String read = desk.publicSite().get("/faq/" + id).body();
        assertThat(read)
                .contains("<h3>買える所</h3>", "<th>", "コンビニ", "https://city.example.jp/gomi")
                .contains("alt=\"処理券の写真\"");
        try (Person editor = browser.signedIn("editor")) {
            changeWhileReadersGoOn(editor, id);
            compareAndGoBack(editor, id);
            assertThat(editor.complaints()).isEmpty();
        }
    }

    private static void write(Person writer) {
        Page page = writer.page();
        page.locator("#question").fill("処理券はどこで買えますか（試験）");
        Locator answer = page.locator(".ProseMirror");
        answer.click();
        page.keyboard().type("処理券は市内のお店で買えます。");
        page.keyboard().press("Enter");
        page.locator("[data-command=heading]").click();
        page.keyboard().type("買える所");
        page.keyboard().press("Enter");
        page.keyboard().type("・ コンビニ");
        page.keyboard().press("Enter");
        page.keyboard().type("郵便局");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        page.locator("[data-command=table]").click();
        for (String cell : new String[] {"品目", "料金", "タンス", "600円"}) {
            page.keyboard().type(cell);
            page.keyboard().press("Tab");
        }
        page.keyboard().press("Control+End");
        page.keyboard().type("くわしくは");
        page.keyboard().press("Control+k");
        page.locator("#link-text").fill("市のページ");
        page.locator("#link-address").fill("javascript:alert(1)");
        page.keyboard().press("Enter");
        assertThat(page.locator("#link-address-problem")).isVisible();
        page.locator("#link-address").fill("https://city.example.jp/gomi");
        page.keyboard().press("Enter");
        page.keyboard().type("をご覧ください。");
        page.locator("#upload").setInputFiles(picture("処理券.png"));
        assertThat(page.locator("#file-list li")).hasCount(1);
        page.locator("#upload")
                .setInputFiles(new FilePayload("悪い.exe", "application/x", "MZ".getBytes()));
        assertThat(page.locator("#upload-problem")).containsText("添付できません");
        answer.click();
        page.keyboard().press("Control+End");
        page.locator("[data-command=picture]").click();
        page.locator("#picture-alt").fill("処理券の写真");
        writer.button("画像を入れる").click();
        assertThat(page.locator(".ProseMirror img[alt='処理券の写真']")).hasCount(1);
        page.locator("#shortAnswer").fill("市内のコンビニと郵便局で買えます。");
        assertThat(page.locator("#short-count")).hasText("17");
        assertThat(page.locator("#preview h3")).hasText("買える所");
        assertThat(page.locator("#preview img")).hasAttribute("alt", "処理券の写真");
    }

    private void changeWhileReadersGoOn(Person editor, String id) {
        editor.go("/console/faq/" + id + "/edit");
        editor.page().locator(".ProseMirror").click();
        editor.page().keyboard().press("Control+Home");
        editor.page().keyboard().type("令和9年から、");
        editor.button("下書きを保存").click();
        editor.shouldSee("公開中・変更あり");
        editor.shouldSee("読者には第1版が見えています");
        assertThat(desk.publicSite().get("/faq/" + id).body()).doesNotContain("令和9年から");
    }

    private void compareAndGoBack(Person editor, String id) {
        editor.page().getByText("比べる").first().click();
        assertThat(editor.page().locator(".diff ins")).containsText("令和9年から、");
        assertThat(editor.page().locator(".diff del")).hasCount(0);
        assertThat(editor.barriers()).isEmpty();
        editor.photograph("82-faq-diff");
        editor.link("1列で見る").click();
        assertThat(editor.page().locator(".diff-inline ins")).containsText("令和9年から、");
        editor.button("第1版の内容を下書きに戻す").click();
        editor.shouldSee("以前の内容で下書きを作りました");
        assertThat(editor.page().locator(".faq-reader")).not().containsText("令和9年から");
    }

    @Test
    void whoeverIsOvertakenShouldLoseNothing() {
        try (Person first = browser.signedIn("editor");
                Person second = browser.signedIn("editor")) {
            String id = article(first, "追い越しの試験ですか", "はじめの回答です。");
            second.go("/console/faq/" + id + "/edit");
            second.page().locator("#question").fill("わたしの質問です");
            first.go("/console/faq/" + id + "/edit");
            first.page().locator(".ProseMirror").click();
            first.page().keyboard().press("Control+Home");
            first.page().keyboard().type("急いで直した");
            first.button("下書きを保存").click();
            saved(first);
            second.button("下書きを保存").click();
            second.shouldSee("編集しているあいだに");
            assertThat(second.page().locator(".diff ins")).containsText("急いで直した");
            assertThat(second.page().locator("#question")).hasValue("わたしの質問です");
            second.photograph("83-faq-overtaken");
            second.page().getByText("相手の変更を確かめた").click();
            second.button("下書きを保存").click();
            saved(second);
            assertThat(second.page().locator("#faq-question")).hasText("わたしの質問です");
            assertThat(second.complaints()).isEmpty();
        }
    }

    @Test
    void whatWasNotSavedShouldBeOfferedAgain() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/new?question=書きかけの試験");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().type("まだ途中の回答");
            assertThat(editor.page().locator("[data-saved]")).containsText("控えました");
            // a browser that dies asks nothing
            Page again = editor.page().context().newPage();
            again.navigate(editor.page().url());
            again.getByText("書きかけを使う").click();
            assertThat(again.locator(".ProseMirror")).containsText("まだ途中の回答");
            assertThat(again.locator("#question")).hasValue("書きかけの試験");
        }
    }

    @Test
    @Requirement("ST-124")
    void anArticleShouldComeAndGoAtItsTimes() {
        HttpApi editor = signedIn("editor", "192.0.2.81");
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Asia/Tokyo"));
        LocalDateTime from = now.plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> form = form(editor, "期間限定の試験ですか", "期間の間だけ見えます。");
        form.put("from", from.toString());
        form.put("until", from.plusSeconds(10).toString());
        form.put("then", "publish");
        String id = id(editor.postForm("/console/faq/new", form));
        assertThat(editor.get("/console/faq/" + id).body()).contains("公開予定");
        assertThat(desk.publicSite().get("/faq/" + id).statusCode()).isEqualTo(404);
        await().until(() -> desk.publicSite().get("/faq/" + id).statusCode() == 200);
        await().until(() -> desk.publicSite().get("/faq/" + id).statusCode() == 404);
        assertThat(editor.get("/console/faq/" + id).body()).contains("公開終了");
    }

    @Test
    @Requirement("FJ-090")
    void theTextOfAnAttachedPdfShouldBeFound() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/new?question=避難の地図はどこにありますか（試験）");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().type("添付の地図をご覧ください。");
            editor.page()
                    .locator("#upload")
                    .setInputFiles(
                            new FilePayload("地図.pdf", "application/pdf", pdf("kurikoma7391")));
            assertThat(editor.page().locator("#file-list li")).hasCount(1);
            editor.button("保存して公開する").click();
            saved(editor);
        }
        await().until(
                        () ->
                                desk.publicSite()
                                        .get("/faq/search?q=kurikoma7391")
                                        .body()
                                        .replaceAll("<[^>]*>", "") // words are marked
                                        .contains("避難の地図はどこ"));
    }

    @Test
    @Requirement({"FJ-090", "YK-013"})
    void materialAndLinksOfTheCityShouldBeFoundAtTheDeskAndByNobodyElse() {
        try (Person editor = browser.signedIn("editor")) {
            Page page = editor.page();
            editor.go("/console/faq/new?question=庁内の要綱と様式（試験）");
            page.locator("input[name=audience][value=OPERATOR]").check();
            page.locator(".ProseMirror").click();
            page.keyboard().type("添付の要綱をご覧ください。");
            page.locator("#upload").setInputFiles(new FilePayload("要綱.docx", DOCX, letter()));
            assertThat(page.locator("#file-list li")).hasCount(1);
            page.locator("[name=linkLabel]").first().fill("様式集 komazuru5512");
            page.locator("[name=linkAddress]").first().fill("https://city.example.jp/yoshiki");
            editor.button("保存して公開する").click();
            saved(editor);
        }
        try (Person operator = browser.signedIn("operator1")) {
            for (String word : new String[] {"hanatsuki4471", "komazuru5512"}) {
                await("the desk finds " + word)
                        .until(
                                () -> {
                                    operator.go("/console/search?q=" + word);
                                    return operator.page()
                                            .locator("main")
                                            .innerText()
                                            .contains("庁内の要綱と様式（試験）");
                                });
                assertThat(desk.publicSite().get("/faq/search?q=" + word).body())
                        .doesNotContain("庁内の要綱");
            }
        }
    }

    /** A page of a word processor with one word, in two pieces as they are kept. */
    private static byte[] letter() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(
                    "<w:p><w:r><w:t>hanatsuki</w:t></w:r><w:r><w:t>4471</w:t></w:r></w:p>"
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** One page with one word, and no table of contents: readers mend that. */
    private static byte[] pdf(String word) {
        String text = "BT /F1 24 Tf 72 700 Td (" + word + ") Tj ET";
        return """
        %PDF-1.4
        1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
        2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
        3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R
        /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> >> >> >> endobj
        4 0 obj <</Length %d>> stream
        %s
        endstream endobj
        trailer <</Root 1 0 R>>
        %%%%EOF
        """
                .replaceFirst("%d", Integer.toString(text.length()))
                .replaceFirst("%s", text)
                .replace("%%", "%")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    @Requirement({"FJ-153", "ST-138"})
    void anotherDepartmentShouldReadAnArticleAndNotTouchIt() {
        HttpApi waste = signedIn("gomi", "192.0.2.82");
        String id = id(waste.postForm("/console/faq/new", form(waste, "ごみ減量課だけの試験", "課の回答です。")));
        HttpApi citizens = signedIn("shimin", "192.0.2.83");
        String read = citizens.get("/console/faq/" + id).body();
        assertThat(read).contains("ごみ減量課だけの試験").doesNotContain("/" + id + "/edit");
        Map<String, String> form = form(citizens, "書き換え", "書き換えた");
        assertThat(citizens.get("/console/faq/" + id + "/edit").statusCode()).isGreaterThan(400);
        assertThat(citizens.postForm("/console/faq/" + id + "/edit", form).statusCode())
                .isGreaterThan(400);
        form.put("act", "deleted");
        assertThat(citizens.postForm("/console/faq/" + id + "/state", form).statusCode())
                .isEqualTo(403);
        assertThat(waste.get("/console/faq/" + id).body()).contains("ごみ減量課だけの試験");
        shareWithCitizensSection(id);
        assertThat(citizens.get("/console/faq/" + id + "/edit").statusCode()).isEqualTo(200);
        assertThat(waste.get("/console/faq/" + id + "/edit").statusCode()).isEqualTo(200);
    }

    private void shareWithCitizensSection(String id) {
        try (Person writer = browser.signedIn("gomi")) {
            writer.go("/console/faq/" + id + "/edit");
            writer.page().locator("#owner-search").fill("市民課");
            writer.page()
                    .locator("#owners li:visible", new Page.LocatorOptions().setHasText("市民課"))
                    .locator("input")
                    .check();
            writer.button("下書きを保存").click();
            saved(writer);
            writer.shouldSee("市民課、ごみ減量課");
        }
    }

    @Test
    void hostileTextShouldBeShownHarmlessOrRefusedWithWhatWasTyped() {
        HttpApi editor = signedIn("editor", "192.0.2.84");
        String hostile =
                "<p onclick=\"x()\">残る</p><script>alert(1)</script><iframe src=\"//evil.example\"></iframe>"
                        + "<a href=\"javascript:alert(1)\">押す</a><img src=x onerror=alert(1)>";
        String id = id(editor.postForm("/console/faq/new", form(editor, "<b>質問</b>の試験", hostile)));
        String page = editor.get("/console/faq/" + id).body();
        assertThat(page)
                .contains("残る", "&lt;b&gt;質問")
                .doesNotContain("onclick", "alert(1)", "<iframe", "javascript:", "onerror");
        Map<String, String> preview = new LinkedHashMap<>(Map.of("answer", hostile));
        preview.put("_csrf", editor.csrfOf("/console/faq/new"));
        preview.put("question", "<script>x</script>");
        assertThat(editor.postForm("/console/faq/parts/preview", preview).body())
                .doesNotContain("alert(1)", "<script", "<iframe");
        // a letter of somebody else must not become an attachment
        Map<String, String> forged = form(editor, "偽の添付の試験", "回答です。");
        forged.put("files", "1/10/image~png/秘密.png");
        HttpResponse<String> refused = editor.postForm("/console/faq/new", forged);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("偽の添付の試験");
        Map<String, String> wrong = form(editor, "", "あ".repeat(60_001));
        wrong.put("linkLabel", "見出し");
        wrong.put("linkAddress", "javascript:alert(1)");
        HttpResponse<String> mended = editor.postForm("/console/faq/new", wrong);
        assertThat(mended.statusCode()).isEqualTo(422);
        assertThat(mended.body())
                .contains("質問を書いてください", "回答が長すぎます", "リンクには見出しと")
                .contains("あ".repeat(60_001));
        String sql = HttpApi.encoded("' OR 1=1 -- %_*?\"\\");
        assertThat(editor.get("/console/faq?q=" + sql + "&category=x&state=').").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsPastedShouldKeepItsMeaningAndLoseItsLooks() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/new?question=貼り付けの試験");
            editor.page().locator(".ProseMirror").click();
            editor.page()
                    .evaluate(
                            """
                            html => {
                              const data = new DataTransfer();
                              data.setData('text/html', html);
                              document.querySelector('.ProseMirror').dispatchEvent(
                                  new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                            }
                            """,
                            "<style>p{color:red}</style><h1 style='font-size:30px'>題</h1>"
                                    + "<p class=MsoNormal style=\"color:red\" onclick=\"alert(1)\">赤い<b>太字</b></p>"
                                    + "<img src=\"https://evil.example/x.png\" onerror=\"alert(1)\">"
                                    + "<a href=\"javascript:alert(1)\">押す</a><u>下線</u>"
                                    + "<table><tr><th colspan=2>見</th></tr><tr><td>一<td>二</table>"
                                    + "<ol start=3><li>三</ol><blockquote>引用</blockquote>");
            String kept =
                    "<h3>題</h3><p>赤い<strong>太字</strong></p><p>押す<u>下線</u></p>"
                            + "<table><tbody><tr><th colspan=\"2\"><p>見</p></th></tr>"
                            + "<tr><td><p>一</p></td><td><p>二</p></td></tr></tbody></table>"
                            + "<ol start=\"3\"><li><p>三</p></li></ol>"
                            + "<blockquote><p>引用</p></blockquote>";
            assertThat(editor.page().locator("#answer").inputValue()).isEqualTo(kept);
            // and the server keeps what the editor can make
            editor.button("下書きを保存").click();
            String id = saved(editor);
            editor.go("/console/faq/" + id + "/edit");
            assertThat(editor.page().locator("#answer").inputValue()).isEqualTo(kept);
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-086", "FJ-157", "ST-123"})
    void aNewCategoryShouldBeFilledRenamedMovedAndSeenByCitizens() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/categories");
            assertThat(editor.barriers()).isEmpty();
            editor.page().locator("#new-root").fill("試験の軸");
            editor.page().locator(".category-trees button:text('加える')").click();
            editor.shouldSee("分類を加えました");
            editor.page().locator("#new-child").fill("試験の分類");
            editor.page().locator(".category-side button:text('加える')").click();
            editor.shouldSee("試験の軸＞試験の分類");
            editor.page().locator("#name-en").fill("Trial");
            editor.page().locator("#name").fill("改めた分類");
            editor.button("保存する").click();
            editor.shouldSee("分類を保存しました");
            editor.photograph("84-faq-categories");
            String category = editor.page().url().replaceAll(".*/(\\d+)\\?.*", "$1");
            editor.go("/console/faq/new");
            editor.page().locator("#question").fill("分類の試験ですか");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().type("はい。");
            editor.page().locator("#tree-search").fill("改めた");
            editor.page().locator("input[name=categories][value='" + category + "']").check();
            editor.button("保存して公開する").click();
            String id = saved(editor);
            editor.shouldSee("試験の軸＞改めた分類");
            assertThat(desk.publicSite().get("/faq/" + id).statusCode()).isEqualTo(200);
            editor.go("/console/faq?category=" + category);
            editor.shouldSee("分類の試験ですか");
            editor.go("/console/faq/categories/" + category);
            assertThat(editor.button("削除する")).isDisabled();
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-227", "ST-139"})
    void articlesShouldBeHandedOverWhenDepartmentsChange() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/new");
            editor.page().locator("#question").fill("引き継ぎの試験ですか");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().type("はい。");
            editor.page().getByLabel("学務課").check();
            editor.button("保存して公開する").click();
            String id = saved(editor);
            editor.go("/console/faq/owners");
            assertThat(editor.barriers()).isEmpty();
            choose(editor, "#former", "学務課");
            choose(editor, "#next", "保育課");
            editor.button("引き継ぐ").click();
            editor.shouldSee("所管課を引き継ぎました");
            editor.go("/console/faq/" + id);
            assertThat(editor.page().locator(".faq-aside")).containsText("保育課");
            assertThat(editor.complaints()).isEmpty();
        }
    }

    private static void choose(Person editor, String select, String department) {
        String value =
                editor.page()
                        .locator(
                                select + " option",
                                new Page.LocatorOptions().setHasText(department))
                        .first()
                        .getAttribute("value");
        editor.page().locator(select).selectOption(value);
    }

    @Test
    @Requirement({"FJ-155", "ST-128", "ST-129"})
    void aFileShouldBeCheckedMendedDoneAndUndone() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/import");
            assertThat(editor.barriers()).isEmpty();
            String bad =
                    "ID,質問,回答,対象,分類,所管課\r\n,取り込みの試験1,回答1,市民,,\r\n,,回答2,市民,,\r\n"
                            + ",取り込みの試験3,回答3,だれか,,\r\n";
            check(editor, "取り込み.csv", bad.getBytes(Charset.forName("windows-31j")));
            assertThat(editor.page().locator(".problem-list tbody tr td:first-child"))
                    .hasText(new String[] {"3", "4"});
            assertThat(editor.barriers()).isEmpty();
            editor.photograph("85-faq-import-problems");
            assertThat(editor.page().locator("input[name=kept]")).hasCount(0);

            StringBuilder good = new StringBuilder("ID,質問,回答,対象\r\n");
            for (int i = 0; i < 100; i++) {
                good.append(",取り込みの試験")
                        .append(i)
                        .append(",\"=1+1, 回答\"\"")
                        .append(i)
                        .append("\"\"\",市民\r\n");
            }
            check(editor, "取り込み.csv", good.toString().getBytes(StandardCharsets.UTF_8));
            editor.button("100件を取り込む").click();
            editor.shouldSee("100件を加え");
            editor.photograph("86-faq-import-done");
            editor.go("/console/faq?q=取り込みの試験&state=DRAFT");
            editor.shouldSee("100");
            removeHalf(editor);
            assertThat(editor.complaints()).isEmpty();
        }
    }

    /** The exported list, cut to half of its rows, takes these away. */
    private void removeHalf(Person editor) {
        HttpApi program = signedIn("editor", "192.0.2.85");
        String filter = "q=" + HttpApi.encoded("取り込みの試験") + "&state=DRAFT";
        byte[] export = program.download("/console/faq/export?" + filter + "&coding=UTF_8");
        String[] rows = new String(export, StandardCharsets.UTF_8).split("\r\n");
        assertThat(rows).hasSize(101);
        byte[] japanese = program.download("/console/faq/export?" + filter + "&coding=SHIFT_JIS");
        assertThat(new String(japanese, Charset.forName("windows-31j"))).contains("取り込みの試験42");
        // what goes out goes in again and changes nothing
        editor.go("/console/faq/import");
        check(editor, "そのまま.csv", export);
        editor.shouldSee("このファイルで変わるものはありません");
        StringBuilder removal = new StringBuilder("ID\r\n");
        for (int i = 1; i <= 50; i++) {
            removal.append(rows[i].replaceAll("[^0-9].*", "")).append("\r\n");
        }
        editor.page().getByText("一括で取り下げ・削除する").click();
        check(editor, "削除.csv", removal.toString().getBytes(StandardCharsets.UTF_8));
        editor.button("50件を取り下げ・削除する").click();
        editor.shouldSee("50件を取り下げ・削除しました");
        assertThat(program.get("/console/faq?" + filter).body()).contains("aria-current");
        byte[] left = program.download("/console/faq/export?" + filter + "&coding=UTF_8");
        assertThat(new String(left, StandardCharsets.UTF_8).split("\r\n")).hasSize(51);
    }

    /** As a city's former supplier hands it over. */
    @Test
    @Requirement("YK-144")
    void aFileWithHeadingsOfItsOwnShouldComeInOnceItsColumnsAreChosen() {
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/import");
            Page page = editor.page();
            String theirs = "管理番号,タイトル,本文,備考\r\n7,列を選ぶ試験,申し込んでください。,2019年版\r\n";
            page.locator("#file")
                    .setInputFiles(
                            new FilePayload(
                                    "他の仕組み.csv",
                                    "text/csv",
                                    theirs.getBytes(Charset.forName("windows-31j"))));
            editor.button("内容を確かめる").click();
            assertThat(page.locator("#columns-title")).containsText("他の仕組み.csv");
            assertThat(page.getByLabel("タイトル")).hasValue("質問");
            assertThat(page.getByLabel("管理番号")).hasValue("");
            assertThat(editor.barriers()).isEmpty();
            editor.photograph("91-faq-columns");
            page.getByLabel("本文").selectOption("質問");
            editor.button("内容を確かめる").click();
            editor.shouldSee("2回以上");
            page.getByLabel("本文").selectOption("回答");
            editor.button("内容を確かめる").click();
            assertThat(page.locator("#report-title")).containsText("他の仕組み.csv");
            editor.button("1件を取り込む").click();
            editor.shouldSee("1件を加え");
            editor.go("/console/faq?q=列を選ぶ試験");
            assertThat(page.locator(".faq-table tbody tr")).hasCount(1);
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-089", "ST-144"})
    void aSynonymShouldBeTriedOnSearchesAndThenLeadCitizensToTheAnswer() {
        String word = "ガラクタポイ";
        assertThat(desk.publicSite().get("/faq/search?q=" + HttpApi.encoded(word)).body())
                .doesNotContain("粗大ごみの申");
        try (Person editor = browser.signedIn("editor")) {
            editor.go("/console/faq/dictionary?word=" + HttpApi.encoded(word));
            editor.page().locator("#words").fill(word + "、粗大ごみ");
            editor.page().evaluate("document.querySelector('details:has(#searches)').open = true");
            editor.page().locator("#searches").fill(word + "\n住民票");
            editor.button("どう変わるかを見る").click();
            assertThat(editor.page().locator(".effect h3")).hasText("「" + word + "」");
            assertThat(editor.page().locator(".effect")).containsText("粗大ごみ");
            assertThat(editor.barriers()).isEmpty();
            editor.photograph("87-faq-dictionary");
            editor.page().locator("button[name=apply]").click();
            editor.shouldSee("辞書を変えました");
            await().until(
                            () ->
                                    desk.publicSite()
                                            .get("/faq/search?q=" + HttpApi.encoded(word))
                                            .body()
                                            .replaceAll("<[^>]*>", "") // words are marked
                                            .contains("粗大ごみ"));
            editor.page()
                    .locator(".entries li", new Page.LocatorOptions().setHasText(word))
                    .getByText("削除")
                    .click();
            editor.button("削除する").click();
            editor.shouldSee("辞書を変えました");
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    void aTranslationShouldStandBesideTheJapaneseTextAndGrowOld() {
        try (Person editor = browser.signedIn("editor")) {
            String id = article(editor, "翻訳の試験ですか", "日本語の回答です。");
            editor.go("/console/faq/" + id + "/translations/en");
            editor.page().locator("#question").fill("Is this a trial?");
            editor.page().locator(".ProseMirror").click();
            editor.page().keyboard().type("Yes, it is.");
            assertThat(editor.barriers()).isEmpty();
            editor.photograph("88-faq-translation");
            editor.button("訳を保存する").click();
            editor.shouldSee("訳を保存しました");
            assertThat(editor.page().locator(".ProseMirror")).hasText("Yes, it is.");
            editor.go("/console/faq/" + id + "/edit");
            editor.page().locator("#question").fill("翻訳の試験は変わりましたか");
            editor.button("下書きを保存").click();
            saved(editor);
            editor.go("/console/faq/" + id + "/translations/en");
            editor.shouldSee("この訳は第1版に対するものです");
            assertThat(editor.complaints()).isEmpty();
        }
    }

    @Test
    @Requirement({"FJ-073", "FJ-151", "FJ-152", "FJ-156"})
    void anOperatorShouldFindEveryKindTogetherWithItsAudience() {
        try (Person operator = browser.signedIn("operator1")) {
            operator.go("/console/faq?q=ごみ");
            assertThat(operator.page().locator(".faq-table .audience-public").first()).isVisible();
            assertThat(operator.page().locator(".faq-table .audience-operator").first())
                    .isVisible();
            assertThat(operator.barriers()).isEmpty();
            operator.photograph("89-faq-list");
            operator.page().keyboard().press("j");
            operator.page().keyboard().press("j");
            operator.page().keyboard().press("Enter");
            assertThat(operator.page().locator(".faq-reader")).isVisible();
            assertThat(operator.link("編集する")).hasCount(0);
            assertThat(operator.link("直してほしいことを伝える")).isVisible();
            operator.go("/console/faq?q=ごみ&audience=OPERATOR&state=PUBLISHED");
            operator.page().locator("#faq-department").selectOption("ごみ減量課");
            operator.button("探す").click();
            assertThat(operator.page().locator(".faq-table tbody tr").first())
                    .containsText("ごみ減量課");
            assertThat(operator.page().locator(".faq-table .audience-public")).hasCount(0);
            operator.go("/console/search?q=粗大ごみ");
            assertThat(operator.page().locator(".result .audience-public").first()).isVisible();
            operator.go("/console/faq");
            assertThat(operator.page().locator("#faq-audience option")).hasCount(3);
            operator.go("/console/faq?audience=STAFF");
            assertThat(operator.page().locator(".faq-table .audience-staff")).hasCount(0);
            assertThat(operator.complaints()).isEmpty();
        }
    }

    /** Each by its address, too. */
    @Test
    @Requirement("FJ-151")
    void whatIsForTheDeskOrForCityStaffShouldBeKeptFromTheOtherAndFromCitizens() {
        HttpApi editor = signedIn("editor", "192.0.2.86");
        HttpApi operator = signedIn("operator1", "192.0.2.87");
        HttpApi clerk = signedIn("shimin", "192.0.2.88");
        String forDesk = first(editor, "audience=OPERATOR&q=" + HttpApi.encoded("ごみ"));
        String forStaff = first(editor, "audience=STAFF");
        String forCitizens = first(editor, "audience=PUBLIC");
        for (String way : List.of("/console/faq/", "/api/v1/articles/")) {
            assertThat(operator.get(way + forDesk).statusCode()).isEqualTo(200);
            assertThat(operator.get(way + forStaff).statusCode()).isEqualTo(404);
            assertThat(clerk.get(way + forStaff).statusCode()).isEqualTo(200);
            assertThat(clerk.get(way + forDesk).statusCode()).isEqualTo(404);
            assertThat(clerk.get(way + forCitizens).statusCode()).isEqualTo(200);
        }
        assertThat(desk.publicSite().get("/faq/" + forCitizens).statusCode()).isEqualTo(200);
        for (String kept : List.of(forDesk, forStaff)) {
            assertThat(desk.publicSite().get("/faq/" + kept).statusCode()).isEqualTo(404);
        }
    }

    private static String first(HttpApi reader, String filter) {
        Matcher link =
                Pattern.compile("href=\"/console/faq/(\\d+)\"")
                        .matcher(reader.get("/console/faq?state=PUBLISHED&" + filter).body());
        assertThat(link.find()).as("an article with " + filter).isTrue();
        return link.group(1);
    }

    private static void check(Person editor, String name, byte[] content) {
        editor.page().locator("#file").setInputFiles(new FilePayload(name, "text/csv", content));
        editor.button("内容を確かめる").click();
        assertThat(editor.page().locator("#report-title")).containsText(name);
    }

    private String article(Person editor, String question, String answer) {
        editor.go("/console/faq/new");
        editor.page().locator("#question").fill(question);
        editor.page().locator(".ProseMirror").click();
        editor.page().keyboard().type(answer);
        editor.button("下書きを保存").click();
        return saved(editor);
    }

    private static String saved(Person writer) {
        writer.page().waitForURL(Pattern.compile(".*/console/faq/\\d+\\?done=.*"));
        return id(writer.page().url());
    }

    private HttpApi signedIn(String login, String address) {
        HttpApi person = desk.privateSite().from(address);
        person.signIn(desk.account(login));
        return person;
    }

    private static Map<String, String> form(HttpApi person, String question, String answer) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("_csrf", person.csrfOf("/console/faq/new"));
        form.put("question", question);
        form.put("answer", answer);
        form.put("audience", "PUBLIC");
        return form;
    }

    private static String id(HttpResponse<String> answer) {
        return id(answer.headers().firstValue("Location").orElseThrow());
    }

    private static String id(String address) {
        Matcher found = ARTICLE.matcher(address);
        if (!found.find()) {
            throw new IllegalStateException("not saved: " + address);
        }
        return found.group(1);
    }

    private static FilePayload picture(String name) {
        return new FilePayload(name, "image/png", java.util.Base64.getDecoder().decode(PIXEL));
    }
}
