// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.cases.Disposition;

@Entity
@Table(name = "cases_disposition")
class DispositionEntity {
    @Id private String code;

    @Column(name = "name_ja", nullable = false)
    private String nameJa;

    @Column(name = "name_en", nullable = false)
    private String nameEn;

    private int position;

    DispositionEntity() {}

    int position() {
        return position;
    }

    Disposition disposition() {
        return new Disposition(code, new LocalizedText(nameJa, nameEn));
    }
}
