// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.madoguchi.api.form.FormId;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The tables of forms; tells whoever keeps copies of them that something has changed. */
@Component(service = FormStore.class)
public final class FormStore {
    private final EntityUnit unit;
    private final FormJson json = new FormJson();
    private final List<Runnable> changes = new CopyOnWriteArrayList<>();

    @Activate
    public FormStore(@Reference Storage storage) {
        unit = storage.open(UnitDefinition.of("forms", FormEntity.class, VersionEntity.class));
    }

    @Deactivate
    void close() {
        unit.close();
    }

    EntityUnit unit() {
        return unit;
    }

    FormJson json() {
        return json;
    }

    void onChange(Runnable listener) {
        changes.add(listener);
    }

    void changed() {
        changes.forEach(Runnable::run);
    }

    /** In the order in which they were made. */
    static List<FormEntity> forms(EntityManager em) {
        return em.createQuery("select f from FormEntity f order by f.id", FormEntity.class)
                .getResultList();
    }

    static Optional<FormEntity> form(EntityManager em, FormId id) {
        return Optional.ofNullable(em.find(FormEntity.class, id.value()));
    }

    /** Newest first. */
    static List<VersionEntity> versions(EntityManager em, FormId id) {
        return em.createQuery(
                        "select v from VersionEntity v where v.formId = :form"
                                + " order by v.version desc",
                        VersionEntity.class)
                .setParameter("form", id.value())
                .getResultList();
    }

    static Optional<VersionEntity> version(EntityManager em, FormId id, int version) {
        return em
                .createQuery(
                        "select v from VersionEntity v where v.formId = :form"
                                + " and v.version = :version",
                        VersionEntity.class)
                .setParameter("form", id.value())
                .setParameter("version", version)
                .getResultList()
                .stream()
                .findFirst();
    }
}
