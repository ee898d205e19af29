// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.SearchDictionary.Change;
import org.madoguchi.api.knowledge.SearchDictionary.EntryId;
import org.madoguchi.api.knowledge.SearchDictionary.Synonyms;
import org.madoguchi.api.knowledge.SearchDictionary.Word;
import org.madoguchi.api.storage.Transactions;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Storage;
import org.madoguchi.storage.UnitDefinition;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The city's own words as rows of a table. */
@Component(service = StoredCityWords.class)
public final class StoredCityWords implements CityWordsSource {
    private final EntityUnit unit;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private volatile Runnable listener = () -> {};

    @Activate
    public StoredCityWords(
            @Reference Storage storage,
            @Reference Transactions transactions,
            @Reference AuditTrail audit) {
        this(storage, transactions, audit, Clock.systemUTC());
    }

    StoredCityWords(Storage storage, Transactions transactions, AuditTrail audit, Clock clock) {
        this.unit = storage.open(UnitDefinition.of("search", EntryEntity.class));
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Deactivate
    void close() {
        unit.close();
    }

    @Override
    public CityWords current() {
        return unit.required(StoredCityWords::current);
    }

    private static CityWords current(EntityManager em) {
        List<EntryEntity> rows =
                em.createQuery("SELECT e FROM EntryEntity e", EntryEntity.class).getResultList();
        return new CityWords(
                rows.stream()
                        .filter(row -> !row.isWord())
                        .map(EntryEntity::toSynonyms)
                        .sorted(Comparator.comparing(entry -> entry.words().get(0)))
                        .toList(),
                rows.stream()
                        .filter(EntryEntity::isWord)
                        .map(EntryEntity::toWord)
                        .sorted(Comparator.comparing(Word::surface))
                        .toList());
    }

    @Override
    public void onChange(Runnable listener) {
        this.listener = listener;
    }

    void apply(Actor actor, Change change) {
        unit.run(
                em -> {
                    changed(current(em), change, actor); // the rules
                    apply(em, actor, change);
                    transactions.afterCommit(() -> listener.run());
                });
    }

    /**
     * What the words would be with the change.
     *
     * @throws org.madoguchi.api.RejectedException when it breaks a rule
     */
    CityWords changed(CityWords words, Change change, Actor actor) {
        List<Synonyms> synonyms = new ArrayList<>(words.synonyms());
        List<Word> names = new ArrayList<>(words.words());
        Optional<EntryId> old = replaced(change);
        boolean was = synonyms.removeIf(entry -> old.equals(Optional.of(entry.id())));
        was |= names.removeIf(entry -> old.equals(Optional.of(entry.id())));
        if (old.isPresent() && !was) {
            throw DictionaryRules.rejected("entry.gone");
        }
        if (synonyms.size() + names.size() >= DictionaryRules.MAX_ENTRIES) {
            throw DictionaryRules.rejected("entry.many", DictionaryRules.MAX_ENTRIES);
        }
        EntryId id = old.orElse(new EntryId(0));
        if (change instanceof Change.Synonymous added) {
            Change.Synonymous checked = DictionaryRules.checked(added);
            synonyms.add(
                    new Synonyms(
                            id,
                            checked.direction(),
                            checked.words(),
                            clock.instant(),
                            actor.name()));
        } else if (change instanceof Change.NewWord added) {
            Change.NewWord checked = DictionaryRules.checked(added);
            if (names.stream().anyMatch(word -> word.surface().equals(checked.surface()))) {
                throw DictionaryRules.rejected("word.known", checked.surface());
            }
            names.add(
                    new Word(
                            id,
                            checked.surface(),
                            checked.reading(),
                            clock.instant(),
                            actor.name()));
        }
        return new CityWords(synonyms, names);
    }

    private static Optional<EntryId> replaced(Change change) {
        if (change instanceof Change.Synonymous synonyms) {
            return synonyms.replaces();
        }
        if (change instanceof Change.NewWord word) {
            return word.replaces();
        }
        return Optional.of(((Change.Removal) change).id());
    }

    private void apply(EntityManager em, Actor actor, Change change) {
        Optional<EntryEntity> old =
                replaced(change).map(id -> em.find(EntryEntity.class, id.value()));
        String before = old.map(EntryEntity::told).orElse("");
        if (change instanceof Change.Removal removal) {
            em.remove(old.orElseThrow());
            audit.record(
                    actor, "search-word.remove", "search-word " + removal.id().value(), before);
            return;
        }
        long id = replaced(change).map(EntryId::value).orElseGet(unit::newId);
        EntryEntity entry = old.orElseGet(() -> new EntryEntity(id));
        if (change instanceof Change.Synonymous synonyms) {
            Change.Synonymous checked = DictionaryRules.checked(synonyms);
            entry.become(checked.direction(), checked.words(), clock.instant(), actor.name());
        } else if (change instanceof Change.NewWord word) {
            Change.NewWord checked = DictionaryRules.checked(word);
            entry.become(checked.surface(), checked.reading(), clock.instant(), actor.name());
        }
        if (old.isEmpty()) {
            em.persist(entry);
        }
        audit.record(
                actor,
                old.isEmpty() ? "search-word.create" : "search-word.update",
                "search-word " + id,
                before.isEmpty() ? entry.told() : before + " -> " + entry.told());
    }
}
