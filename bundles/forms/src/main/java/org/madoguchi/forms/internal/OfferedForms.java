// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.form.Forms;
import org.madoguchi.api.knowledge.CategoryId;
import org.madoguchi.api.storage.StorageException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Published forms out of memory: asked for with every page, changed a few times a year. Looked up
 * anew after a change here, and every {@link #FRESH} for changes on another node.
 */
@Component(service = Forms.class)
public final class OfferedForms implements Forms {
    static final Duration FRESH = Duration.ofSeconds(5);

    /** A database that is away may take long to say so: it is not asked again at once. */
    static final Duration REST = Duration.ofSeconds(30);

    private static final int MOST_OLD_VERSIONS = 200;
    private static final Logger LOG = LoggerFactory.getLogger(OfferedForms.class);

    private final FormStore store;
    private final Clock clock;

    /** Versions that citizens got: what they send must be understood without the database. */
    private final Map<Key, Form> old =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Form> eldest) {
                    return size() > MOST_OLD_VERSIONS;
                }
            };

    private volatile Known known =
            new Known(Map.of(FormId.STANDARD, StandardForm.AS_DELIVERED), Instant.MIN);

    private record Key(FormId id, int version) {}

    /** In their order; the standard form is always in it. */
    private record Known(Map<FormId, Form> forms, Instant until) {}

    @Activate
    public OfferedForms(@Reference FormStore store) {
        this(store, Clock.systemUTC());
    }

    OfferedForms(FormStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        store.onChange(() -> known = new Known(known.forms(), Instant.MIN));
    }

    @Override
    public Form serving(Collection<CategoryId> categories) {
        Map<FormId, Form> forms = forms();
        return forms.values().stream()
                .filter(form -> !form.id().equals(FormId.STANDARD) && isPublic(form))
                .filter(form -> form.content().categories().stream().anyMatch(categories::contains))
                .findFirst()
                .orElseGet(() -> forms.get(FormId.STANDARD));
    }

    @Override
    public Optional<Form> published(FormId id) {
        return Optional.ofNullable(forms().get(id)).filter(OfferedForms::isPublic);
    }

    private static boolean isPublic(Form form) {
        return !form.content().use().onCases();
    }

    @Override
    public List<Form> onCases() {
        return forms().values().stream().filter(form -> !isPublic(form)).toList();
    }

    @Override
    public Optional<Form> onCases(FormId id, int version) {
        return offered(id, version).filter(form -> !isPublic(form));
    }

    @Override
    public Optional<Form> published(FormId id, int version) {
        return offered(id, version).filter(OfferedForms::isPublic);
    }

    private Optional<Form> offered(FormId id, int version) {
        if (id.equals(FormId.STANDARD) && version == 0) {
            return Optional.of(StandardForm.AS_DELIVERED);
        }
        Key key = new Key(id, version);
        synchronized (old) {
            if (old.containsKey(key)) {
                return Optional.of(old.get(key));
            }
        }
        Optional<Form> found = read(key);
        synchronized (old) {
            found.ifPresent(form -> old.put(key, form));
        }
        return found;
    }

    private Optional<Form> read(Key key) {
        return store.unit()
                .required(
                        em ->
                                FormStore.version(em, key.id(), key.version())
                                        .filter(VersionEntity::offered)
                                        .map(version -> version.form(store.json())));
    }

    private Map<FormId, Form> forms() {
        Known before = known;
        Instant now = clock.instant();
        if (now.isBefore(before.until())) {
            return before.forms();
        }
        // one asks the database, the others go on with what is known
        known = new Known(before.forms(), now.plus(FRESH));
        try {
            Map<FormId, Form> forms = read();
            known = new Known(forms, now.plus(FRESH));
            return forms;
        } catch (StorageException e) {
            LOG.warn("forms cannot be read; citizens get those that were known before", e);
            known = new Known(before.forms(), now.plus(REST));
            return before.forms();
        }
    }

    private Map<FormId, Form> read() {
        Map<FormId, Form> forms = new LinkedHashMap<>();
        forms.put(FormId.STANDARD, StandardForm.AS_DELIVERED);
        store.unit()
                .run(
                        em -> {
                            List<FormEntity> rows = FormStore.forms(em);
                            for (FormEntity row : rows) {
                                FormStore.version(em, row.id(), row.published())
                                        .map(version -> version.form(store.json()))
                                        .ifPresent(form -> forms.put(form.id(), form));
                            }
                        });
        synchronized (old) {
            forms.values().forEach(form -> old.put(new Key(form.id(), form.version()), form));
        }
        return forms;
    }
}
