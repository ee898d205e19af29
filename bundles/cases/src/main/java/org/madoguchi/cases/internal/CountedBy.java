// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import org.madoguchi.api.cases.CaseCounts.By;

/**
 * How the tables say which group a case {@code c}, and a question to a department {@code x} about
 * it, belong to.
 *
 * @param key what groups have, of a case
 * @param join to get there from a case; what it has none of is null
 * @param requestKey what groups have, of a question
 * @param requestJoin to get there from a question and its case
 * @param none whose questions are in no group, where the case has none; empty where the key says so
 * @param above which groups a group's cases belong to, itself among them; empty where to no other
 */
record CountedBy(
        String key, String join, String requestKey, String requestJoin, String none, String above) {
    private static final String TOPICS = " LEFT JOIN cases_case_topic t ON t.case_id = c.id";

    static CountedBy of(By by) {
        return switch (by) {
            case CHANNEL -> column("c.channel");
            case DISPOSITION -> column("c.disposition");
            case ASSIGNEE -> column("c.assignee_id");
            case TEAM -> column("c.team_id");
            case LANGUAGE -> column("c.language");
            case DISTRICT -> column("c.town");
            case ARTICLE -> column("c.article_id");
            case TOPIC ->
                    new CountedBy(
                            "t.topic_id",
                            TOPICS,
                            "t.topic_id",
                            TOPICS,
                            "",
                            "SELECT topic_id, above_id FROM cases_topic_above");
            case DEPARTMENT ->
                    new CountedBy(
                            "e.department_id",
                            " LEFT JOIN cases_escalation e ON e.case_id = c.id",
                            "x.department_id",
                            "",
                            "",
                            "");
            case REASON ->
                    new CountedBy(
                            "r.code",
                            " LEFT JOIN cases_escalation_reason r ON r.case_id = c.id",
                            "r.code",
                            " JOIN cases_escalation_reason r"
                                    + " ON r.case_id = c.id AND r.escalation_id = x.id",
                            "NOT EXISTS (SELECT 1 FROM cases_escalation_reason n"
                                    + " WHERE n.case_id = c.id)",
                            "");
        };
    }

    private static CountedBy column(String column) {
        return new CountedBy(column, "", column, "", "", "");
    }
}
