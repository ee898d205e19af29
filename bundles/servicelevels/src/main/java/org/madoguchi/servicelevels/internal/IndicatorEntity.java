// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.servicelevels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.servicelevel.Indicator;
import org.madoguchi.api.servicelevel.IndicatorId;
import org.madoguchi.api.servicelevel.Measure;
import org.madoguchi.api.servicelevel.Scope;
import org.madoguchi.api.servicelevel.Target;

/** An indicator without its targets. */
@Entity
@Table(name = "servicelevels_indicator")
class IndicatorEntity {
    @Id private long id;

    @Column(name = "name_ja", nullable = false, length = 100)
    private String nameJa;

    @Column(name = "name_en", nullable = false, length = 100)
    private String nameEn;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 24)
    private Measure measure;

    @Column(name = "within_count")
    private int within;

    @Enumerated(EnumType.STRING)
    @Column(name = "scope_kind", nullable = false, length = 8)
    private Scope.Kind scopeKind;

    @Column(name = "scope_value", nullable = false, length = 80)
    private String scopeValue;

    private int position;
    private boolean retired;

    protected IndicatorEntity() {}

    IndicatorEntity(Indicator indicator, int position) {
        id = indicator.id().value();
        measure = indicator.measure();
        this.position = position;
        say(indicator);
    }

    final void say(Indicator indicator) {
        nameJa = indicator.name().ja();
        nameEn = indicator.name().en();
        within = indicator.within();
        scopeKind = indicator.scope().kind();
        scopeValue = indicator.scope().value();
    }

    void retire(boolean wanted) {
        retired = wanted;
    }

    void stand(int place) {
        position = place;
    }

    int position() {
        return position;
    }

    IndicatorId id() {
        return new IndicatorId(id);
    }

    Measure measure() {
        return measure;
    }

    String name() {
        return nameJa;
    }

    Indicator indicator(List<Target> targets) {
        return new Indicator(
                id(),
                new LocalizedText(nameJa, nameEn),
                measure,
                within,
                new Scope(scopeKind, scopeValue),
                targets,
                retired);
    }
}
