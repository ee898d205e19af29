// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage;

import java.util.List;

/**
 * The tables and entities of one module.
 *
 * <p>Migrations are Flyway files in {@code db/migration/<name>/V1__what.sql} of the module's
 * bundle, one set for every database; where types differ they use the placeholders {@code ${text}}
 * (any length of text), {@code ${bytes}} (any length of bytes) and {@code ${boolean}}; {@code
 * ${minutesFrom}a${minutesTo}b${minutesEnd}} are the whole minutes from the time {@code a} to the
 * time {@code b}. Each module has a history table of its own, {@code schema_<name>}. Table names
 * begin with the module's name or its entity's.
 *
 * @param name lower case letters only
 * @param entities enhanced entity classes, all from one bundle; at least one
 */
public record UnitDefinition(String name, List<Class<?>> entities) {
    public UnitDefinition {
        if (!name.matches("[a-z]{1,20}")) {
            throw new IllegalArgumentException("'" + name + "' is not a unit name");
        }
        entities = List.copyOf(entities);
        if (entities.isEmpty()) {
            throw new IllegalArgumentException("unit " + name + " has no entities");
        }
    }

    public static UnitDefinition of(String name, Class<?>... entities) {
        return new UnitDefinition(name, List.of(entities));
    }

    public ClassLoader classLoader() {
        return entities.get(0).getClassLoader();
    }
}
