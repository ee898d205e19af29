// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;

/** Whether a transaction failed only because another one was at the same rows at the same time. */
final class Conflict {
    /** Serialization failure; deadlock on PostgreSQL. Derby reports its deadlocks as the first. */
    private static final Set<String> STATES = Set.of("40001", "40P01");

    private Conflict() {}

    static boolean isIn(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof OptimisticLockException
                    || t instanceof SQLException sql
                            && sql.getSQLState() != null // a pool's own exceptions have none
                            && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
