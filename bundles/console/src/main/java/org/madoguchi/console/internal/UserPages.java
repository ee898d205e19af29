// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.OutsideAccount;
import org.madoguchi.api.identity.Passkey;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.User;
import org.madoguchi.web.FormData;

/** The pages around accounts. */
final class UserPages {
    private UserPages() {}

    /** Key of what an account is at present. */
    static String state(User user, Instant now) {
        if (!user.active()) {
            return "user.state.retired";
        }
        if (user.lockedUntil().filter(until -> until.isAfter(now)).isPresent()) {
            return "user.state.locked";
        }
        return user.mustChangePassword() ? "user.state.new" : "user.state.active";
    }

    record Listing(
            Screen screen, Page<User> users, Map<DepartmentId, String> departments, Instant now) {
        String department(User user) {
            return user.department().map(id -> departments.getOrDefault(id, "")).orElse("");
        }

        String state(User user) {
            return UserPages.state(user, now);
        }
    }

    /**
     * @param id empty for a new account
     * @param account as it is; empty for a new one
     * @param factor empty for a new account
     * @param passkeys oldest first
     * @param outside whose it is at providers
     */
    record Editing(
            Screen screen,
            String id,
            Form form,
            Optional<User> account,
            List<Department> departments,
            Optional<SecondFactor> factor,
            List<Passkey> passkeys,
            List<OutsideAccount> outside,
            Optional<LocalizedText> problem) {
        /** Roles that it does not have anyway. */
        List<Role> forATime() {
            return Arrays.stream(Role.values())
                    .filter(role -> !form.roles().contains(role.name()))
                    .toList();
        }

        boolean mayBeAway() {
            return account.filter(user -> user.actor("").may(Permission.REPLY_APPROVE)).isPresent();
        }
    }

    /** An account as the fields of the page hold it. */
    record Form(
            String login,
            String name,
            Set<String> roles,
            String department,
            boolean active,
            String reason) {
        static final Form EMPTY = new Form("", "", Set.of(), "", true, "");

        static Form of(User user) {
            return new Form(
                    user.login(),
                    user.name(),
                    user.roles().stream().map(Role::name).collect(Collectors.toSet()),
                    user.department().map(DepartmentId::toString).orElse(""),
                    user.active(),
                    "");
        }

        static Form of(FormData sent) {
            return new Form(
                    sent.text("login").strip(),
                    sent.text("name").strip(),
                    Set.copyOf(sent.texts("roles")),
                    sent.text("department"),
                    sent.has("active"),
                    sent.text("reason").strip());
        }

        NewUser user() {
            return new NewUser(
                    login,
                    name,
                    Arrays.stream(Role.values())
                            .filter(role -> roles.contains(role.name()))
                            .collect(Collectors.toSet()),
                    Optional.of(department)
                            .filter(id -> id.matches("\\d{1,18}"))
                            .map(id -> new DepartmentId(Long.parseLong(id))));
        }
    }
}
