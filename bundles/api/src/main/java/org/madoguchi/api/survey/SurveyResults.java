// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.form.FormField;

/**
 * The figures of a survey.
 *
 * @param counts all in all
 * @param channels the same by channel, in the order of their ids; without those nobody came by
 * @param questions in their order, those without an answer to be counted left out
 * @param crosses each five-step item by each item that says who answers
 * @param satisfaction the first five-step item, empty when nobody has answered it
 * @param score mean of all answers to five-step items, as points of 100: 1 is 0, 5 is 100
 */
public record SurveyResults(
        Survey survey,
        Counts counts,
        Map<ChannelId, Counts> channels,
        List<Question> questions,
        List<Cross> crosses,
        Optional<Satisfaction> satisfaction,
        OptionalDouble score) {
    public SurveyResults {
        questions = List.copyOf(questions);
        crosses = List.copyOf(crosses);
    }

    /**
     * How many took part.
     *
     * @param invited 0 for staff: they are asked by a page
     * @param declined said that they would not take part (FJ-269)
     * @param consented said that they would; those who answered are among them
     */
    public record Counts(long invited, long declined, long consented, long answered) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);

        /** Of those who said yes or no, how many said yes; empty when nobody did. */
        public OptionalDouble consentRate() {
            long asked = declined + consented;
            return asked == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) consented / asked);
        }
    }

    /**
     * One question.
     *
     * @param answered so many have answered it
     * @param options for what is chosen, in their order
     * @param mean of a five-step item
     * @param texts what was written, in no order; for what is written
     */
    public record Question(
            FormField field,
            long answered,
            List<Option> options,
            OptionalDouble mean,
            List<String> texts) {
        public Question {
            options = List.copyOf(options);
            texts = List.copyOf(texts);
        }
    }

    /**
     * @param value the Japanese option
     */
    public record Option(String value, long count) {}

    /**
     * Satisfaction of groups.
     *
     * @param by says who answers
     * @param scale the five-step item; {@link Group#counts} are in the order of its options
     */
    public record Cross(FormField by, FormField scale, List<Group> groups) {
        public Cross {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param value the Japanese option that the group has chosen
     */
    public record Group(String value, List<Long> counts, OptionalDouble mean) {
        public Group {
            counts = List.copyOf(counts);
        }
    }

    /**
     * @param satisfied so many chose 4 or 5 (ST-304)
     */
    public record Satisfaction(FormField field, long answered, long satisfied, double mean) {
        public double share() {
            return (double) satisfied / answered;
        }
    }
}
