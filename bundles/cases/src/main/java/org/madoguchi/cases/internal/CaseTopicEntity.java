// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.topic.TopicId;

@Entity
@Table(name = "cases_case_topic")
class CaseTopicEntity {
    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "topic_id", nullable = false)
    private long topicId;

    CaseTopicEntity() {}

    CaseTopicEntity(long id, CaseId caseId, TopicId topic) {
        this.id = id;
        this.caseId = caseId.asLong();
        topicId = topic.value();
    }

    TopicId topic() {
        return new TopicId(topicId);
    }
}
