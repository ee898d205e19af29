// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.storage.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.api.storage.BlobStore;
import org.madoguchi.api.storage.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small content in the database, so that a mail costs one commit; large content in files that are
 * on the disk before the row that names them is.
 */
final class DatabaseBlobStore implements BlobStore {
    private static final Logger log = LoggerFactory.getLogger(DatabaseBlobStore.class);
    private static final long LARGEST_ROW = 256 * 1024;

    /** Elsewhere folders cannot be opened, and need not be. */
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final JoinedTransactions transactions;
    private final Sequences sequences;
    private final Path folder;

    DatabaseBlobStore(JoinedTransactions transactions, Sequences sequences, Path folder) {
        this.transactions = transactions;
        this.sequences = sequences;
        this.folder = folder;
    }

    @Override
    public BlobId put(Content content) {
        BlobId id = new BlobId(sequences.newId());
        return transactions.required(
                () -> {
                    if (content.size() <= LARGEST_ROW) {
                        insert(id, content.size(), content.bytes(), null);
                    } else {
                        insert(id, content.size(), null, writeFile(id, content));
                    }
                    return id;
                });
    }

    private void insert(BlobId id, long size, byte[] bytes, String fileName) {
        String sql =
                "INSERT INTO storage_blob (id, byte_count, content, file_name) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = transactions.connection().prepareStatement(sql)) {
            insert.setLong(1, id.value());
            insert.setLong(2, size);
            insert.setBytes(3, bytes);
            insert.setString(4, fileName);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageException("content " + id + " was not stored", e);
        }
    }

    private String writeFile(BlobId id, Content content) {
        String name = (id.value() % 256) + "/" + id;
        Path target = folder.resolve(name);
        Path partial = target.resolveSibling(id + ".part");
        try {
            Files.createDirectories(target.getParent());
            try (InputStream in = content.open()) {
                Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
            }
            force(partial, StandardOpenOption.WRITE);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            if (POSIX) {
                // a name is on the disk when the folder that holds it is
                force(target.getParent(), StandardOpenOption.READ);
                force(folder, StandardOpenOption.READ);
            }
        } catch (IOException e) {
            deleteQuietly(partial);
            throw new StorageException("content " + id + " was not written to disk", e);
        }
        transactions
                .running()
                .ifPresent(running -> running.afterRollback(() -> deleteQuietly(target)));
        return name;
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("left-over file {} could not be deleted", file.getFileName(), e);
        }
    }

    @Override
    public Content get(BlobId id) {
        return transactions.required(() -> read(id));
    }

    private Content read(BlobId id) {
        String sql = "SELECT content, file_name FROM storage_blob WHERE id = ?";
        try (PreparedStatement select = transactions.connection().prepareStatement(sql)) {
            select.setLong(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new NotFoundException("no content " + id);
                }
                String fileName = row.getString(2);
                return fileName == null
                        ? Content.of(row.getBytes(1))
                        : Content.of(folder.resolve(fileName));
            }
        } catch (SQLException | IOException e) {
            throw new StorageException("content " + id + " could not be read", e);
        }
    }

    @Override
    public void delete(BlobId id) {
        transactions.run(() -> remove(id));
    }

    /** The file goes when nobody can want it back: after the commit. */
    private void remove(BlobId id) {
        Optional<Path> file = file(id);
        try (PreparedStatement delete =
                transactions
                        .connection()
                        .prepareStatement("DELETE FROM storage_blob WHERE id = ?")) {
            delete.setLong(1, id.value());
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageException("content " + id + " was not deleted", e);
        }
        file.ifPresent(gone -> transactions.afterCommit(() -> deleteQuietly(gone)));
    }

    private Optional<Path> file(BlobId id) {
        String sql = "SELECT file_name FROM storage_blob WHERE id = ?";
        try (PreparedStatement select = transactions.connection().prepareStatement(sql)) {
            select.setLong(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getString(1)).map(folder::resolve)
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StorageException("content " + id + " could not be read", e);
        }
    }
}
