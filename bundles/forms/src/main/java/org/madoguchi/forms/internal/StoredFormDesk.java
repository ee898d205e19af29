// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormDesk;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.FormSummary;
import org.madoguchi.api.form.FormVersion;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Forms as rows of two tables. The standard form gets its row with its first change. */
@Component(service = FormDesk.class)
public final class StoredFormDesk implements FormDesk {
    private final FormStore store;
    private final EntityUnit unit;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    @Activate
    public StoredFormDesk(
            @Reference FormStore store,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this(store, transactions, audit, Clock.systemUTC());
    }

    StoredFormDesk(FormStore store, Transactions transactions, AuditTrail audit, Clock clock) {
        this.store = store;
        this.unit = store.unit();
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<FormSummary> forms(Actor actor) {
        actor.require(Permission.FORM_MANAGE);
        return unit.required(
                em -> {
                    List<FormSummary> all = new ArrayList<>();
                    if (FormStore.form(em, FormId.STANDARD).isEmpty()) {
                        all.add(new FormSummary(StandardForm.AS_DELIVERED, OptionalInt.of(0)));
                    }
                    FormStore.forms(em)
                            .forEach(
                                    row ->
                                            all.add(
                                                    new FormSummary(
                                                            form(em, row.id(), row.newest()),
                                                            published(row))));
                    return List.copyOf(all);
                });
    }

    private static OptionalInt published(FormEntity row) {
        return row.published() == FormEntity.NONE
                ? OptionalInt.empty()
                : OptionalInt.of(row.published());
    }

    @Override
    public Form newest(Actor actor, FormId id) {
        actor.require(Permission.FORM_MANAGE);
        return unit.required(
                em ->
                        FormStore.form(em, id)
                                .map(row -> form(em, id, row.newest()))
                                .orElseGet(() -> delivered(id, 0)));
    }

    @Override
    public Form version(Actor actor, FormId id, int version) {
        actor.require(Permission.FORM_MANAGE);
        return unit.required(em -> form(em, id, version));
    }

    private Form form(EntityManager em, FormId id, int version) {
        return FormStore.version(em, id, version)
                .map(row -> row.form(store.json()))
                .orElseGet(() -> delivered(id, version));
    }

    /** What is in no table. */
    private static Form delivered(FormId id, int version) {
        if (id.equals(FormId.STANDARD) && version == 0) {
            return StandardForm.AS_DELIVERED;
        }
        throw new NotFoundException("no form " + id + " version " + version);
    }

    @Override
    public List<FormVersion> versions(Actor actor, FormId id) {
        actor.require(Permission.FORM_MANAGE);
        return unit.required(
                em -> {
                    int published =
                            FormStore.form(em, id)
                                    .map(FormEntity::published)
                                    .orElseGet(() -> delivered(id, 0).version());
                    return FormStore.versions(em, id).stream()
                            .map(version -> version.history(published))
                            .toList();
                });
    }

    @Override
    public Form create(Actor actor, FormContent content) {
        actor.require(Permission.FORM_MANAGE);
        FormRules.check(content);
        return unit.required(
                em -> {
                    FormEntity row = new FormEntity(new FormId(unit.newId()), 0, FormEntity.NONE);
                    em.persist(row);
                    em.flush(); // its versions point to it
                    return add(em, actor, row, content, "form.create");
                });
    }

    @Override
    public Form save(Actor actor, FormId id, int seen, FormContent content) {
        actor.require(Permission.FORM_MANAGE);
        FormRules.check(content);
        return unit.required(
                em -> {
                    FormEntity row = row(em, id);
                    if (row.newest() != seen) {
                        throw new RejectedException(text("refused.changed"));
                    }
                    FormContent before = form(em, id, seen).content();
                    if (before.use().onCases() != content.use().onCases()) {
                        throw new IllegalArgumentException("form " + id + " is of another kind");
                    }
                    return add(em, actor, row, content, "form.save");
                });
    }

    private Form add(
            EntityManager em, Actor actor, FormEntity row, FormContent content, String action) {
        Form form = new Form(row.id(), row.next(), content);
        em.persist(
                new VersionEntity(
                        unit.newId(),
                        form,
                        store.json().write(content),
                        clock.instant(),
                        actor.name()));
        audit.record(actor, action, "form " + form.id(), told(form));
        return form;
    }

    private static FormEntity row(EntityManager em, FormId id) {
        return FormStore.form(em, id)
                .orElseGet(
                        () -> {
                            delivered(id, 0);
                            FormEntity first = new FormEntity(id, 0, 0);
                            em.persist(first);
                            em.flush();
                            return first;
                        });
    }

    @Override
    public void publish(Actor actor, FormId id, int version) {
        actor.require(Permission.FORM_MANAGE);
        unit.run(
                em -> {
                    Form form = form(em, id, version);
                    row(em, id).publish(version);
                    FormStore.version(em, id, version).ifPresent(VersionEntity::offer);
                    audit.record(actor, "form.publish", "form " + id, told(form));
                    transactions.afterCommit(store::changed);
                });
    }

    @Override
    public void withdraw(Actor actor, FormId id) {
        actor.require(Permission.FORM_MANAGE);
        if (id.equals(FormId.STANDARD)) {
            throw new RejectedException(text("refused.standard"));
        }
        unit.run(
                em -> {
                    FormEntity row =
                            FormStore.form(em, id)
                                    .orElseThrow(() -> new NotFoundException("no form " + id));
                    row.publish(FormEntity.NONE);
                    audit.record(actor, "form.withdraw", "form " + id, "");
                    transactions.afterCommit(store::changed);
                });
    }

    private static String told(Form form) {
        return form.content().name().ja() + ", version " + form.version();
    }

    private static LocalizedText text(String key) {
        return LocalizedText.from(StoredFormDesk.class, key);
    }
}
