// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.knowledge.ArticleText;
import org.madoguchi.api.knowledge.Reader;

/**
 * Who may touch which article: whoever works for a department what that department owns, everybody
 * else with the permission everything.
 */
final class EditRights {
    private EditRights() {}

    static boolean may(Actor actor, Permission permission, List<DepartmentId> owners) {
        return actor.may(permission) && actor.department().map(owners::contains).orElse(true);
    }

    /** Whoever is of a department that owns an article sees it, whomever it is written for. */
    static boolean isSeen(Actor actor, ArticleText text) {
        return Reader.of(actor).sees(text.audience())
                || actor.department().filter(text.departments()::contains).isPresent();
    }

    static void require(Actor actor, Permission permission, List<DepartmentId> owners) {
        if (!may(actor, permission, owners)) {
            throw new PermissionDeniedException(permission);
        }
    }

    /** What concerns all departments is for the desk's own people. */
    static void requireWholeDesk(Actor actor) {
        actor.require(Permission.ARTICLE_PUBLISH);
        if (actor.department().isPresent()) {
            throw new PermissionDeniedException(Permission.ARTICLE_PUBLISH);
        }
    }

    /** A new article belongs to the department whose member writes it. */
    static ArticleText owned(Actor actor, ArticleText text) {
        if (actor.department().isPresent() && text.departments().isEmpty()) {
            return text.withDepartments(List.of(actor.department().get()));
        }
        requireOwn(actor, text);
        return text;
    }

    /** Nobody of a department writes an article out of its hands. */
    static void requireOwn(Actor actor, ArticleText text) {
        ArticleRules.require(
                actor.department().map(text.departments()::contains).orElse(true),
                "departments.own");
    }
}
