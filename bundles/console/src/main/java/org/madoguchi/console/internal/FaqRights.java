// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.knowledge.ArticleText;

/** Which buttons make sense for somebody on an article; the services decide again. */
final class FaqRights {
    private FaqRights() {}

    /** Whoever works for a department: what that department owns. */
    static boolean mayPublish(Actor actor, ArticleText text) {
        return actor.may(Permission.ARTICLE_PUBLISH)
                && actor.department().map(text.departments()::contains).orElse(true);
    }

    /** Of the desk, and no department's: what concerns every article. */
    static boolean may(Actor actor, Permission permission) {
        return actor.may(permission) && actor.department().isEmpty();
    }
}
