// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.search.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** How well one ranking answers one query; each between 0 and 1. */
record Measures(
        double first,
        double firstThree,
        double firstFive,
        double reciprocalRank,
        double averagePrecision,
        double ndcg) {
    /** In the order and by the names of the report. */
    static final List<Named> ALL =
            List.of(
                    new Named("SR@1", Measures::first),
                    new Named("SR@3", Measures::firstThree),
                    new Named("SR@5", Measures::firstFive),
                    new Named("MRR", Measures::reciprocalRank),
                    new Named("MAP", Measures::averagePrecision),
                    new Named("nDCG@10", Measures::ndcg));

    record Named(String name, ToDoubleFunction<Measures> value) {}

    static Measures of(List<String> ranking, Map<String, Integer> grades) {
        int best = Integer.MAX_VALUE;
        int found = 0;
        double precision = 0;
        double gain = 0;
        for (int i = 0; i < ranking.size(); i++) {
            Integer grade = grades.get(ranking.get(i));
            if (grade == null || grade <= 0) {
                continue;
            }
            best = Math.min(best, i + 1);
            found++;
            precision += (double) found / (i + 1);
            if (i < 10) {
                gain += gain(grade, i);
            }
        }
        List<Integer> ideal =
                grades.values().stream().sorted(Comparator.reverseOrder()).limit(10).toList();
        double most = 0;
        for (int i = 0; i < ideal.size(); i++) {
            most += gain(ideal.get(i), i);
        }
        return new Measures(
                best <= 1 ? 1 : 0,
                best <= 3 ? 1 : 0,
                best <= 5 ? 1 : 0,
                found == 0 ? 0 : 1.0 / best,
                precision / grades.size(),
                most == 0 ? 0 : gain / most);
    }

    private static double gain(int grade, int place) {
        return (Math.pow(2, grade) - 1) / (Math.log(place + 2) / Math.log(2));
    }
}
