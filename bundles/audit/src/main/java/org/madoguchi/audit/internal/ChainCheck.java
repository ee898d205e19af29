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
        last = new AuditAnchor(0, start.startHash());
        if (earlier.position() != start.startCount() || !earlier.hash().equals(start.startHash())) {
            return verdict(earlier, new Fault(Kind.EARLIER, 0, Optional.empty()));
        }
        Optional<Fault> fault = keptFault(last, Optional.empty());
        boolean more = true;
        while (fault.isEmpty() && more) {
            Step step = step();
            fault = step.fault();
            more = step.more();
        }
        return new AuditVerdict(
                earlier.position(), last.position(), last, fault.or(this::furtherThanKept));
    }

    private AuditVerdict verdict(AuditAnchor earlier, Fault fault) {
        return new AuditVerdict(earlier.position(), 0, last, Optional.of(fault));
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
                return new Step(fault, false);
            }
            last = next.link();
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

        AuditRecord toRecord() {
            return line.toRecord(Optional.of(link));
        }
    }
}
