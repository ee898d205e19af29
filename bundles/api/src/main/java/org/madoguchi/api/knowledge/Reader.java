// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import java.util.Set;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;

/** Who reads, and so which articles there are (FJ-151). */
public enum Reader {
    CITIZEN(Audience.PUBLIC),
    /** What is written for city staff is not the desk's to read. */
    DESK(Audience.PUBLIC, Audience.OPERATOR),
    /** What is written for the desk is not city staff's to read. */
    STAFF(Audience.PUBLIC, Audience.STAFF),
    /** Who keeps the whole FAQ. */
    ANYBODY(Audience.PUBLIC, Audience.OPERATOR, Audience.STAFF);

    private final Set<Audience> audiences;

    Reader(Audience... audiences) {
        this.audiences = Set.of(audiences);
    }

    /**
     * As far as somebody's permissions reach. Who writes or publishes for all departments reads all
     * that is written.
     */
    public static Reader of(Actor actor) {
        boolean keeper =
                actor.department().isEmpty()
                        && (actor.may(Permission.ARTICLE_EDIT)
                                || actor.may(Permission.ARTICLE_PUBLISH));
        boolean desk = actor.may(Permission.ARTICLE_READ_DESK);
        boolean staff = actor.may(Permission.ARTICLE_READ_STAFF);
        if (keeper || desk && staff) {
            return ANYBODY;
        }
        if (desk) {
            return DESK;
        }
        return staff ? STAFF : CITIZEN;
    }

    public boolean sees(Audience audience) {
        return audiences.contains(audience);
    }
}
