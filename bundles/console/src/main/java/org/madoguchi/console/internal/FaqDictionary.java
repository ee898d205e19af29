// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.SearchDictionary.Change;
import org.madoguchi.api.knowledge.SearchDictionary.Direction;
import org.madoguchi.api.knowledge.SearchDictionary.Effect;
import org.madoguchi.api.knowledge.SearchDictionary.EntryId;
import org.madoguchi.api.knowledge.SearchDictionary.Synonyms;
import org.madoguchi.api.knowledge.SearchDictionary.Word;
import org.madoguchi.web.FormData;

/**
 * The city's own words for its search, and a change to them that is being considered.
 *
 * @param filter part of the words that are shown
 * @param tried what the change would do; empty before it was tried
 */
record FaqDictionary(
        Screen screen,
        List<Synonyms> synonyms,
        List<Word> words,
        String filter,
        Form form,
        Optional<List<Effect>> tried,
        Optional<LocalizedText> problem) {

    /** What a change is about. */
    enum Kind {
        SYNONYMS,
        WORD,
        REMOVAL
    }

    /**
     * A change as text fields hold it.
     *
     * @param entry number of the entry that is changed or removed; empty for a new one
     * @param label what the entry says, for a removal
     * @param words of synonyms, with 、 between them
     * @param searches words that people search, one a line
     */
    record Form(
            Kind kind,
            String entry,
            String label,
            Direction direction,
            String words,
            String surface,
            String reading,
            String searches) {

        static Form blank(String word, String searches) {
            return new Form(Kind.SYNONYMS, "", "", Direction.EACH_OTHER, word, word, "", searches);
        }

        static Form of(FormData sent) {
            return new Form(
                    FaqFilter.constant(Kind.class, sent.text("kind")).orElse(Kind.SYNONYMS),
                    sent.text("entry"),
                    sent.text("label"),
                    FaqFilter.constant(Direction.class, sent.text("direction"))
                            .orElse(Direction.EACH_OTHER),
                    sent.text("words").strip(),
                    sent.text("surface").strip(),
                    sent.text("reading").strip(),
                    sent.text("searches"));
        }

        Form of(Synonyms entry) {
            return new Form(
                    Kind.SYNONYMS,
                    number(entry.id()),
                    "",
                    entry.direction(),
                    String.join("、", entry.words()),
                    "",
                    "",
                    searches);
        }

        Form of(Word entry) {
            return new Form(
                    Kind.WORD,
                    number(entry.id()),
                    "",
                    Direction.EACH_OTHER,
                    "",
                    entry.surface(),
                    entry.reading(),
                    searches);
        }

        /**
         * @throws IllegalArgumentException when a removal names nothing
         */
        Change change() {
            OptionalLong number = FaqFilter.number(entry);
            Optional<EntryId> id =
                    number.isPresent()
                            ? Optional.of(new EntryId(number.getAsLong()))
                            : Optional.empty();
            return switch (kind) {
                case SYNONYMS -> new Change.Synonymous(id, direction, list(words, "[、,，\\n]+"));
                case WORD -> new Change.NewWord(id, surface, reading);
                case REMOVAL ->
                        new Change.Removal(
                                id.orElseThrow(
                                        () -> new IllegalArgumentException("nothing to remove")));
            };
        }

        /** At most as many as a preview takes. */
        List<String> tries(int most) {
            return list(searches, "\\n+").stream().limit(most).toList();
        }

        private static List<String> list(String text, String between) {
            return Arrays.stream(text.split(between))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
        }
    }

    static String number(EntryId id) {
        return Long.toString(id.value());
    }

    boolean mayChange() {
        return FaqRights.may(screen.actor(), Permission.ARTICLE_EDIT);
    }

    boolean is(Kind kind) {
        return form.kind() == kind;
    }

    boolean changing() {
        return !form.entry().isEmpty() && form.kind() != Kind.REMOVAL;
    }

    List<Synonyms> shownSynonyms() {
        return synonyms.stream()
                .filter(entry -> entry.words().stream().anyMatch(this::fits))
                .toList();
    }

    List<Word> shownWords() {
        return words.stream()
                .filter(entry -> fits(entry.surface()) || fits(entry.reading()))
                .toList();
    }

    private boolean fits(String word) {
        return filter.isEmpty() || word.contains(filter);
    }

    /** What stands where in a result before and after. */
    String change(Effect effect, int place) {
        int before = effect.before().indexOf(effect.after().get(place));
        return before < 0 ? "new" : before > place ? "up" : before < place ? "down" : "same";
    }

    boolean lost(Effect effect, String question) {
        return !effect.after().contains(question);
    }
}
