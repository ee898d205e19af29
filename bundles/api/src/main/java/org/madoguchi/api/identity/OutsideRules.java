// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.identity;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.madoguchi.api.channel.ChannelSettings;
import org.madoguchi.api.directory.DepartmentId;

/**
 * What a provider's configuration file says about people: which account is theirs and what a new
 * one may do. The keys are the same for every provider: {@code login.suffix}, {@code
 * accounts.create}, {@code accounts.follow}, {@code accounts.administrators}, {@code
 * accounts.drop.passwords}, {@code role.…} and {@code department.…}.
 *
 * @param suffix what the provider's name for a person must end with; it is cut off; empty for none
 * @param roles groups that give a role
 * @param departments groups that belong to a department, by its code
 */
public record OutsideRules(
        String suffix,
        OutsidePerson.Terms terms,
        Map<Role, List<String>> roles,
        Map<String, List<String>> departments) {
    private static final int LONGEST_NAME = 100;

    public OutsideRules {
        roles = Map.copyOf(roles);
        departments = Map.copyOf(departments);
    }

    /**
     * @throws IllegalArgumentException naming file, key and remedy
     */
    public static OutsideRules read(ChannelSettings settings) {
        Map<Role, List<String>> roles = new EnumMap<>(Role.class);
        settings.family("role.")
                .forEach((name, groups) -> roles.put(role(settings, name), groups(groups)));
        Map<String, List<String>> departments = new TreeMap<>();
        settings.family("department.")
                .forEach((code, groups) -> departments.put(code, groups(groups)));
        boolean create = settings.flag("accounts.create", false);
        boolean follow = settings.flag("accounts.follow", false);
        if ((create || follow) && roles.isEmpty()) {
            throw settings.wrong(
                    create ? "accounts.create" : "accounts.follow",
                    "= true, but no group gives a role",
                    "write which, such as role.operator = desk-operators");
        }
        return new OutsideRules(
                settings.text("login.suffix").orElse("").toLowerCase(Locale.ROOT),
                new OutsidePerson.Terms(
                        create,
                        follow,
                        settings.flag("accounts.administrators", false),
                        settings.flag("accounts.drop.passwords", false)),
                roles,
                departments);
    }

    private static Role role(ChannelSettings settings, String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                settings.wrong(
                                        "role." + name,
                                        "names no role",
                                        "write one such as role.operator or"
                                                + " role.department-staff"));
    }

    private static List<String> groups(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(group -> group.strip().toLowerCase(Locale.ROOT))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    /** Whether the person's groups matter. */
    public boolean needGroups() {
        return terms.create() || terms.follow();
    }

    /**
     * The login of the account here.
     *
     * @param name the provider's; empty when it lacks the suffix
     */
    public Optional<String> login(String name) {
        String tidy = name.strip().toLowerCase(Locale.ROOT);
        boolean fits = tidy.endsWith(suffix) && tidy.length() > suffix.length();
        return fits
                ? Optional.of(tidy.substring(0, tidy.length() - suffix.length()))
                : Optional.empty();
    }

    /**
     * @param login as {@link #login} gives it
     * @param name blank for the login
     * @param groups the person's, in any case of letters
     * @param departmentOf id of a department by its code
     */
    public OutsidePerson person(
            String provider,
            String subject,
            String login,
            String name,
            Collection<String> groups,
            boolean secondFactor,
            Function<String, Optional<DepartmentId>> departmentOf) {
        List<String> mine = groups.stream().map(g -> g.strip().toLowerCase(Locale.ROOT)).toList();
        Set<Role> granted = EnumSet.noneOf(Role.class);
        roles.forEach(
                (role, giving) -> {
                    if (giving.stream().anyMatch(mine::contains)) {
                        granted.add(role);
                    }
                });
        Optional<DepartmentId> department =
                departments.entrySet().stream()
                        .filter(entry -> entry.getValue().stream().anyMatch(mine::contains))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .findFirst()
                        .flatMap(departmentOf);
        String shown = name.isBlank() ? login : name.strip();
        return new OutsidePerson(
                provider,
                subject,
                login,
                shown.substring(0, Math.min(LONGEST_NAME, shown.length())),
                granted,
                department,
                terms,
                secondFactor);
    }
}
