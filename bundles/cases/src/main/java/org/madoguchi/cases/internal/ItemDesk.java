// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.FilledForm;
import org.madoguchi.api.city.City;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.Times;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fills in the items of cases. */
@Component(service = ItemDesk.class)
public final class ItemDesk {
    /** Pages save while somebody types: what follows within this time is the same change. */
    private static final Duration ONE_GO = Duration.ofMinutes(5);

    private static final int MOST_VALUES = 60;
    private static final int LONGEST_VALUE = 10_000;

    private final CaseStore store;
    private final CaseForms forms;
    private final CaseTopics topics;
    private final AuditTrail audit;
    private final City city;
    private final CaseTowns towns;

    @Activate
    public ItemDesk(
            @Reference CaseStore store,
            @Reference CaseForms forms,
            @Reference CaseTopics topics,
            @Reference AuditTrail audit,
            @Reference City city,
            @Reference CaseTowns towns) {
        this.store = store;
        this.forms = forms;
        this.topics = topics;
        this.audit = audit;
        this.city = city;
        this.towns = towns;
    }

    FilledForm fill(
            Actor actor, CaseId id, FormId formId, int version, String item, List<String> typed) {
        actor.require(Permission.CASE_HANDLE);
        if (typed.size() > MOST_VALUES
                || typed.stream().anyMatch(text -> text.length() > LONGEST_VALUE)) {
            throw DeskTexts.rejection("text-too-long", LONGEST_VALUE);
        }
        Form form =
                forms.form(formId, version)
                        .orElseThrow(() -> new NotFoundException("no items " + formId));
        FormField field =
                form.content().fields().stream()
                        .filter(each -> each.head().id().equals(item))
                        .findFirst()
                        .orElseThrow(() -> new NotFoundException("no such item of " + formId));
        LocalDate today = LocalDate.ofInstant(store.clock().instant(), city.zone());
        List<String> kept = ItemRules.kept(field, typed, today);
        return store.unit().required(em -> fill(em, actor, id, form, field, kept));
    }

    private FilledForm fill(
            EntityManager em,
            Actor actor,
            CaseId id,
            Form form,
            FormField field,
            List<String> values) {
        CaseEntity filled = store.visible(em, actor, id);
        if (!filled.state().isOpen()) {
            throw DeskTexts.rejection("case-closed");
        }
        List<AnswerEntity> rows = rows(em, id);
        List<Answer> answers = new ArrayList<>(rows.stream().map(AnswerEntity::answer).toList());
        requireSame(em, filled, form, answers);
        String item = field.head().id();
        if (Answer.values(answers, form.id(), item).equals(values)) {
            return CaseForms.filled(form, of(form, answers));
        }
        String before = written(CaseForms.filled(form, of(form, answers)), item);
        rows.stream().filter(row -> Answer.isTo(row.answer(), form.id(), item)).forEach(em::remove);
        answers.removeIf(answer -> Answer.isTo(answer, form.id(), item));
        for (int place = 0; place < values.size(); place++) {
            Answer answer = new Answer(form.id(), form.version(), item, place, values.get(place));
            em.persist(new AnswerEntity(store.unit().newId(), id, answer));
            answers.add(answer);
        }
        filled.has(CasePart.ANSWERS);
        FilledForm now = CaseForms.filled(form, of(form, answers));
        if (field instanceof FormField.PostalAddress) {
            towns.fill(filled, String.join(" ", values));
        }
        note(em, filled, actor, field, before, written(now, item));
        audit.record(
                actor,
                "case.fill",
                "case " + id,
                "form " + form.id() + " version " + form.version() + " item " + item);
        return now;
    }

    private static List<Answer> of(Form form, List<Answer> answers) {
        return answers.stream().filter(answer -> answer.form().equals(form.id())).toList();
    }

    /** A case that was begun goes on with the version it was begun in. */
    private void requireSame(EntityManager em, CaseEntity filled, Form form, List<Answer> answers) {
        Optional<Answer> begun =
                answers.stream().filter(answer -> answer.form().equals(form.id())).findFirst();
        if (begun.isPresent()) {
            if (begun.get().version() != form.version()) {
                throw DeskTexts.rejection("items-other-version");
            }
            return;
        }
        Set<TopicId> about = topics.of(em, filled.id());
        if (!forms.isOffered(form.id(), form.version(), filled.channel(), about)) {
            throw DeskTexts.rejection("items-other-version");
        }
    }

    private static String written(FilledForm now, String item) {
        return now.items().stream()
                .filter(each -> each.field().head().id().equals(item))
                .map(FilledForm.Item::written)
                .collect(joining());
    }

    private void note(
            EntityManager em,
            CaseEntity filled,
            Actor actor,
            FormField field,
            String before,
            String written) {
        String subject = field.head().label().ja() + "：";
        String answer = written.replaceAll("\\s*\\n\\s*", " ");
        String detail = subject + (answer.isEmpty() ? "（空欄）" : answer);
        Optional<ChangeEntity> sameGo = latest(em, filled.id(), actor, subject);
        if (sameGo.isPresent()) {
            sameGo.get().retell(store.clock().instant(), detail);
            StoredCorrections.goOn(
                    store, em, actor, filled.id(), field.head().label().ja(), written);
            store.grown(filled, ChangeKind.ITEM_FILLED);
        } else {
            store.changed(em, filled, actor, ChangeKind.ITEM_FILLED, detail);
            if (!before.isEmpty()) {
                StoredCorrections.note(
                        store, em, actor, filled.id(), field.head().label().ja(), before, written);
            }
        }
    }

    /** What the same person has said of the same item just before. */
    private Optional<ChangeEntity> latest(
            EntityManager em, CaseId id, Actor actor, String subject) {
        Instant since = store.clock().instant().minus(ONE_GO);
        return em
                .createQuery(
                        "select c from ChangeEntity c where c.caseId = :id and c.kind = :kind"
                                + " and c.happenedAt > :since",
                        ChangeEntity.class)
                .setParameter("id", id.asLong())
                .setParameter("kind", ChangeKind.ITEM_FILLED)
                .setParameter("since", Times.column(since))
                .getResultList()
                .stream()
                .filter(change -> change.isBy(actor.name()) && change.isAbout(subject))
                .findFirst();
    }

    private static List<AnswerEntity> rows(EntityManager em, CaseId id) {
        return em.createQuery(
                        "select a from AnswerEntity a where a.caseId = :id", AnswerEntity.class)
                .setParameter("id", id.asLong())
                .getResultList();
    }

    /** Labels of required items that are missing. */
    List<String> missing(EntityManager em, CaseEntity closing) {
        List<Answer> answers = rows(em, closing.id()).stream().map(AnswerEntity::answer).toList();
        return forms.of(closing.channel(), true, topics.of(em, closing.id()), answers).stream()
                .flatMap(form -> form.items().stream())
                .filter(FilledForm.Item::isMissing)
                .map(item -> item.field().head().label().ja())
                .toList();
    }
}
