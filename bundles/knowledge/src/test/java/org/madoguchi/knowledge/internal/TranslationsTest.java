// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.EDITOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.OPERATOR;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.ROADS;
import static org.madoguchi.knowledge.internal.KnowledgeFixture.WRITER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Audience;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.knowledge.Translation.Origin;
import org.madoguchi.api.knowledge.TranslatorException;
import org.madoguchi.test.Requirement;

class TranslationsTest {
    private static KnowledgeFixture faq;
    private final Machine machine = new Machine("機械");

    @BeforeAll
    static void open() {
        faq = new KnowledgeFixture();
    }

    @BeforeEach
    void empty() {
        faq.empty();
        faq.machines.add(machine, Map.of());
    }

    @AfterEach
    void away() {
        faq.machines.remove(machine);
    }

    @AfterAll
    static void close() {
        faq.close();
    }

    @Test
    @Requirement("ST-145")
    void aMachineShouldTranslateAndAPersonCorrect() {
        ArticleId id = published("粗大ごみ");
        Translation first = faq.translations.translate(EDITOR, id, Locale.ENGLISH);

        assertThat(first.origin()).isEqualTo(Origin.MACHINE);
        assertThat(first.by()).isEqualTo("機械");
        assertThat(first.answer()).isEqualTo("<p>en:答え</p>");
        assertThat(first.shortAnswer()).isEmpty();
        assertThat(faq.translations.of(OPERATOR, id)).containsExactly(first);
        assertThat(faq.translations.published(id, Locale.ENGLISH, Reader.ANYBODY)).isEmpty();
        Translation second =
                faq.translations.save(
                        EDITOR,
                        id,
                        Locale.ENGLISH,
                        "Bulky waste",
                        "Call us.<script>x</script>",
                        "Call.");
        assertThat(second.origin()).isEqualTo(Origin.PERSON);
        assertThat(second.answer()).doesNotContain("script");
        assertThat(faq.translations.published(id, Locale.ENGLISH, Reader.CITIZEN)).contains(second);
        assertThatThrownBy(() -> faq.translations.translate(EDITOR, id, Locale.ENGLISH))
                .isInstanceOf(RejectedException.class);
        assertThat(faq.translations.of(OPERATOR, id)).containsExactly(second);

        faq.desk.revise(EDITOR, id, text("粗大ごみ（改）"), OptionalLong.empty());
        faq.desk.publish(EDITOR, id);
        assertThat(faq.articles.published(id, Reader.CITIZEN).orElseThrow().revision())
                .isGreaterThan(second.ofRevision());
        faq.translations.remove(EDITOR, id, Locale.ENGLISH);
        assertThat(faq.translations.of(OPERATOR, id)).isEmpty();
    }

    @Test
    void aCityMayShowWhatNobodyHasConfirmed() {
        ArticleId id = published("粗大ごみ");
        StoredTranslations open = faq.translations(true);
        Translation made = open.translate(EDITOR, id, Locale.ENGLISH);

        assertThat(open.publishesMachines()).isTrue();
        assertThat(open.published(id, Locale.ENGLISH, Reader.CITIZEN)).contains(made);
    }

    @Test
    void aLongAnswerShouldBeTranslatedByItsPartsAndKeepItsMarkup() {
        String rows = "<tr><th>品目</th><td>" + "料金".repeat(200) + "</td></tr>";
        ArticleId id =
                published(
                        "料金",
                        "<p>次の<strong>表</strong>です。</p><hr><table><tbody>"
                                + rows.repeat(6)
                                + "</tbody></table>");

        String answer = faq.translations.translate(EDITOR, id, Locale.ENGLISH).answer();

        assertThat(machine.asked).hasSize(7).allMatch(piece -> piece.length() < 2_000);
        assertThat(answer)
                .startsWith(
                        "<p>en:次の<strong>en:表</strong>en:です。</p><hr><table><tbody><tr><th>en:品目")
                .endsWith("</tr></tbody></table>");
        assertThat(answer.split("<tr>", -1)).hasSize(7);
    }

    @Test
    void whatAMachineSlipsInShouldBeCleanedAsAnEditorsTextIs() {
        ArticleId id = published("粗大ごみ");
        machine.adds = "<script>alert(1)</script><img src=\"x\" onerror=\"alert(1)\">";

        Translation made = faq.translations.translate(EDITOR, id, Locale.ENGLISH);

        assertThat(made.answer()).isEqualTo("<p>en:答え</p>");
    }

    @Test
    void anAnswerWithTooFewTextsShouldBeASentenceForTheEditor() {
        ArticleId id = published("粗大ごみ");
        machine.forgetful = true;

        assertThatThrownBy(() -> faq.translations.translate(EDITOR, id, Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).contains("元の文と合いません"));
        assertThat(faq.translations.of(EDITOR, id)).isEmpty();
    }

    @Test
    void aDraftShouldNotBeReadInAnyLanguage() {
        ArticleId id = faq.desk.create(EDITOR, text("下書き")).id();
        faq.translations.save(EDITOR, id, Locale.ENGLISH, "Draft", "Draft", "");

        assertThat(faq.translations.published(id, Locale.ENGLISH, Reader.ANYBODY)).isEmpty();
    }

