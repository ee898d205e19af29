// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.cases.DeskEntries;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.DeskEntry.Kind;
import org.madoguchi.api.city.City;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The desk's lists and texts as rows of one table. */
@Component(service = {DeskEntries.class, StoredEntries.class})
public final class StoredEntries implements DeskEntries {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_CATEGORY = 60;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 10_000;

    private final CaseStore store;
    private final AuditTrail audit;
    private final City city;

    @Activate
    public StoredEntries(
            @Reference CaseStore store, @Reference AuditTrail audit, @Reference City city) {
        this.store = store;
        this.audit = audit;
        this.city = city;
    }

    @Override
    public List<DeskEntry> entries(Kind kind) {
        return store.unit().required(em -> entries(em, kind));
    }

    List<DeskEntry> entries(EntityManager em, Kind kind) {
        List<DeskEntry> stored = rows(em, kind).stream().map(EntryEntity::entry).toList();
        if (!kind.isFixed()) {
            return stored;
        }
        Map<String, DeskEntry> changed =
                stored.stream().collect(toMap(DeskEntry::code, Function.identity()));
        return MailTexts.CODES.stream()
                .map(MailTexts::delivered)
                .map(text -> changed.getOrDefault(text.code(), text))
                .toList();
    }

    /** A text that the desk writes by itself, as it is at present. */
    DeskEntry mail(EntityManager em, String code) {
        return stored(em, Kind.MAIL_TEXT, code)
                .map(EntryEntity::entry)
                .orElseGet(() -> MailTexts.delivered(code));
    }

    Optional<EntryEntity> stored(EntityManager em, Kind kind, String code) {
        return code.length() > 40
                ? Optional.empty()
                : Optional.ofNullable(em.find(EntryEntity.class, EntryEntity.key(kind, code)));
    }

    private static List<EntryEntity> rows(EntityManager em, Kind kind) {
        return em.createQuery(
                        "select e from EntryEntity e where e.kind = :kind"
                                + " order by e.position, e.code",
                        EntryEntity.class)
                .setParameter("kind", kind)
                .getResultList();
    }

    @Override
    public DeskEntry add(Actor actor, Kind kind, LocalizedText name) {
        actor.require(Permission.FORM_MANAGE);
        if (kind.isFixed()) {
            throw new IllegalArgumentException("nothing can be added to " + kind);
        }
        return store.unit()
                .required(
                        em -> {
                            List<EntryEntity> rows = rows(em, kind);
                            if (rows.size() >= MOST) {
                                throw DeskTexts.rejection("entry-many", MOST);
                            }
                            DeskEntry made =
                                    checked(
                                            new DeskEntry(
                                                    kind,
                                                    "e" + store.unit().newId(),
                                                    name,
                                                    "",
                                                    "",
                                                    "",
                                                    false,
                                                    false));
                            int last =
                                    rows.stream().mapToInt(EntryEntity::position).max().orElse(0);
                            em.persist(new EntryEntity(made, last + 10));
                            told(actor, "entry.add", made);
                            return made;
                        });
    }

    @Override
    public DeskEntry save(Actor actor, DeskEntry wanted) {
        actor.require(Permission.FORM_MANAGE);
        DeskEntry entry = checked(wanted);
        if (entry.kind().hasText() && entry.text().isBlank()) {
            throw DeskTexts.rejection("text-missing");
        }
        if (entry.kind() == Kind.LINK && !SiteAddress.isOne(entry.text())) {
            throw DeskTexts.rejection("link-address");
        }
        return store.unit()
                .required(
                        em -> {
                            EntryEntity row =
                                    stored(em, entry.kind(), entry.code())
                                            .orElseGet(() -> first(em, entry));
                            row.say(entry);
                            told(actor, "entry.save", entry);
                            return row.entry();
                        });
    }

