// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

/** What another case is to a case. */
public enum Relation {
    /** They have to do with each other. */
    LINKED,
    /** All that was said here is there now; this case only keeps its number and its history. */
    MERGED_INTO,
    /** What was said there is here now. */
    MERGED_FROM,
    /** This case was begun with a message of that one. */
    SPLIT_FROM,
    /** A message of this case has become that one. */
    SPLIT_INTO;

    /** What this case is to the other one. */
    public Relation inverse() {
        return switch (this) {
            case LINKED -> LINKED;
            case MERGED_INTO -> MERGED_FROM;
            case MERGED_FROM -> MERGED_INTO;
            case SPLIT_FROM -> SPLIT_INTO;
            case SPLIT_INTO -> SPLIT_FROM;
        };
    }
}
