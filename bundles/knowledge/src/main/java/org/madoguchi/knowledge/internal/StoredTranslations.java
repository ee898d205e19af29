// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.Article;
import org.madoguchi.api.knowledge.ArticleDesk;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.Articles;
import org.madoguchi.api.knowledge.MachineTranslator;
import org.madoguchi.api.knowledge.Reader;
import org.madoguchi.api.knowledge.Translation;
import org.madoguchi.api.knowledge.Translations;
import org.madoguchi.api.knowledge.TranslatorException;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles in other languages, one text for each. */
@Component(service = Translations.class, configurationPid = "org.madoguchi.knowledge")
public final class StoredTranslations implements Translations {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTranslations.class);
    private static final Map<Translation.Origin, String> ACTIONS =
            Map.of(
                    Translation.Origin.PERSON, "translation.save",
                    Translation.Origin.MACHINE, "translation.machine");
    private static final int QUESTION = 1_000;
    private static final String QUESTIONS =
            "SELECT t.article_id, t.question, t.origin FROM knowledge_translation t"
                    + " JOIN knowledge_shelf s ON s.article_id = t.article_id"
                    + " WHERE t.article_id = ? AND t.lang = ? AND"
                    + Shelf.VISIBLE;
    private static final int SHORT_ANSWER = 2_000;

    private record TranslatedQuestion(ArticleId id, String question, Translation.Origin origin) {}

    private final KnowledgeStore store;
    private final Articles articles;
    private final ArticleDesk desk;
    private final AuditTrail audit;
    private final Translators machines;
    private final boolean publishesMachines;

    @Activate
    public StoredTranslations(
            @Reference KnowledgeStore store,
            @Reference Articles articles,
            @Reference ArticleDesk desk,
            @Reference AuditTrail audit,
            @Reference Translators machines,
            KnowledgeConfig config) {
        this(store, articles, desk, audit, machines, config.machine_translations_public());
    }

    StoredTranslations(
            KnowledgeStore store,
            Articles articles,
            ArticleDesk desk,
            AuditTrail audit,
            Translators machines,
            boolean publishesMachines) {
        this.store = store;
        this.articles = articles;
        this.desk = desk;
        this.audit = audit;
        this.machines = machines;
        this.publishesMachines = publishesMachines;
    }

    @Override
    public Optional<Translation> published(ArticleId id, Locale language, Reader reader) {
        return articles.published(id, reader)
                .flatMap(article -> find(id, language))
                .filter(text -> isPublic(text.origin()));
    }

    private boolean isPublic(Translation.Origin origin) {
        return publishesMachines || origin == Translation.Origin.PERSON;
    }

    @Override
    public Map<ArticleId, String> questions(
            Collection<ArticleId> articles, Locale language, Reader reader) {
        Map<ArticleId, String> questions = new HashMap<>();
        store
                .ask(
                        Select.ofEach(
                                QUESTIONS,
                                row ->
                                        new TranslatedQuestion(
                                                new ArticleId(row.number()),
                                                row.text(),
                                                row.constant(Translation.Origin.class)),
                                articles.stream().map(ArticleId::value).distinct().toList(),
                                Stream.concat(
                                                Stream.of(language.toLanguageTag()),
                                                Shelf.parameters(reader, store.nowAsColumn())
                                                        .stream())
                                        .toArray()))
                .stream()
                .filter(found -> isPublic(found.origin()))
                .forEach(found -> questions.put(found.id(), found.question()));
        return questions;
    }

    @Override
    public List<Translation> of(Actor actor, ArticleId id) {
        desk.get(actor, id);
        return store.unit()
                .required(
                        em ->
                                em
                                        .createQuery(
                                                "select t from Translation t"
                                                        + " where t.articleId = :id",
                                                TranslationEntity.class)
                                        .setParameter("id", id.value())
                                        .getResultList()
                                        .stream()
                                        .map(TranslationEntity::translation)
                                        .sorted(
                                                Comparator.comparing(
                                                        text -> text.language().toLanguageTag()))
                                        .toList());
    }

    @Override
    public Translation save(
            Actor actor,
            ArticleId id,
            Locale language,
            String question,
            String answer,
            String shortAnswer) {
        Article article = editable(actor, id, language);
        return keep(
                actor,
                article,
                language,
                List.of(question, answer, shortAnswer),
                Translation.Origin.PERSON,
                actor.name());
    }

    @Override
    public Translation translate(Actor actor, ArticleId id, Locale language) {
        Article article = editable(actor, id, language);
        find(id, language)
                .filter(known -> known.origin() == Translation.Origin.PERSON)
                .ifPresent(
                        known -> {
                            throw ArticleRules.rejected("translation.person");
                        });
        MachineTranslator machine =
                machines.into(language)
                        .orElseThrow(() -> ArticleRules.rejected("translation.machine"));
        List<String> texts = List.of(article.text().question(), article.text().shortAnswer());
        TranslatedAnswer answer = new TranslatedAnswer(article.text().answer());
        try {
            // outside of a transaction: the machine may take half a minute for each
            List<String> lines =
                    Translators.whole(
                            machine.translate(texts, MachineTranslator.Format.TEXT, language),
                            texts);
            String translated =
                    answer.with(
                            Translators.whole(
                                    machine.translate(
                                            answer.pieces(),
                                            MachineTranslator.Format.HTML,
                                            language),
                                    answer.pieces()));
            return keep(
                    actor,
                    article,
                    language,
                    List.of(lines.get(0), translated, lines.get(1)),
                    Translation.Origin.MACHINE,
                    machine.status().name());
        } catch (TranslatorException e) {
            LOG.warn("article {} was not translated into {}", id, language, e);
            throw new RejectedException(e.reason());
        }
    }

    @Override
    public void remove(Actor actor, ArticleId id, Locale language) {
        editable(actor, id, language);
        store.unit()
                .run(
                        em ->
                                row(em, id, language)
                                        .ifPresent(
                                                row -> {
                                                    em.remove(row);
                                                    done(actor, "translation.remove", id, language);
                                                }));
    }

    @Override
    public List<MachineTranslator.Status> machines() {
        return machines.statuses();
    }

    @Override
    public boolean publishesMachines() {
        return publishesMachines;
    }

    private Article editable(Actor actor, ArticleId id, Locale language) {
        Article article = desk.get(actor, id);
        EditRights.require(actor, Permission.ARTICLE_EDIT, article.text().departments());
        String tag = language.toLanguageTag();
        ArticleRules.require(
                tag.length() <= 20
                        && !language.getLanguage().isEmpty()
                        && !language.getLanguage().equals("ja"),
                "translation.language");
        return article;
    }

    /**
     * @param texts question, answer and short answer
     */
    private Translation keep(
            Actor actor,
            Article article,
            Locale language,
            List<String> texts,
            Translation.Origin origin,
            String by) {
        String question = ArticleRules.line(texts.get(0));
        String answer = ArticleRules.safeAnswer(texts.get(1), article.text().files());
        String shortAnswer = ArticleRules.lines(texts.get(2));
        ArticleRules.require(!question.isEmpty(), "question.missing");
        ArticleRules.require(question.length() <= QUESTION, "question.long", QUESTION);
        ArticleRules.require(shortAnswer.length() <= SHORT_ANSWER, "short.long", SHORT_ANSWER);
        Translation made =
                new Translation(
                        article.id(),
                        language,
                        question,
                        answer,
                        shortAnswer,
                        origin,
                        article.revision(),
                        ShelfEntity.kept(store.now()),
                        by);
        store.unit()
                .run(
                        em -> {
                            TranslationEntity row =
                                    row(em, article.id(), language)
                                            .orElseGet(() -> added(em, article.id(), language));
                            if (origin == Translation.Origin.PERSON
                                    || row.origin() != Translation.Origin.PERSON) {
                                row.write(made);
                                done(actor, ACTIONS.get(origin), article.id(), language);
                            }
                        });
        return made;
    }

    private TranslationEntity added(EntityManager em, ArticleId id, Locale language) {
        TranslationEntity row = new TranslationEntity(store.unit().newId(), id, language);
        em.persist(row);
        return row;
    }

    private Optional<Translation> find(ArticleId id, Locale language) {
        return store.unit()
                .required(em -> row(em, id, language).map(TranslationEntity::translation));
    }

    private static Optional<TranslationEntity> row(
            EntityManager em, ArticleId id, Locale language) {
        return em
                .createQuery(
                        "select t from Translation t where t.articleId = :id and t.language = :tag",
                        TranslationEntity.class)
                .setParameter("id", id.value())
                .setParameter("tag", language.toLanguageTag())
                .getResultList()
                .stream()
                .findFirst();
    }

    private void done(Actor actor, String action, ArticleId id, Locale language) {
        audit.record(actor, action, "article " + id, language.toLanguageTag());
        store.changed(id.value());
    }
}
