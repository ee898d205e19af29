// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.contacts.internal;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.audit.AuditTrail;
import org.madoguchi.api.contact.RegisterReport;
import org.madoguchi.api.contact.RegisterReport.Problem;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.storage.EntityUnit;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Machines as rows of a table. */
@Component(service = Terminals.class)
public final class StoredTerminals implements Terminals {
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_KIND = 100;
    private static final int LONGEST = 200;
    private static final int MOST_NAMED = 500;
    private static final int FLUSHED = 500;

    private final EntityUnit unit;
    private final AuditTrail audit;

    @Activate
    public StoredTerminals(@Reference ContactStore store, @Reference AuditTrail audit) {
        this.unit = store.unit();
        this.audit = audit;
    }

    /** What a line does; null for who is as it was. */
    private record Plan(List<Terminal> fresh, Map<Long, Terminal> changed, RegisterReport report) {}

    @Override
    public RegisterReport check(Actor actor, List<Line> lines) {
        actor.require(Permission.USER_MANAGE);
        return unit.required(em -> plan(lines).report());
    }

    private Plan plan(List<Line> lines) {
        Map<String, Long> ids = new HashMap<>();
        Map<String, Terminal> known = new HashMap<>();
        unit.select(
                Select.of(
                        "SELECT folded_number, id, number, kind, place, department, used_by"
                                + " FROM contact_terminal",
                        row -> {
                            String folded = row.text();
                            ids.put(folded, row.number());
                            return known.put(folded, terminal(row));
                        }));
        List<Terminal> fresh = new ArrayList<>();
        Map<Long, Terminal> changed = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int unchanged = 0;
        for (Line line : lines) {
            Terminal said = line.terminal();
            Optional<LocalizedText> wrong = wrong(said);
            String folded = TerminalEntity.fold(said.number());
            if (wrong.isPresent()) {
                problems.add(new Problem(line.line(), wrong.get()));
            } else if (!seen.add(folded)) {
                problems.add(new Problem(line.line(), text("terminal.twice", said.number())));
            } else if (!known.containsKey(folded)) {
                fresh.add(said);
            } else if (known.get(folded).equals(said)) {
                unchanged++;
            } else {
                changed.put(ids.get(folded), said);
            }
        }
        return new Plan(
                fresh,
                changed,
                new RegisterReport(fresh.size(), changed.size(), unchanged, problems));
    }

    private static Terminal terminal(Row row) throws SQLException {
        return new Terminal(row.text(), row.text(), row.text(), row.text(), row.text());
    }

    private static Optional<LocalizedText> wrong(Terminal said) {
        if (TerminalEntity.fold(said.number()).isEmpty()) {
            return Optional.of(text("terminal.number"));
        }
        if (said.number().length() > LONGEST_NUMBER) {
            return Optional.of(text("long", LONGEST_NUMBER));
        }
        if (said.kind().length() > LONGEST_KIND) {
            return Optional.of(text("long", LONGEST_KIND));
        }
        return said.place().length() > LONGEST
                        || said.department().length() > LONGEST
                        || said.user().length() > LONGEST
                ? Optional.of(text("long", LONGEST))
                : Optional.empty();
    }

    private static LocalizedText text(String key, Object... values) {
        return LocalizedText.from(DetailRules.class, key, values);
    }

    @Override
    public RegisterReport apply(Actor actor, List<Line> lines, IntConsumer progress) {
        actor.require(Permission.USER_MANAGE);
        return unit.required(
                em -> {
                    Plan plan = plan(lines);
                    if (!plan.report().problems().isEmpty()) {
                        return plan.report();
                    }
                    int done = plan.report().unchanged();
                    for (Terminal said : plan.fresh()) {
                        TerminalEntity row = new TerminalEntity(unit.newId());
                        row.say(said);
                        em.persist(row);
                        done = told(em, done, progress);
                    }
                    for (Map.Entry<Long, Terminal> each : plan.changed().entrySet()) {
                        em.find(TerminalEntity.class, each.getKey()).say(each.getValue());
                        done = told(em, done, progress);
                    }
                    audit.record(
                            actor,
                            "terminal.import",
                            "terminals",
                            plan.report().created()
                                    + " new, "
                                    + plan.report().changed()
                                    + " changed");
                    return plan.report();
                });
    }

    private static int told(EntityManager em, int before, IntConsumer progress) {
        int done = before + 1;
        if (done % FLUSHED == 0) {
            em.flush();
            em.clear();
            progress.accept(done);
        }
        return done;
    }

    @Override
    public List<Terminal> named(Actor actor, Collection<String> words) {
        actor.require(Permission.CASE_HANDLE);
        List<String> numbers =
                words.stream()
                        .filter(word -> word.length() <= LONGEST_NUMBER)
                        .map(TerminalEntity::fold)
                        .filter(word -> word.length() > 2)
                        .distinct()
                        .limit(MOST_NAMED)
                        .toList();
        List<Terminal> found = new ArrayList<>();
        for (List<String> part : ContactReader.chunks(numbers)) {
            Select<Terminal> each =
                    Select.ofEach(
                            "SELECT number, kind, place, department, used_by"
                                    + " FROM contact_terminal WHERE folded_number = ?",
                            StoredTerminals::terminal,
                            part);
            unit.select(each);
            found.addAll(each.rows());
        }
        return found;
    }

    @Override
    public Page<Terminal> list(Actor actor, String words, PageRequest request) {
        actor.require(Permission.CASE_HANDLE);
        String where = " FROM TerminalEntity t WHERE t.folded LIKE :words ESCAPE '!'";
        String pattern = Folding.containing(TerminalEntity.fold(words));
        return unit.required(
                em ->
                        new Page<>(
                                em
                                        .createQuery(
                                                "SELECT t"
                                                        + where
                                                        + " ORDER BY t.foldedNumber, t.id",
                                                TerminalEntity.class)
                                        .setParameter("words", pattern)
                                        .setFirstResult(request.offset())
                                        .setMaxResults(request.limit())
                                        .getResultList()
                                        .stream()
                                        .map(TerminalEntity::terminal)
                                        .toList(),
                                em.createQuery("SELECT COUNT(t)" + where, Long.class)
                                        .setParameter("words", pattern)
                                        .getSingleResult(),
                                request));
    }
}
