// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.channel.ChannelId;

/**
 * What somebody answered.
 *
 * @param channel by which the citizen came; {@link SurveyFigures#STAFF} for staff
 * @param values by item; of choices the Japanese options
 */
public record SurveyAnswer(LocalDate day, ChannelId channel, Map<String, List<String>> values) {
    public SurveyAnswer {
        values = Map.copyOf(values);
    }

    /** The answer to an item, empty for none. */
    public List<String> to(String item) {
        return values.getOrDefault(item, List.of());
    }
}
