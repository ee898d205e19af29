// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.Corrections.Correction;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.QualityMark;
import org.madoguchi.api.cases.QualityMarks.Average;
import org.madoguchi.api.cases.QualityMarks.Work;
import org.madoguchi.api.identity.User;

/** The pages around quality: what waits for a look, the score sheet, one's own marks. */
final class QualityPages {
    private QualityPages() {}

    /** One digit behind the point. */
    static String mean(double mean) {
        return String.format(Locale.ROOT, "%.1f", mean);
    }

    private static String name(Screen screen, List<DeskEntry> criteria, String code) {
        return criteria.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .map(each -> screen.in(each.name()))
                .orElse(code);
    }

    /**
     * @param operator whose work is asked for; empty for everybody's
     * @param corrections how many there are in all
     * @param criteria the retired ones too, for old marks
     */
    record Overview(
            Screen screen,
            String operator,
            List<User> operators,
            List<Work> work,
            List<Correction> waiting,
            long corrections,
            List<Average> averages,
            List<DeskEntry> criteria,
            ChannelBadge.Finder badges,
            Optional<LocalizedText> problem) {
        /** Those that somebody has a score for. */
        List<DeskEntry> columns() {
            return criteria.stream()
                    .filter(
                            each ->
                                    averages.stream()
                                            .anyMatch(
                                                    average ->
                                                            average.byCriterion()
                                                                    .containsKey(each.code())))
                    .toList();
        }

        String score(Average average, DeskEntry criterion) {
            Double mean = average.byCriterion().get(criterion.code());
            return mean == null ? "–" : mean(mean);
        }

        String subject(Work work) {
            return work.subject().isEmpty() ? screen.text("case.nosubject") : work.subject();
        }
    }

    /**
     * @param criteria those offered, and those that the mark has already
     * @param scores by code, as they are or were typed
     */
    record Sheet(
            Screen screen,
            CaseId caseId,
            Interaction interaction,
            ChannelBadge badge,
            List<User> operators,
            String operator,
            List<DeskEntry> criteria,
            Map<String, Integer> scores,
            String remark,
            Optional<QualityMark> known,
            Optional<LocalizedText> problem) {
        boolean has(DeskEntry criterion, int score) {
            return Integer.valueOf(score).equals(scores.get(criterion.code()));
        }
    }

    /** Somebody's marks. */
    record Marks(
            Screen screen,
            String title,
            List<QualityMark> marks,
            List<DeskEntry> criteria,
            boolean own) {
        String criterion(String code) {
            return name(screen, criteria, code);
        }

        String mean() {
            return QualityPages.mean(
                    marks.stream()
                            .flatMap(mark -> mark.scores().values().stream())
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElse(0));
        }
    }
}
