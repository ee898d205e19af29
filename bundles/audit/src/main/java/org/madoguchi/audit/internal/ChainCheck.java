// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.audit.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.madoguchi.api.audit.AuditAnchor;
import org.madoguchi.api.audit.AuditRecord;
import org.madoguchi.api.audit.AuditVerdict;
import org.madoguchi.api.audit.AuditVerdict.Fault;
import org.madoguchi.api.audit.AuditVerdict.Kind;
import org.madoguchi.api.audit.AuditVerdict.Removal;

/** Walks along the chain once, in small transactions, until the first thing that does not fit. */
final class ChainCheck {
    private static final int STEP = 2_000;
    private static final String NEXT =
            "SELECT "
                    + Line.COLUMNS
                    + ", chain_position, chain_hash FROM audit_record WHERE chain_position > ?"
                    + " ORDER BY chain_position FETCH FIRST "
                    + STEP
                    + " ROWS ONLY";

    private final Chain chain;
    private final Map<Long, String> kept;
    private final long furthest;
    private AuditAnchor last;
    private long checked;
    private Optional<Removal> removed = Optional.empty();

    /** As the latest record of a removal says. */
    private AuditAnchor told = new AuditAnchor(0, ChainHash.NOTHING);

    ChainCheck(Chain chain, List<AuditAnchor> kept) {
        this.chain = chain;
        // of two that contradict each other the last counts, and does not fit
        this.kept =
                kept.stream()
                        .collect(
                                Collectors.toMap(
                                        AuditAnchor::position,
                                        AuditAnchor::hash,
                                        (one, other) -> other,
                                        HashMap::new));
        this.furthest = kept.stream().mapToLong(AuditAnchor::position).max().orElse(0);
    }

    AuditVerdict run() {
        Chain.Head start = chain.head();
        AuditAnchor earlier = new Seal(chain).earlier();
        removed = start.removed();
        last = removed.map(Removal::end).orElse(new AuditAnchor(0, start.startHash()));
        AuditAnchor sealed =
                removed.isPresent()
                        ? new AuditAnchor(0, ChainHash.NOTHING)
                        : new AuditAnchor(start.startCount(), start.startHash());
        if (!earlier.equals(sealed)) {
            return verdict(earlier, Optional.of(new Fault(Kind.EARLIER, 0, Optional.empty())));
        }
        Optional<Fault> fault = keptFault(last, Optional.empty());
        boolean more = true;
        while (fault.isEmpty() && more) {
            Step step = step();
            fault = step.fault();
            more = step.more();
        }
        return verdict(earlier, fault.or(this::untold).or(this::furtherThanKept));
    }

    private AuditVerdict verdict(AuditAnchor earlier, Optional<Fault> fault) {
        return new AuditVerdict(earlier.position(), checked, last, removed, fault);
    }

    /** What was taken away is told by a later record, with its end. */
    private Optional<Fault> untold() {
        return removed.map(Removal::end)
                .filter(
                        end ->
                                end.position() > told.position()
                                        || end.position() == told.position()
                                                && !end.hash().equals(told.hash()))
                .map(end -> fault(Kind.MISSING, end.position()));
    }

    /** One transaction: the head may move on before the next. */
    private Step step() {
        return chain.onConnection(
                connection -> {
                    // before the records: what is written after this is for the next step
                    AuditAnchor head = chain.head().last();
                    List<Linked> found = new ArrayList<>();
                    try (PreparedStatement query = connection.prepareStatement(NEXT)) {
                        query.setLong(1, last.position());
                        try (ResultSet rows = query.executeQuery()) {
                            while (rows.next()) {
                                found.add(Linked.read(rows));
                            }
                        }
                    }
                    return along(found, head);
                });
    }

    private Step along(List<Linked> found, AuditAnchor head) {
        for (Linked next : found) {
            Optional<Fault> fault = fault(next);
            if (fault.isPresent()) {
                return wasRemoved() ? new Step(Optional.empty(), true) : new Step(fault, false);
            }
            last = next.link();
            checked++;
            next.removal().filter(end -> end.position() >= told.position()).ifPresent(this::tell);
        }
        if (found.size() == STEP) {
            return new Step(Optional.empty(), true);
        }
        if (last.position() < head.position()) {
            return new Step(Optional.of(fault(Kind.TRUNCATED, last.position() + 1)), false);
        }
        if (last.position() == head.position()) {
            boolean same = last.hash().equals(head.hash());
            return new Step(
                    same ? Optional.empty() : Optional.of(fault(Kind.CHANGED, last.position())),
                    false);
        }
        // either written after the head was read, or by somebody who did not know of it
        AuditAnchor now = chain.head().last();
        return now.position() > head.position()
                ? new Step(Optional.empty(), true)
                : new Step(Optional.of(fault(Kind.ADDED, head.position() + 1)), false);
    }

    private void tell(AuditAnchor end) {
        told = end;
    }

    /** Records may go on being taken away while we read: then we begin again behind them. */
    private boolean wasRemoved() {
        Optional<Removal> now = chain.head().removed();
        boolean further = now.filter(gone -> gone.end().position() > last.position()).isPresent();
        if (further) {
            removed = now;
            last = now.get().end();
        }
        return further;
    }

    private Optional<Fault> fault(Linked next) {
        if (next.link().position() != last.position() + 1) {
            return Optional.of(fault(Kind.MISSING, last.position() + 1));
        }
        AuditAnchor computed = next.line().link(last.position() + 1, last.hash());
        if (!computed.equals(next.link())) {
            return Optional.of(
                    new Fault(Kind.CHANGED, computed.position(), Optional.of(next.toRecord())));
        }
        return keptFault(computed, Optional.of(next));
    }

    private Optional<Fault> keptFault(AuditAnchor computed, Optional<Linked> at) {
        String wanted = kept.getOrDefault(computed.position(), computed.hash());
        return wanted.equals(computed.hash())
                ? Optional.empty()
                : Optional.of(
                        new Fault(Kind.REWRITTEN, computed.position(), at.map(Linked::toRecord)));
    }

    private Optional<Fault> furtherThanKept() {
        return furthest > last.position()
                ? Optional.of(fault(Kind.TRUNCATED, last.position() + 1))
                : Optional.empty();
    }

    private static Fault fault(Kind kind, long position) {
        return new Fault(kind, position, Optional.empty());
    }

    private record Step(Optional<Fault> fault, boolean more) {}

    private record Linked(Line line, AuditAnchor link) {
        static Linked read(ResultSet row) throws SQLException {
            return new Linked(
                    Line.read(row), new AuditAnchor(row.getLong(9), hash(row.getString(10))));
        }

        /** What is no hash at all fits nothing, too. */
        private static String hash(String stored) {
            return stored != null && stored.matches("[0-9a-f]{64}") ? stored : ChainHash.NOTHING;
        }

        /** Where the removal ended that the record tells of. */
        Optional<AuditAnchor> removal() {
            return line.action().equals(Removals.ACTION)
                    ? AuditAnchor.in(line.detail())
                    : Optional.empty();
        }

        AuditRecord toRecord() {
            return line.toRecord(Optional.of(link));
        }
    }
}
