// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.directory.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.NewUser;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.identity.Users;
import org.madoguchi.test.Requirement;

class MergedAccountsTest {
    private static final DepartmentId MERGED = new DepartmentId(1);
    private static final DepartmentId HEIR = new DepartmentId(2);

    private final List<NewUser> updated = new ArrayList<>();

    private static User user(int number) {
        return new User(
                new UserId(number),
                "user" + number,
                "職員" + number,
                Set.of(Role.DEPARTMENT_STAFF),
                number % 2 == 0 ? Optional.of(MERGED) : Optional.empty(),
                number % 3 == 0,
                false,
                Optional.empty());
    }

    /** Five hundred accounts, a page at a time. */
    private Users users() {
        List<User> all = IntStream.range(0, 500).mapToObj(MergedAccountsTest::user).toList();
        return (Users)
                Proxy.newProxyInstance(
                        Users.class.getClassLoader(),
                        new Class<?>[] {Users.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("list")) {
                                PageRequest asked = (PageRequest) arguments[1];
                                return new Page<>(
                                        all.stream()
                                                .skip(asked.offset())
                                                .limit(asked.limit())
                                                .toList(),
                                        all.size(),
                                        asked);
                            }
                            updated.add((NewUser) arguments[2]);
                            return null;
                        });
    }

    @Test
    @Requirement("FJ-226")
    void activeAccountsOfAMergedDepartmentShouldWorkForItsSuccessor() {
        new MergedAccounts(users()).merged(Actor.system("test"), MERGED, HEIR);
        assertThat(updated).hasSize(84);
        assertThat(updated)
                .allSatisfy(
                        user -> {
                            assertThat(user.department()).contains(HEIR);
                            assertThat(user.roles()).containsExactly(Role.DEPARTMENT_STAFF);
                        });
    }
}
