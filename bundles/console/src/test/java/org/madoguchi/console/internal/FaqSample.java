// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.editorial.FaqFigures;
import org.madoguchi.api.editorial.Proposal;
import org.madoguchi.api.editorial.ProposalId;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.knowledge.ArticleRevision;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.knowledge.ArticleState;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.ArticleTransfer;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.Category;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.knowledge.CategoryTree;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Publication;
import org.madoguchi.api.knowledge.SearchDictionary;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.web.View;

/** The FAQ of あさひ市 as its editors see it. */
final class FaqSample {
    static final CategoryId LIFE = new CategoryId(1);
    static final CategoryId WASTE = new CategoryId(11);
    static final CategoryId BULKY = new CategoryId(12);

    static final CategoryTree TREE =
            new CategoryTree(
                    List.of(
                            category(LIFE, Optional.empty(), "くらし", 0),
                            category(WASTE, Optional.of(LIFE), "ごみ・リサイクル", 0),
                            category(BULKY, Optional.of(WASTE), "粗大ごみ", 0),
                            category(new CategoryId(2), Optional.empty(), "できごと", 1)));

    static final ArticleFile PHOTO =
            new ArticleFile("処理券.png", "image/png", 41_000, new BlobId(77));

    private static final String PLAIN = "粗大ごみは電話で申し込んでください。\n・電話 0000-00-1203\n・料金 300円から";

    private FaqSample() {}

    static ArticleText text() {
        return ArticleText.of(
                        "粗大ごみの申し込み方法と料金を教えてください。",
                        "<p>粗大ごみは電話で申し込んでください。</p><h3>料金</h3><ul><li>電話 0000-00-1203</li>"
                                + "<li>料金 300円から</li></ul><p><img src=\"article-file:77\" alt=\"処理券\"></p>",
                        Audience.PUBLIC)
                .withShortAnswer("粗大ごみは電話でお申し込みください。")
                .withKeywords(List.of("大型ごみ", "家具"))
                .withCategories(List.of(BULKY))
                .withDepartments(List.of(Sample.WASTE))
                .withLinks(List.of(new ArticleLink("料金表", "https://city.example.jp/fee")))
                .withFiles(List.of(PHOTO))
                .withRelated(List.of(new ArticleId(102)));
    }

    static Article article(ArticleState state, OptionalInt published, Publication publication) {
        return new Article(
                new ArticleId(101),
                text().withPublication(publication),
                PLAIN,
                state,
                3,
                published,
                7,
                Sample.NOW.minusSeconds(90_000),
                "伊藤 恵");
    }

    static Article live() {
        return article(ArticleState.PUBLISHED, OptionalInt.of(3), Publication.NOW);
    }

    static Article changed() {
        return article(ArticleState.DRAFT, OptionalInt.of(2), Publication.NOW);
    }

    static ArticleRevision revision(int number, ArticleText text, String plain) {
        return new ArticleRevision(
                new ArticleId(101),
                number,
                text,
                plain,
                Sample.NOW.minus(Duration.ofDays(9 - number)),
                "伊藤 恵");
    }

    static FaqEditing editing(Screen screen, FaqForm form, Map<String, LocalizedText> problems) {
        return new FaqEditing(
                screen,
                Optional.of(new ArticleId(101)),
                form,
                "<p>粗大ごみは電話で申し込んでください。</p>",
                problems,
                Optional.empty(),
                Optional.empty(),
                TREE,
                List.of(Sample.WASTE_SECTION),
                List.of(new FaqEditing.Related("102", "ごみの持ち込みはできますか。")),
                List.of(new FaqFigures.SearchFigure("タンス 捨てる", 14, 14, 0, 0)),
                Optional.of(proposal()),
                List.of(PHOTO),
                true);
    }

