// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.topic.TopicId;
import org.madoguchi.storage.Select;

/** One thing that a case is about, as it is read for looking at. */
record CaseTopic(CaseId caseId, TopicId topic) {
    static Select<CaseTopic> of(Collection<Long> cases) {
        return Select.ofEach(
                "SELECT case_id, topic_id FROM cases_case_topic WHERE case_id = ?",
                row -> new CaseTopic(CaseId.ofLong(row.number()), new TopicId(row.number())),
                cases);
    }

    static Map<CaseId, Set<TopicId>> byCase(Collection<CaseTopic> all) {
        return all.stream()
                .collect(groupingBy(CaseTopic::caseId, mapping(CaseTopic::topic, toSet())));
    }

    static List<CaseRow> putIn(List<CaseRow> rows, Collection<CaseTopic> all) {
        Map<CaseId, Set<TopicId>> byCase = byCase(all);
        return rows.stream()
                .map(row -> row.about(byCase.getOrDefault(row.id(), Set.of())))
                .toList();
    }
}
