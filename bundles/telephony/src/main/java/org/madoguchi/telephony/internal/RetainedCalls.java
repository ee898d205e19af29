// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.telephony.internal;

import java.sql.Timestamp;
import java.time.Instant;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseErasure;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.retention.RetainedData;
import org.madoguchi.storage.Row;
import org.madoguchi.storage.Select;
import org.madoguchi.storage.Times;

/** Something of calls that have ended, without those of cases that somebody has put on hold. */
abstract class RetainedCalls implements RetainedData {
    private final CallStore store;
    private final String code;
    private final String old;

    /**
     * @param there condition for calls of which it is there
     */
    RetainedCalls(CallStore store, String code, String there) {
        this.store = store;
        this.code = code;
        this.old = " FROM telephony_call WHERE ended_at < ? AND " + there;
    }

    /** Who knows of holds; null while nobody does. */
    abstract CaseErasure holds();

    /** In a transaction. */
    abstract void forget(CallEntity call);

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final LocalizedText name() {
        return Texts.text("retained." + code);
    }

    @Override
    public final LocalizedText since() {
        return Texts.text("retained-since");
    }

    @Override
    public final long due(Instant before) {
        Select<Long> count = Select.of("SELECT COUNT(*)" + old, Row::number, column(before));
        store.unit().select(count);
        return count.first().orElseThrow();
    }

    @Override
    public final int erase(Actor actor, Instant before, int most) {
        Select<Long> oldest =
                Select.of(
                        "SELECT id" + old + " ORDER BY ended_at, id FETCH FIRST ? ROWS ONLY",
                        Row::number,
                        column(before),
                        most);
        store.unit().select(oldest);
        int erased = 0;
        for (Long id : oldest.rows()) {
            erased += store.unit().required(em -> erase(em.find(CallEntity.class, id)));
        }
        return erased;
    }

    private int erase(CallEntity call) {
        CaseErasure holds = holds();
        boolean held = holds != null && call.caseId().filter(holds::isHeld).isPresent();
        if (!held) {
            forget(call);
        }
        return held ? 0 : 1;
    }

    private static Timestamp column(Instant at) {
        return Timestamp.valueOf(Times.column(at));
    }
}