    static Map<String, View> pages(Screen chief, Screen section) {
        Map<String, View> pages = new LinkedHashMap<>();
        pages.put("faq", Screens.view("faqList.jte", "page", listing(chief)));
        pages.put("faq-department", Screens.view("faqList.jte", "page", listing(section)));
        pages.put("faq-article", Screens.view("faqArticle.jte", "page", reading(chief, live())));
        pages.put(
                "faq-article-changed",
                Screens.view("faqArticle.jte", "page", reading(chief, changed())));
        FaqForm form = FaqForm.of(changed(), Sample.TOKYO);
        pages.put("faq-edit", Screens.view("faqEdit.jte", "page", editing(chief, form, Map.of())));
        pages.put(
                "faq-edit-refused",
                Screens.view(
                        "faqEdit.jte",
                        "page",
                        editing(
                                chief,
                                form,
                                Map.of(
                                        "question",
                                        Screens.bothLanguages("faq.wrong.question"),
                                        "until",
                                        Screens.bothLanguages("faq.wrong.order")))));
        pages.put("faq-edit-overtaken", Screens.view("faqEdit.jte", "page", overtaken(chief)));
        pages.put("faq-diff", Screens.view("faqDiff.jte", "page", comparison(chief, false)));
        pages.put("faq-diff-inline", Screens.view("faqDiff.jte", "page", comparison(chief, true)));
        pages.put(
                "faq-related",
                Screens.view(
                        "faqRelated.jte", "screen", chief, "hits", List.<ArticleSearch.Hit>of()));
        pages.put("faq-categories", Screens.view("faqCategories.jte", "page", categories(chief)));
        pages.put("faq-import", Screens.view("faqImport.jte", "page", imported(chief, true)));
        pages.put("faq-columns", Screens.view("faqColumns.jte", "page", columns(chief)));
        pages.put("faq-import-good", Screens.view("faqImport.jte", "page", imported(chief, false)));
        pages.put(
                "faq-import-running", Screens.view("faqImportJob.jte", "page", job(chief, false)));
        pages.put("faq-import-done", Screens.view("faqImportJob.jte", "page", job(chief, true)));
        pages.put("faq-dictionary", Screens.view("faqDictionary.jte", "page", dictionary(chief)));
        pages.put("faq-owners", Screens.view("faqOwners.jte", "page", owners(chief)));
        pages.put(
                "faq-translation",
                Screens.view("faqTranslation.jte", "page", translation(chief, true)));
        pages.put(
                "faq-translation-read",
                Screens.view("faqTranslation.jte", "page", translation(chief, false)));
        return pages;
    }

