// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;

/**
 * The machines that people ask about (端末台帳, SP-008). Reading needs {@code CASE_HANDLE}, writing
 * {@code USER_MANAGE}; changes are audited. Safe for use by several threads.
 */
public interface Terminals {
    /** Lines at a time. */
    int MOST = 50_000;

    /**
     * @param number as it stands on the machine, at most 40 characters
     * @param kind such as ノートPC
     * @param place where it stands
     * @param department whose it is
     * @param user who has it, in words
     */
    record Terminal(String number, String kind, String place, String department, String user) {
        public Terminal {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(department, "department");
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * @param line in the file, from 1
     */
    record Line(long line, Terminal terminal) {}

    /** Tells what the lines would do, and everything that is wrong with them. */
    RegisterReport check(Actor actor, List<Line> lines);

    /**
     * Does it, unless something is wrong. A number that is known is changed.
     *
     * @param progress is told how many lines are done
     */
    RegisterReport apply(Actor actor, List<Line> lines, IntConsumer progress);

    /**
     * The terminals that have these numbers, however they are written: {@code ＰＣ－００１２} is {@code
     * PC-0012}. Others are passed over.
     *
     * @param words a few hundred at most
     */
    List<Terminal> named(Actor actor, Collection<String> words);

    /** Those of which anything holds the words, by number; all for empty words. */
    Page<Terminal> list(Actor actor, String words, PageRequest request);
}
