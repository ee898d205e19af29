// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseViews;
import org.madoguchi.api.identity.UserId;

/** A view that somebody has made. */
@Entity
@Table(name = "cases_saved_view")
class SavedViewEntity {
    @Id private long id;

    @Column(name = "owner_id", nullable = false)
    private long ownerId;

    @Column(name = "owner_name", nullable = false, length = 200)
    private String ownerName;

    @Column(nullable = false, length = CaseViews.MAX_NAME)
    private String name;

    @Column(nullable = false, length = CaseViews.MAX_QUERY)
    private String query;

    private boolean shared;

    private int position;

    SavedViewEntity() {}

    SavedViewEntity(long id, UserId owner, String ownerName, int position) {
        this.id = id;
        ownerId = owner.value();
        this.ownerName = ownerName;
        this.position = position;
    }

    CaseViews.SavedViewId id() {
        return new CaseViews.SavedViewId(id);
    }

    String name() {
        return name;
    }

    String query() {
        return query;
    }

    int position() {
        return position;
    }

    boolean belongsTo(UserId user) {
        return ownerId == user.value();
    }

    void hold(String wanted, String what, boolean forAll) {
        name = wanted;
        query = what;
        shared = forAll;
    }

    void stand(int place) {
        position = place;
    }

    CaseViews.SavedView view(boolean own) {
        return new CaseViews.SavedView(id(), name, query, own, shared, ownerName);
    }
}