    static FaqListing listing(Screen screen) {
        Map<ArticleState, Long> counts = new EnumMap<>(ArticleState.class);
        for (ArticleState state : ArticleState.values()) {
            counts.put(state, state.ordinal() * 12L);
        }
        Instant soon = Sample.NOW.plus(Duration.ofDays(2));
        return new FaqListing(
                screen,
                new FaqFilter(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                new Page<>(
                        List.of(
                                live(),
                                changed(),
                                article(ArticleState.REVIEW, OptionalInt.empty(), Publication.NOW),
                                article(
                                        ArticleState.PUBLISHED,
                                        OptionalInt.of(3),
                                        new Publication(Optional.of(soon), Optional.empty(), true)),
                                article(
                                        ArticleState.RETIRED,
                                        OptionalInt.empty(),
                                        Publication.NOW)),
                        5,
                        PageRequest.first(50)),
                counts,
                TREE,
                List.of(Sample.WASTE_SECTION),
                true,
                Sample.NOW);
    }

    static FaqReading reading(Screen screen, Article article) {
        return new FaqReading(
                screen,
                article,
                List.of("ごみ減量課"),
                TREE,
                List.of(new FaqEditing.Related("102", "ごみの持ち込みはできますか。")),
                List.of(english(1)),
                List.of(revision(2, text(), PLAIN), revision(1, text(), PLAIN)),
                List.of(
                        new AuditRecord(
                                1,
                                Sample.NOW,
                                Optional.of(Sample.SUZUKI),
                                "鈴木 一郎",
                                "192.0.2.1",
                                "article.publish",
                                "article 101",
                                "revision 3")),
                Optional.of(new ArticleId(205)),
                true,
                Optional.empty(),
                "",
                Sample.NOW);
    }

    private static FaqEditing overtaken(Screen screen) {
        FaqEditing page = editing(screen, FaqForm.of(changed(), Sample.TOKYO), Map.of());
        return new FaqEditing(
                page.screen(),
                page.id(),
                page.form(),
                page.preview(),
                page.problems(),
                page.refused(),
                Optional.of(
                        new FaqEditing.Overtaken(
                                changed(), TextDiff.rows(PLAIN, PLAIN.replace("300円", "400円")))),
                page.tree(),
                page.departments(),
                page.related(),
                page.searched(),
                page.proposal(),
                page.saved(),
                page.mayPublish());
    }

    private static FaqComparison comparison(Screen screen, boolean inline) {
        ArticleRevision before = revision(2, text(), PLAIN);
        ArticleRevision after =
                revision(
                        3,
                        text().withShortAnswer("電話かインターネットでお申し込みください。"),
                        PLAIN.replace("電話で", "電話かインターネットで") + "\n支払いは処理券です。");
        return new FaqComparison(
                screen,
                changed(),
                List.of(after, before),
                before,
                after,
                inline,
                List.of(new FaqComparison.Change("検索のための言葉", "大型ごみ", "大型ごみ、家具")),
                true);
    }

    private static FaqCategories categories(Screen screen) {
        return new FaqCategories(
                screen,
                TREE,
                Map.of(LIFE, 12L, WASTE, 12L, BULKY, 4L),
                TREE.find(BULKY),
                Optional.empty(),
                "down",
                Optional.empty());
    }

    private static FaqImport imported(Screen screen, boolean bad) {
        List<ArticleTransfer.Problem> problems =
                bad
                        ? List.of(
                                new ArticleTransfer.Problem(
                                        4, "分類", LocalizedText.same("「<b>ごみ</b>」という分類はありません。")))
                        : List.of();
        return new FaqImport(
                screen,
                ArticleTransfer.Act.WRITE,
                "取り込み.csv",
                Optional.of(new ArticleTransfer.Report(120, 100, 20, 0, problems)),
                bad ? "" : "a-name",
                List.of(),
                Optional.empty());
    }

    /** A file of another system. */
    private static FaqColumns columns(Screen screen) {
        return new FaqColumns(
                screen,
                ArticleTransfer.Act.WRITE,
                "他の仕組み.csv",
                "a-name",
                new ArticleTransfer.Head(
                        List.of("タイトル", "<b>本文</b>", ""),
                        List.of("質問", "回答", ""),
                        List.of(List.of("粗大ごみの出し方", "申し込んでください。"), List.of("<i>転入届</i>")),
                        false),
                List.of("質問", "回答", ""),
                List.of("ID", "質問", "回答"),
                Optional.of(LocalizedText.same("見出しが2回あります。")));
    }

    private static FaqImportJob job(Screen screen, boolean done) {
        return new FaqImportJob(
                screen,
                new ArticleTransfer.Progress(
                        new ArticleTransfer.JobId(5),
                        done ? 120 : 40,
                        120,
                        done
                                ? Optional.of(
                                        new ArticleTransfer.Report(120, 100, 20, 0, List.of()))
                                : Optional.empty()));
    }

    private static FaqDictionary dictionary(Screen screen) {
        return new FaqDictionary(
                screen,
                List.of(
                        new SearchDictionary.Synonyms(
                                new SearchDictionary.EntryId(1),
                                SearchDictionary.Direction.EACH_OTHER,
                                List.of("粗大ごみ", "大型ごみ"),
                                Sample.NOW,
                                "伊藤 恵")),
                List.of(
                        new SearchDictionary.Word(
                                new SearchDictionary.EntryId(2),
                                "あさひ台",
                                "アサヒダイ",
                                Sample.NOW,
                                "伊藤 恵")),
                "",
                FaqDictionary.Form.blank("タンス", "タンス 捨てる"),
                Optional.of(
                        List.of(
                                new SearchDictionary.Effect(
                                        "タンス 捨てる",
                                        List.of("ごみの持ち込み"),
                                        List.of("粗大ごみの申し込み", "ごみの持ち込み")))),
                Optional.empty());
    }

    private static FaqOwners owners(Screen screen) {
        return new FaqOwners(
                screen,
                List.of(new FaqOwners.Retired("77", "清掃課", 12)),
                List.of(Sample.WASTE_SECTION),
                "77",
                Optional.empty());
    }

    private static FaqTranslation translation(Screen screen, boolean mayEdit) {
        return new FaqTranslation(
                screen,
                live(),
                List.of(english(1)),
                FaqLanguages.ALL,
                Locale.ENGLISH,
                Optional.of(english(1)),
                FaqTranslation.Form.of(english(1)),
                List.of(
                        new MachineTranslator.Status(
                                "LibreTranslate",
                                List.of(Locale.ENGLISH),
                                false,
                                LocalizedText.same("機械翻訳サーバーにつながりません。"),
                                false)),
                false,
                mayEdit,
                Optional.empty());
    }

    static Translation english(int revision) {
        return new Translation(
                new ArticleId(101),
                Locale.ENGLISH,
                "How do I dispose of bulky waste?",
                "<p>Call 0000-00-1203.</p>",
                "",
                Translation.Origin.MACHINE,
                revision,
                Sample.NOW,
                "machine");
    }

    private static Proposal proposal() {
        return new Proposal(
                new ProposalId(9),
                Proposal.Kind.NEW,
                Proposal.State.OPEN,
                Proposal.Source.PERSON,
                Optional.empty(),
                Optional.of(new CaseId(2026, 4512)),
                "タンスの捨て方",
                "同じ質問が<今週>3件ありました。",
                Optional.of(Sample.WASTE),
                "",
                Sample.NOW,
                Sample.NOW,
                "鈴木 一郎",
                Sample.NOW);
    }

    private static Category category(
            CategoryId id, Optional<CategoryId> parent, String name, int position) {
        return new Category(
                id, parent, name, Map.of(Locale.ENGLISH, name + " (en)"), "waste", position);
    }
}
