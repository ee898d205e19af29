// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import org.madoguchi.api.storage.StorageException;

/** Derby copies itself while others write. */
final class DerbyCopy {
    private static final String PREFIX = "jdbc:derby:";

    private DerbyCopy() {}

    static void write(Connection connection, Path folder) throws SQLException {
        try (CallableStatement copy =
                connection.prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
            copy.setString(1, folder.toString());
            copy.execute();
        }
    }

    static long size(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        Sum sum = new Sum();
        try {
            Files.walkFileTree(Path.of(url.substring(PREFIX.length()).replaceAll(";.*", "")), sum);
        } catch (IOException e) {
            throw new StorageException("the database's files cannot be counted", e);
        }
        return sum.bytes;
    }

    private static final class Sum extends SimpleFileVisitor<Path> {
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        /** Derby deletes logs that it has done with. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
