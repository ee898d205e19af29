// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.DepartmentMergeListener;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The accounts of a merged department work for its successor. */
@Component(service = DepartmentMergeListener.class)
public final class MergedAccounts implements DepartmentMergeListener {
    private static final int STEP = 200;

    private final Users users;

    @Activate
    public MergedAccounts(@Reference Users users) {
        this.users = users;
    }

    @Override
    public void merged(Actor actor, DepartmentId merged, DepartmentId heir) {
        all(actor).stream()
                .filter(User::active)
                .filter(user -> user.department().equals(Optional.of(merged)))
                .forEach(
                        user ->
                                users.update(
                                        actor,
                                        user.id(),
                                        new NewUser(
                                                user.login(),
                                                user.name(),
                                                user.roles(),
                                                Optional.of(heir)),
                                        true));
    }

    private List<User> all(Actor actor) {
        List<User> found = new ArrayList<>();
        Page<User> page = users.list(actor, PageRequest.first(STEP));
        found.addAll(page.items());
        while (page.hasMore()) {
            page = users.list(actor, new PageRequest(found.size(), STEP));
            found.addAll(page.items());
        }
        return found;
    }
}
