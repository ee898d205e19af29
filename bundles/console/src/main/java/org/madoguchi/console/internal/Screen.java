// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.UserId;

/**
 * What every page needs: words and times, who is looking and what they may do.
 *
 * @param place the entry of the rail that is shown as current, such as {@code inbox}
 * @param path where this page is, to come back after a change of language
 * @param moment what the live feed had told when the page was made
 * @param done key of what has just been done, told once; empty for nothing
 * @param chat conversations can be had at present
 * @param surveys surveys can be made and answered at present
 * @param rules macros and rules can be made at present
 */
record Screen(
        Words words,
        Actor actor,
        String csrf,
        String place,
        String path,
        String moment,
        String done,
        String cityName,
        String publicUrl,
        boolean chat,
        boolean surveys,
        boolean rules) {

    /** Where there is none of these. */
    Screen(
            Words words,
            Actor actor,
            String csrf,
            String place,
            String path,
            String moment,
            String done,
            String cityName,
            String publicUrl) {
        this(
                words, actor, csrf, place, path, moment, done, cityName, publicUrl, false, false,
                false);
    }

    String text(String key, Object... values) {
        return words.text(key, values);
    }

    String name(String prefix, Enum<?> constant) {
        return words.name(prefix, constant);
    }

    String in(LocalizedText text) {
        return text.in(words.locale());
    }

    String time(Instant at) {
        return words.time(at);
    }

    String language() {
        return words.language();
    }

    boolean may(Permission permission) {
        return actor.may(permission);
    }

    /** People of a department see a page of its own and not the desk's frame. */
    boolean atDesk() {
        return may(Permission.CASE_READ)
                || may(Permission.ARTICLE_EDIT) && actor.department().isEmpty()
                || may(Permission.USER_MANAGE)
                || may(Permission.AUDIT_READ)
                || may(Permission.CHANNEL_READ);
    }

    boolean isMe(Optional<UserId> user) {
        return user.isPresent() && user.equals(actor.user());
    }

    /** What has just been done in the reader's words, empty for nothing. */
    String doneText() {
        return done.matches("[a-z-]{1,40}") && words.has("done." + done)
                ? text("done." + done)
                : "";
    }

    String initial() {
        return actor.name().isEmpty()
                ? "?"
                : actor.name().substring(0, actor.name().offsetByCodePoints(0, 1));
    }
}
