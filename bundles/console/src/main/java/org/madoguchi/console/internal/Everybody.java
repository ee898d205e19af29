// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** All accounts, where an administrator chooses among them. */
final class Everybody {
    private Everybody() {}

    /** By name. */
    static List<User> of(Users users, Actor actor) {
        List<User> all = new ArrayList<>();
        Page<User> page;
        do {
            page = users.list(actor, new PageRequest(all.size(), PageRequest.MAX_LIMIT));
            all.addAll(page.items());
        } while (page.hasMore());
        all.sort(Comparator.comparing(User::name).thenComparing(User::login));
        return all;
    }
}
