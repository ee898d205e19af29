// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Departments and people in bulk, such as for a yearly reorganisation: all lines or none. A line
 * whose code or number is known changes that one, any other makes a new one. Needs {@code
 * USER_MANAGE}; every change is audited. Safe for use by several threads.
 */
public interface DirectoryTransfer {
    /** Lines at a time. */
    int MOST = 10_000;

    /**
     * @param line in the file, from 1
     */
    record DepartmentLine(long line, DepartmentDraft draft) {}

    /**
     * @param line in the file, from 1
     */
    record PersonLine(long line, PersonDraft draft) {}

    /**
     * @param line in the file, from 1; 0 for the whole
     */
    record Problem(long line, LocalizedText text) {}

    /**
     * What becomes of one.
     *
     * @param line in the file, from 1; 0 for who is not in it
     * @param text what changes, such as {@code 市民課 → 保険年金課}
     */
    record Change(long line, Kind kind, String name, String text) {
        /** Ways to change. */
        public enum Kind {
            NEW,
            RENAMED,
            MOVED,
            CHANGED,
            RETIRED,
            RESTORED
        }
    }

    /**
     * @param changes in the order of the file
     * @param problems by line; with any, nothing is done
     */
    record Report(List<Change> changes, int unchanged, List<Problem> problems) {
        public Report {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }

        public long count(Change.Kind kind) {
            return changes.stream().filter(change -> change.kind() == kind).count();
        }
    }

    /** Tells what the lines would do, and everything that is wrong with them. */
    Report checkDepartments(Actor actor, List<DepartmentLine> lines);

    /** Does it, unless something is wrong. */
    Report applyDepartments(Actor actor, List<DepartmentLine> lines);

    /**
     * @param whole the file has everybody: who is not in it has left
     */
    Report checkPeople(Actor actor, List<PersonLine> lines, boolean whole);

    /** Does it, unless something is wrong. */
    Report applyPeople(Actor actor, List<PersonLine> lines, boolean whole);

    /** What lines are of, and what becomes of those that are in none. */
    enum Act {
        DEPARTMENTS,
        PEOPLE,
        /** Everybody: who is in no line has left. */
        EVERYBODY
    }

    /**
     * Lines that wait for their day. They are done as it begins in the city; when something is
     * wrong with them by then, nothing is done and the problem is told until they are taken back.
     *
     * @param day of the city
     * @param by name of who planned it
     * @param problem why it was not done
     */
    record Planned(
            long id,
            LocalDate day,
            Act act,
            String fileName,
            int lines,
            String by,
            Optional<LocalizedText> problem) {}

    /**
     * Keeps the lines until the day.
     *
     * @throws RejectedException when something is wrong with them already, or the day is not ahead
     */
    void planDepartments(Actor actor, LocalDate day, String fileName, List<DepartmentLine> lines);

    /** As {@link #planDepartments}. */
    void planPeople(
            Actor actor, LocalDate day, String fileName, List<PersonLine> lines, boolean whole);

    /** What waits, the nearest first. */
    List<Planned> planned(Actor actor);

    /** Takes lines back that wait; nothing happens when they wait no more. */
    void takeBack(Actor actor, long id);
}
