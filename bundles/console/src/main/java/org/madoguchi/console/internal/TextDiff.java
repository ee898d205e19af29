// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What changed between two texts: line by line, and within a changed line word by word. Japanese
 * has no blanks, so a word is a run of one script.
 */
final class TextDiff {
    /** Beyond this the common part of two long texts is not looked for. */
    private static final long MOST_CELLS = 4_000_000;

    /** Lines that share less than this are another line and no changed one. */
    private static final double ALIKE = 0.3;

    private static final Pattern WORD =
            Pattern.compile(
                    "[\\p{IsHan}々〆ヶ]+|[\\p{IsHiragana}ー]+|[\\p{IsKatakana}ー]+"
                            + "|[\\p{IsLatin}\\p{Nd}]+|\\s+|.",
                    Pattern.DOTALL);

    enum Kind {
        SAME,
        CHANGED,
        REMOVED,
        ADDED
    }

    /**
     * @param kind never {@link Kind#CHANGED}
     */
    record Piece(Kind kind, String text) {}

    /** A line of the comparison. */
    record Row(Kind kind, List<Piece> pieces) {
        Row {
            pieces = List.copyOf(pieces);
        }

        List<Piece> before() {
            return pieces.stream().filter(piece -> piece.kind() != Kind.ADDED).toList();
        }

        List<Piece> after() {
            return pieces.stream().filter(piece -> piece.kind() != Kind.REMOVED).toList();
        }
    }

    private TextDiff() {}

    static List<Row> rows(String before, String after) {
        List<Row> rows = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Piece line : script(lines(before), lines(after))) {
            switch (line.kind()) {
                case REMOVED -> removed.add(line.text());
                case ADDED -> added.add(line.text());
                default -> {
                    changed(removed, added, rows);
                    rows.add(new Row(Kind.SAME, List.of(line)));
                }
            }
        }
        changed(removed, added, rows);
        return rows;
    }

    /** Neighbours of one kind are one piece. */
    static List<Piece> words(String before, String after) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : script(split(before), split(after))) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).kind() == piece.kind()) {
                joined.set(last, new Piece(piece.kind(), joined.get(last).text() + piece.text()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static void changed(List<String> removed, List<String> added, List<Row> rows) {
        int both = Math.min(removed.size(), added.size());
        for (int i = 0; i < both; i++) {
            List<Piece> pieces = words(removed.get(i), added.get(i));
            if (alike(pieces)) {
                rows.add(new Row(Kind.CHANGED, pieces));
            } else {
                rows.add(whole(Kind.REMOVED, removed.get(i)));
                rows.add(whole(Kind.ADDED, added.get(i)));
            }
        }
        removed.stream().skip(both).map(line -> whole(Kind.REMOVED, line)).forEach(rows::add);
        added.stream().skip(both).map(line -> whole(Kind.ADDED, line)).forEach(rows::add);
        removed.clear();
        added.clear();
    }

    private static boolean alike(List<Piece> pieces) {
        int same = 0;
        int all = 0;
        for (Piece piece : pieces) {
            all += piece.text().length();
            same += piece.kind() == Kind.SAME ? piece.text().length() : 0;
        }
        return same > all * ALIKE;
    }

    private static Row whole(Kind kind, String line) {
        return new Row(kind, List.of(new Piece(kind, line)));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : text.lines().toList();
    }

    private static List<String> split(String line) {
        return WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    /** The longest common subsequence, with what stands around it. */
    private static List<Piece> script(List<String> before, List<String> after) {
        int start = 0;
        int oldEnd = before.size();
        int newEnd = after.size();
        while (start < oldEnd && start < newEnd && before.get(start).equals(after.get(start))) {
            start++;
        }
        while (oldEnd > start
                && newEnd > start
                && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
            oldEnd--;
            newEnd--;
        }
        List<Piece> script = new ArrayList<>(all(Kind.SAME, before.subList(0, start)));
        script.addAll(middle(before.subList(start, oldEnd), after.subList(start, newEnd)));
        script.addAll(all(Kind.SAME, before.subList(oldEnd, before.size())));
        return script;
    }

    private static List<Piece> middle(List<String> before, List<String> after) {
        List<Piece> script = new ArrayList<>();
        int i = 0;
        int j = 0;
        if ((long) before.size() * after.size() <= MOST_CELLS) {
            int[][] common = common(before, after);
            while (i < before.size() && j < after.size()) {
                if (before.get(i).equals(after.get(j))) {
                    script.add(new Piece(Kind.SAME, before.get(i++)));
                    j++;
                } else if (common[i + 1][j] >= common[i][j + 1]) {
                    script.add(new Piece(Kind.REMOVED, before.get(i++)));
                } else {
                    script.add(new Piece(Kind.ADDED, after.get(j++)));
                }
            }
        }
        script.addAll(all(Kind.REMOVED, before.subList(i, before.size())));
        script.addAll(all(Kind.ADDED, after.subList(j, after.size())));
        return script;
    }

    /** How much the texts from each place on have in common. */
    private static int[][] common(List<String> before, List<String> after) {
        int[][] common = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                common[i][j] =
                        before.get(i).equals(after.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Piece> all(Kind kind, List<String> texts) {
        return texts.stream().map(text -> new Piece(kind, text)).toList();
    }
}
