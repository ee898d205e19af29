// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Columns of a file of articles, in the order in which they are written. */
enum Column {
    /** Another system's numbers are not ours: nothing else is taken for it. */
    ID("ID", "id"),
    QUESTION("質問", "question", "質問文", "問い", "設問", "タイトル", "題名", "件名", "q", "title"),
    ANSWER("回答", "answer", "回答文", "回答内容", "答え", "本文", "内容", "a", "body"),
    SHORT_ANSWER("短い回答", "short answer", "要約", "簡易回答", "チャットボット用回答", "summary"),
    AUDIENCE("対象", "audience"),
    CATEGORIES("分類", "categories", "カテゴリ", "カテゴリー", "分野", "ジャンル", "category"),
    KEYWORDS("キーワード", "keywords", "検索キーワード", "検索語", "タグ", "keyword", "tags"),
    DEPARTMENTS("所管課", "departments", "所管", "担当課", "担当部署", "部署", "課名", "department"),
    FROM("公開開始", "from", "公開日", "公開開始日", "掲載開始日"),
    UNTIL("公開終了", "until", "公開終了日", "掲載終了日", "公開期限"),
    FEATURED("注目", "featured"),
    LINKS("リンク", "links", "関連リンク", "url", "参照url"),
    RELATED("関連", "related"),
    /** Only written: what an article's state becomes is decided by what is done with the file. */
    STATE("状態", "state");

    private final String heading;
    private final String english;
    private final List<String> elsewhere;

    /**
     * @param elsewhere what other systems call it, in lower case
     */
    Column(String heading, String english, String... elsewhere) {
        this.heading = heading;
        this.english = english;
        this.elsewhere = List.of(elsewhere);
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

    /** What a column of another system's file probably is. */
    static Optional<Column> guess(String heading) {
        String folded = Folded.of(heading).strip();
        return of(heading)
                .or(
                        () ->
                                Arrays.stream(values())
                                        .filter(
                                                column ->
                                                        column.elsewhere.stream()
                                                                .map(Folded::of)
                                                                .anyMatch(folded::equals))
                                        .findFirst());
    }
}
