// SPDX-License-Identifier: Apache-2.0
package jp.example.channel.folder.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelId;

/**
 * The checked settings; every key is explained in the example file beside the sources.
 *
 * @param folder holds {@code in}, {@code done} and {@code out}
 * @param maxBytes of one incoming file; of a longer one only the beginning is read
 */
record FolderSettings(ChannelId id, LocalizedText name, Path folder, long maxBytes) {
    static final String PID = "jp.example.channel.folder";

    private static final String DEFAULT_ID = "folder-main";
    private static final int DEFAULT_MEGABYTES = 20;
    private static final long MEGABYTE = 1024L * 1024L;

    /**
     * @param data where the product keeps its data
     * @throws IllegalArgumentException naming the key and what to write
     */
    static FolderSettings read(Map<String, ?> values, String data) {
        ChannelId id = id(text(values, "id", DEFAULT_ID));
        return new FolderSettings(
                id,
                new LocalizedText(
                        text(values, "name", "共有フォルダー"), text(values, "name.en", "Shared folder")),
                folder(text(values, "folder", ""), Path.of(data, id.value())),
                megabytes(text(values, "limit.megabytes", "" + DEFAULT_MEGABYTES)) * MEGABYTE);
    }

    Path in() {
        return folder.resolve("in");
    }

    Path done() {
        return folder.resolve("done");
    }

    Path out() {
        return folder.resolve("out");
    }

    void makeFolders() throws IOException {
        Files.createDirectories(in());
        Files.createDirectories(done());
        Files.createDirectories(out());
    }

    private static String text(Map<String, ?> values, String key, String otherwise) {
        Object value = values.get(key);
        return value == null || value.toString().isBlank() ? otherwise : value.toString().strip();
    }

    private static ChannelId id(String value) {
        try {
            return new ChannelId(value);
        } catch (IllegalArgumentException e) {
            throw wrong("id", value, "small letters, digits and hyphens, at most 32", e);
        }
    }

    /** A folder that somebody names must be there: a share that is not mounted is no folder. */
    private static Path folder(String value, Path otherwise) {
        if (value.isEmpty()) {
            return otherwise;
        }
        Path folder = Path.of(value).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder) || folder.toString().matches(".*[?%&].*")) {
            throw wrong("folder", value, "a folder that exists, without ? % & in its name", null);
        }
        return folder;
    }

    private static int megabytes(String value) {
        int number = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : 0;
        if (number < 1) {
            throw wrong("limit.megabytes", value, "a whole number from 1 to 999", null);
        }
        return number;
    }

    private static IllegalArgumentException wrong(
            String key, String value, String remedy, Exception cause) {
        return new IllegalArgumentException(
                "etc/" + PID + "*.cfg: " + key + " = " + value + "; write " + remedy, cause);
    }
}
