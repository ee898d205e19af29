// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Arrays;
import java.util.Optional;

/** Columns of a file of articles, in the order in which they are written. */
enum Column {
    ID("ID", "id"),
    QUESTION("質問", "question"),
    ANSWER("回答", "answer"),
    SHORT_ANSWER("短い回答", "short answer"),
    AUDIENCE("対象", "audience"),
    CATEGORIES("分類", "categories"),
    KEYWORDS("キーワード", "keywords"),
    DEPARTMENTS("所管課", "departments"),
    FROM("公開開始", "from"),
    UNTIL("公開終了", "until"),
    FEATURED("注目", "featured"),
    LINKS("リンク", "links"),
    RELATED("関連", "related"),
    /** Only written: what an article's state becomes is decided by what is done with the file. */
    STATE("状態", "state");

    private final String heading;
    private final String english;

    Column(String heading, String english) {
        this.heading = heading;
        this.english = english;
    }

    String heading() {
        return heading;
    }

    static Optional<Column> of(String heading) {
        String folded = Folded.of(heading).strip();
        return Arrays.stream(values())
                .filter(
                        column ->
                                folded.equals(Folded.of(column.heading))
                                        || folded.equals(column.english))
                .findFirst();
    }
}