    /** A mail text gets its row with its first change. */
    private static EntryEntity first(EntityManager em, DeskEntry entry) {
        if (!entry.kind().isFixed() || !MailTexts.CODES.contains(entry.code())) {
            throw new NotFoundException("no entry " + entry.kind());
        }
        EntryEntity row = new EntryEntity(entry, 0);
        em.persist(row);
        return row;
    }

    private static DeskEntry checked(DeskEntry entry) {
        String ja = line(entry.name().ja());
        String en = line(entry.name().en());
        if (ja.isEmpty()) {
            throw DeskTexts.rejection("entry-name");
        }
        String subject = line(entry.subject());
        if (ja.length() > LONGEST_NAME
                || en.length() > LONGEST_NAME
                || entry.category().length() > LONGEST_CATEGORY
                || subject.length() > LONGEST_SUBJECT
                || entry.text().length() > LONGEST_TEXT) {
            throw DeskTexts.rejection(
                    "entry-long", LONGEST_NAME, LONGEST_CATEGORY, LONGEST_SUBJECT, LONGEST_TEXT);
        }
        if (entry.kind().isFixed() && MailTexts.hasSubject(entry.code()) && subject.isEmpty()) {
            throw DeskTexts.rejection("entry-subject");
        }
        String text = entry.text().replace("\r\n", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
        return entry.saying(new LocalizedText(ja, en), line(entry.category()), subject, text);
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    @Override
    public void move(Actor actor, Kind kind, String code, int position) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            EntryEntity moved = require(em, kind, code);
                            List<EntryEntity> order = new ArrayList<>(rows(em, kind));
                            order.remove(moved);
                            order.add(Math.max(0, Math.min(position, order.size())), moved);
                            for (int place = 0; place < order.size(); place++) {
                                order.get(place).stand(10 * (place + 1));
                            }
                            told(actor, "entry.move", moved.entry());
                        });
    }

    @Override
    public void retire(Actor actor, Kind kind, String code, boolean retired) {
        actor.require(Permission.FORM_MANAGE);
        store.unit()
                .run(
                        em -> {
                            EntryEntity row = require(em, kind, code);
                            row.retire(retired);
                            told(actor, retired ? "entry.retire" : "entry.revive", row.entry());
                        });
    }

    private EntryEntity require(EntityManager em, Kind kind, String code) {
        return stored(em, kind, code)
                .filter(row -> !kind.isFixed())
                .orElseThrow(() -> new NotFoundException("no entry of " + kind));
    }

    @Override
    public DeskEntry reset(Actor actor, String code) {
        actor.require(Permission.FORM_MANAGE);
        if (!MailTexts.CODES.contains(code)) {
            throw new NotFoundException("no mail text of " + code.length() + " letters");
        }
        return store.unit()
                .required(
                        em -> {
                            stored(em, Kind.MAIL_TEXT, code).ifPresent(em::remove);
                            DeskEntry delivered = MailTexts.delivered(code);
                            told(actor, "entry.reset", delivered);
                            return delivered;
                        });
    }

    private void told(Actor actor, String action, DeskEntry entry) {
        audit.record(
                actor,
                action,
                "entry " + entry.kind() + " " + entry.code(),
                entry.name().ja()
                        + (entry.kind() == Kind.DISPOSITION ? ", " + entry.resolution() : ""));
    }

    @Override
    public Map<String, Long> reasonsGiven() {
        Select<Map.Entry<String, Long>> counts =
                Select.of(
                        "SELECT code, COUNT(*) FROM cases_escalation_reason GROUP BY code",
                        row -> Map.entry(row.text(), row.number()));
        store.unit().select(counts);
        return counts.rows().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Map<String, String> examples(Kind kind, String code) {
        return kind.hasText()
                ? MailTexts.places(kind, code, city.deskName().ja(), city.name().ja())
                : Map.of();
    }

    @Override
    public String example(Kind kind, String code, String text) {
        return new Places(examples(kind, code)).fill(text);
    }
}
