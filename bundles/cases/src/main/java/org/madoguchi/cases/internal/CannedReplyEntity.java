// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CannedReply;

@Entity
@Table(name = "cases_canned_reply")
class CannedReplyEntity {
    @Id private String code;

    @Column(nullable = false)
    private String title;

    @Lob
    @Column(nullable = false)
    private String body;

    private int position;

    CannedReplyEntity() {}

    int position() {
        return position;
    }

    CannedReply text() {
        return new CannedReply(code, title, body);
    }
}
