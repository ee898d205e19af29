// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** Adds an account and prints its first password. */
@Service
@Command(
        scope = "madoguchi",
        name = "user-add",
        description = "Adds an account and prints its first password")
public final class UserAddCommand extends DeskCommand {
    @Argument(
            index = 0,
            name = "login",
            description = "Sign-in name, small letters and digits",
            required = true)
    String login;

    @Argument(
            index = 1,
            name = "name",
            description = "Name as shown to colleagues",
            required = true)
    String name;

    @Option(
            name = "--role",
            description = "A role; may be given several times",
            multiValued = true,
            required = true)
    @Completion(RoleCompleter.class)
    List<String> roles;

    @Option(name = "--department", description = "Code of the department the person works for")
    @Completion(DepartmentCompleter.class)
    String department;

    @Override
    void run() {
        Set<Role> given = roles.stream().map(UserAddCommand::role).collect(Collectors.toSet());
        NewUser user =
                new NewUser(login, name, given, Optional.ofNullable(department).map(this::id));
        String password =
                with(
                        Users.class,
                        users -> {
                            User created = users.create(actor(), user, discarded(), false);
                            return users.resetPassword(actor(), created.id());
                        });
        out().println("Login:    " + login);
        out().println("Password: " + password + "  (must be changed at the first sign-in)");
    }

    private static Role role(String typed) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        typed + " " + Arrays.toString(Role.values())));
    }

    /** Meets every policy and is replaced by a generated one that people can type. */
    private static String discarded() {
        return "Aa1-" + UUID.randomUUID() + UUID.randomUUID() + UUID.randomUUID();
    }

    private DepartmentId id(String code) {
        return with(Directory.class, directory -> directory.findByCode(code))
                .map(Department::id)
                .orElseThrow(() -> new NotFoundException("department " + code));
    }
}
