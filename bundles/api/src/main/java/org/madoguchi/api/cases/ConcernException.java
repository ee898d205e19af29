// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.EnumSet;
import java.util.Set;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;

/** An answer has {@link Concern}s that the person has not said to have seen. */
public class ConcernException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final EnumSet<Concern> concerns;

    /**
     * @param concerns at least one
     */
    public ConcernException(LocalizedText reason, Set<Concern> concerns) {
        super(reason);
        this.concerns = EnumSet.copyOf(concerns);
    }

    /** All that the answer has, seen or not. */
    public Set<Concern> concerns() {
        return Set.copyOf(concerns);
    }
}
