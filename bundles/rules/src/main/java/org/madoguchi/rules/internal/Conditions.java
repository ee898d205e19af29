// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rules.internal;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.madoguchi.api.cases.CaseFacts;
import org.madoguchi.api.cases.CaseWatch;
import org.madoguchi.api.city.City;
import org.madoguchi.api.rule.RuleCondition;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.api.topic.Topics;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a case is one that a rule is for. */
@Component(service = Conditions.class)
public final class Conditions {
    private final CaseWatch watch;
    private final Topics topics;
    private final City city;

    @Activate
    public Conditions(@Reference CaseWatch watch, @Reference Topics topics, @Reference City city) {
        this.watch = watch;
        this.topics = topics;
        this.city = city;
    }

    /**
     * @param said the words that count
     */
    boolean fit(RuleCondition wanted, CaseFacts facts, List<String> said, Instant at) {
        return fitsAtAnyHour(wanted, facts, said) && fits(wanted.hours(), at);
    }

    boolean fitsAtAnyHour(RuleCondition wanted, CaseFacts facts, List<String> said) {
        return (wanted.channels().isEmpty() || wanted.channels().contains(facts.channel()))
                && (!wanted.unassigned() || facts.assignee().isEmpty())
                && fits(wanted.sender(), facts.knownContact())
                && isAbout(wanted.topics(), facts.topics())
                && says(wanted.words(), said);
    }

    private static boolean fits(RuleCondition.Sender wanted, boolean known) {
        return wanted == RuleCondition.Sender.ANY
                || (wanted == RuleCondition.Sender.KNOWN) == known;
    }

    private boolean isAbout(Set<TopicId> wanted, Set<TopicId> about) {
        return wanted.isEmpty()
                || topics.tree().withAbove(about).stream().anyMatch(wanted::contains);
    }

    private static boolean says(List<String> words, List<String> said) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> texts = said.stream().map(Conditions::folded).toList();
        return words.stream()
                .map(Conditions::folded)
                .anyMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    /**
     * As the search over cases reads words: width, case, kind of kana and line ends do not matter.
     */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.chars()
                .filter(letter -> !Character.isWhitespace(letter))
                .map(letter -> letter >= 'ァ' && letter <= 'ヶ' ? letter - 'ァ' + 'ぁ' : letter)
                .forEach(letter -> folded.append((char) letter));
        return folded.toString();
    }

    private boolean fits(RuleCondition.Hours wanted, Instant at) {
        if (wanted.when() == RuleCondition.Hours.When.ANY) {
            return true;
        }
        ZonedDateTime here = at.atZone(city.zone());
        LocalTime time = here.toLocalTime();
        boolean inside =
                watch.isWorkingDay(here.toLocalDate())
                        && !time.isBefore(wanted.from())
                        && time.isBefore(wanted.to());
        return inside == (wanted.when() == RuleCondition.Hours.When.INSIDE);
    }
}
