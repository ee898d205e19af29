// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.madoguchi.api.Content;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.identity.Actor;

/**
 * Articles in and out in bulk as CSV (FJ-155, ST-128, ST-129). One row an article; the column
 * {@code ID} names the article that a row changes, a row without one is a new article. Files are
 * read as UTF-8 (with or without a byte order mark) or Shift_JIS (as Excel writes it), whichever
 * they are. Safe for use by several threads.
 */
public interface ArticleTransfer {
    /** Coding of a file that is written. */
    enum Coding {
        /** With a byte order mark, so that Excel knows. */
        UTF_8,
        /** Windows' superset; what it has no character for is told in the answer's log. */
        SHIFT_JIS
    }

    /** What is done with the rows of a file. */
    enum Act {
        /** New drafts and new revisions. */
        WRITE,
        /** The same, and published. */
        PUBLISH,
        /** Articles of the column {@code ID} are taken off; those never published are deleted. */
        REMOVE
    }

    /**
     * What a file would do, or did.
     *
     * @param problems by line, at most 1,000; with any, nothing is done
     */
    record Report(int rows, int added, int changed, int removed, List<Problem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param line in the file, from 1
     * @param column heading, may be empty
     */
    record Problem(long line, String column, LocalizedText text) {}

    /** Identifies a running or finished import; kept for a day. */
    record JobId(long value) {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /**
     * @param done rows read so far
     * @param report when it has ended
     */
    record Progress(JobId id, int done, int rows, Optional<Report> report) {}

    /**
     * The beginning of a file, whose columns may be called something else (YK-144).
     *
     * @param headings as the file has them
     * @param guesses for each of them the column that it probably is, empty for none
     * @param rows the first few
     * @param understood whether the file can be read under its own headings
     */
    record Head(
            List<String> headings,
            List<String> guesses,
            List<List<String>> rows,
            boolean understood) {
        public Head {
            headings = List.copyOf(headings);
            guesses = List.copyOf(guesses);
            rows = List.copyOf(rows);
        }
    }

    /** Headings of the columns that are read, in the order in which they are written. */
    List<String> columns();

    /**
     * @throws RejectedException when it is no CSV file at all
     */
    Head head(Actor actor, Content file);

    /**
     * Looks at a file without changing anything: at most 50 MiB, 20,000 rows.
     *
     * @throws RejectedException when it is no CSV file of this kind at all
     */
    default Report check(Actor actor, Content file, Act act) {
        return check(actor, file, act, List.of());
    }

    /**
     * The same for a file with headings of its own.
     *
     * @param headings what its columns are, in its order: {@link #columns}, empty for those that
     *     are left out; none: the file says it itself
     */
    Report check(Actor actor, Content file, Act act, List<String> headings);

    /**
     * Does it in the background, all or nothing.
     *
     * @throws RejectedException as {@link #check} does, before anything begins
     */
    default JobId start(Actor actor, Content file, Act act) {
        return start(actor, file, act, List.of(), progress -> {});
    }

    /**
     * The same, for whoever waits for it, or for a file with headings of its own.
     *
     * @param headings as in {@link #check(Actor, Content, Act, List)}
     * @param listener hears of each hundredth of the rows and, last, of the report; on the thread
     *     that does the work, which waits for it. What it throws is logged and changes nothing.
     */
    JobId start(
            Actor actor, Content file, Act act, List<String> headings, Consumer<Progress> listener);

    Optional<Progress> progress(Actor actor, JobId id);

    /**
     * Writes the articles of the filter; cells that a spreadsheet would take for a formula are made
     * harmless. Audited.
     */
    void export(Actor actor, ArticleFilter filter, Coding coding, OutputStream out)
            throws IOException;
}
