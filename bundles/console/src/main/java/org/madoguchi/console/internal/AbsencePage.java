// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.identity.StandIn;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;

/**
 * Who releases answers while somebody is away.
 *
 * @param absent whose page this is; empty when the reader has no right that somebody could use
 * @param absentees whose page the reader may open
 * @param running those of the person that have not ended
 * @param candidates who can stand in
 * @param inPlace in which the reader stands in for others
 * @param today as a field of the page takes it
 */
record AbsencePage(
        Screen screen,
        Users users,
        Optional<User> absent,
        List<User> absentees,
        List<StandIn> running,
        List<User> candidates,
        List<StandIn> inPlace,
        Form form,
        String today,
        Optional<LocalizedText> problem) {
    /** What was typed. */
    record Form(String from, String to, String person) {
        static final Form EMPTY = new Form("", "", "");
    }

    String name(UserId id) {
        return users.find(id).map(User::name).orElse("");
    }

    boolean isOwn() {
        return absent.map(User::id).filter(id -> screen.isMe(Optional.of(id))).isPresent();
    }

    /** The last day; the end itself is the first moment after it. */
    String lastDay(StandIn each) {
        return screen.words().dayOf(each.until().minusMillis(1));
    }

    boolean isNow(StandIn each) {
        return !screen.words().isAhead(each.from());
    }
}