    @Test
    void theHighestRankingMachineShouldBeAskedAndMachinesMayComeAndGo() {
        Machine better = new Machine("よい機械");
        faq.machines.add(better, Map.of("service.ranking", 10));
        ArticleId id = published("粗大ごみ");
        assertThat(faq.translations.translate(EDITOR, id, Locale.ENGLISH).by()).isEqualTo("よい機械");
        faq.machines.remove(better);
        assertThat(faq.translations.translate(EDITOR, id, Locale.ENGLISH).by()).isEqualTo("機械");
        assertThat(faq.translations.machines())
                .extracting(MachineTranslator.Status::name)
                .containsExactly("機械");
        assertThatThrownBy(() -> faq.translations.translate(EDITOR, id, Locale.KOREAN))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aMachineThatFailsShouldBeASentenceForTheEditor() {
        ArticleId id = published("粗大ごみ");
        machine.broken = true;
        assertThatThrownBy(() -> faq.translations.translate(EDITOR, id, Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.reason().ja()).isEqualTo("機械がいません。"));
        assertThat(faq.translations.of(EDITOR, id)).isEmpty();
    }

    @Test
    void onlyWhoMayEditTheArticleShouldTranslateIt() {
        ArticleId foreign = faq.published(text("道路").withDepartments(List.of(ROADS)));
        assertThatThrownBy(
                        () -> faq.translations.save(WRITER, foreign, Locale.ENGLISH, "x", "x", ""))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(
                        () -> faq.translations.save(EDITOR, foreign, Locale.JAPANESE, "x", "x", ""))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void theQuestionsOfAListShouldComeTogether() {
        ArticleId bulky = published("粗大ごみ");
        ArticleId tax = published("住民税");
        ArticleId untranslated = published("道路");
        ArticleId internal = faq.published(ArticleText.of("内部", "答え", Audience.STAFF));
        for (ArticleId id : List.of(bulky, tax, internal)) {
            faq.translations.save(EDITOR, id, Locale.ENGLISH, "Question " + id, "Answer", "");
        }
        faq.translations.save(EDITOR, tax, Locale.CHINESE, "税", "答", "");
        List<ArticleId> list = List.of(bulky, tax, untranslated, internal, bulky);

        assertThat(faq.translations.questions(list, Locale.ENGLISH, Reader.CITIZEN))
                .containsOnly(entry(bulky, "Question " + bulky), entry(tax, "Question " + tax));
        assertThat(faq.translations.questions(list, Locale.ENGLISH, Reader.ANYBODY))
                .containsKey(internal);
        assertThat(faq.translations.questions(list, Locale.CHINESE, Reader.CITIZEN))
                .containsOnly(entry(tax, "税"));
        assertThat(faq.translations.questions(List.of(), Locale.ENGLISH, Reader.CITIZEN)).isEmpty();
    }

    private static ArticleId published(String question) {
        return faq.published(text(question));
    }

    private static ArticleId published(String question, String answer) {
        return faq.published(ArticleText.of(question, answer, Audience.PUBLIC));
    }

    private static ArticleText text(String question) {
        return ArticleText.of(question, "答え", Audience.PUBLIC);
    }

    @Test
    void onlyAMachineThatMayReadMessagesShouldGetThem() throws TranslatorException {
        assertThat(faq.machines.name()).isEmpty();
        assertThatThrownBy(() -> faq.machines.intoJapanese(List.of("Hello")))
                .isInstanceOf(TranslatorException.class);
        Machine reader = new Machine("読む機械");
        reader.reads = true;
        faq.machines.add(reader, Map.of("service.ranking", -1));
        try {
            assertThat(faq.machines.name()).hasValue("読む機械");
            assertThat(faq.machines.intoJapanese(List.of("Hello"))).containsExactly("読む機械:Hello");
            reader.forgetful = true;
            assertThatThrownBy(() -> faq.machines.intoJapanese(List.of("Hello")))
                    .isInstanceOf(TranslatorException.class);
            reader.broken = true;
            assertThat(faq.machines.name()).isEmpty();
        } finally {
            faq.machines.remove(reader);
        }
    }

    private static final class Machine implements MachineTranslator {
        private final List<String> asked = new ArrayList<>();
        private final String name;
        private boolean broken;
        private boolean forgetful;
        private boolean reads;
        private String adds = "";

        Machine(String name) {
            this.name = name;
        }

        @Override
        public Status status() {
            return new Status(
                    name, List.of(Locale.ENGLISH), !broken, LocalizedText.same(""), reads);
        }

        @Override
        public List<String> translate(List<String> texts, Format format, Locale into)
                throws TranslatorException {
            if (broken) {
                throw new TranslatorException(LocalizedText.same("機械がいません。"), null);
            }
            if (format == Format.TEXT) {
                return texts.stream().map(text -> text.isEmpty() ? "" : "en:" + text).toList();
            }
            asked.addAll(texts);
            return texts.stream()
                    .skip(forgetful ? 1 : 0)
                    .map(text -> text.replaceAll("(?<=>|^)([^<>]+)(?=<|$)", "en:$1") + adds)
                    .toList();
        }

        @Override
        public List<String> intoJapanese(List<String> texts) {
            return texts.stream().skip(forgetful ? 1 : 0).map(text -> name + ":" + text).toList();
        }
    }
}
