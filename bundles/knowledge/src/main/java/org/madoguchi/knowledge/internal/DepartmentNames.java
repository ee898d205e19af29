// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.directory.Directory;

/** Departments by what people call them, each looked up once; for one file, by one thread. */
final class DepartmentNames {
    private final Directory directory;
    private final List<Department> active;
    private final Map<String, Optional<DepartmentId>> byWord = new HashMap<>();
    private final Map<DepartmentId, String> byId = new HashMap<>();

    DepartmentNames(Directory directory) {
        this.directory = directory;
        this.active = directory.departments();
    }

    /** A name is easier to read; where two have it, or it is used no more, the code is exact. */
    String name(DepartmentId id) {
        return byId.computeIfAbsent(
                id,
                unknown ->
                        directory
                                .find(id)
                                .map(
                                        found ->
                                                named(found.name()).equals(List.of(found))
                                                        ? found.name()
                                                        : found.code())
                                .orElse("#" + id));
    }

    /** By code, by a name that only one has, or by {@code #} and its number. */
    Optional<DepartmentId> find(String word) {
        return byWord.computeIfAbsent(word, this::lookUp);
    }

    private Optional<DepartmentId> lookUp(String word) {
        OptionalLong number =
                word.matches("#\\d{1,18}")
                        ? OptionalLong.of(Long.parseLong(word.substring(1)))
                        : OptionalLong.empty();
        if (number.isPresent()) {
            return Optional.of(new DepartmentId(number.getAsLong()));
        }
        List<Department> named = named(word);
        return directory
                .findByCode(word)
                .or(() -> named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty())
                .map(Department::id);
    }

    private List<Department> named(String name) {
        return active.stream().filter(one -> one.name().equals(name)).toList();
    }
}
