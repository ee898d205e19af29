// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.madoguchi.api.storage.StorageException;

/** What a text is found by, in plain rows: two ids each. */
enum Found {
    BY_CATEGORY("INSERT INTO knowledge_text_category (category_id, text_id) VALUES (?, ?)"),
    BY_OWNER("INSERT INTO knowledge_text_owner (department_id, text_id) VALUES (?, ?)");

    private final String insert;

    Found(String insert) {
        this.insert = insert;
    }

    void keep(EntityManager em, long text, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        // the transaction's own connection, which it commits and closes
        Connection connection = em.unwrap(Connection.class);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (long id : ids) {
                statement.setLong(1, id);
                statement.setLong(2, text);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new StorageException("text " + text + " was not filed", e);
        }
    }
}
