// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.Users;

/** Lists accounts by login. */
@Service
@Command(scope = "madoguchi", name = "user-list", description = "Lists accounts by login")
public final class UserListCommand extends DeskCommand {
    @Option(name = "--offset", description = "Rows to skip")
    int offset = 0;

    @Option(name = "--limit", description = "How many rows, 1 to 200")
    int limit = 50;

    @Override
    void run() {
        Page<User> page =
                with(Users.class, users -> users.list(actor(), new PageRequest(offset, limit)));
        ShellTable table = new ShellTable().emptyTableText("No accounts");
        table.column("Id");
        table.column("Login");
        table.column("Name");
        table.column("Roles");
        table.column("Department");
        table.column("State");
        for (User user : page.items()) {
            table.addRow()
                    .addContent(
                            user.id(),
                            user.login(),
                            line(user.name()),
                            user.roles().stream().sorted().toList(),
                            user.department().map(this::code).orElse("-"),
                            state(user));
        }
        print(table);
        if (page.hasMore()) {
            out().println("more from --offset " + (offset + page.items().size()));
        }
    }

    private String code(DepartmentId id) {
        return services()
                .ifPresent(Directory.class, directory -> directory.find(id).orElse(null))
                .map(Department::code)
                .orElse("#" + id);
    }

    private String state(User user) {
        if (!user.active()) {
            return "retired";
        }
        return user.lockedUntil()
                .map(until -> "locked until " + time(until))
                .orElse(user.mustChangePassword() ? "must change password" : "active");
    }
}
