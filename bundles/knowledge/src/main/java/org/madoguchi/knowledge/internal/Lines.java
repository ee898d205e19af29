// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.knowledge.ArticleLink;
import org.madoguchi.api.storage.BlobId;

/** Short lists in one column: one item a line, the parts of an item with tabs between them. */
final class Lines {
    private static final String PART = "\t";

    private Lines() {}

    static String of(Collection<?> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }

    static <T> List<T> ids(String column, LongFunction<T> id) {
        return items(column, line -> id.apply(Long.parseLong(line)));
    }

    static String ofLinks(List<ArticleLink> links) {
        return of(links.stream().map(link -> link.label() + PART + link.address()).toList());
    }

    static List<ArticleLink> links(String column) {
        return items(
                column,
                line -> {
                    String[] parts = line.split(PART, 2);
                    return new ArticleLink(parts[0], parts[1]);
                });
    }

    static String ofFiles(List<ArticleFile> files) {
        return of(
                files.stream()
                        .map(
                                file ->
                                        String.join(
                                                PART,
                                                file.blob().toString(),
                                                Long.toString(file.size()),
                                                file.mediaType(),
                                                file.fileName()))
                        .toList());
    }

    static List<ArticleFile> files(String column) {
        return items(
                column,
                line -> {
                    String[] parts = line.split(PART, 4);
                    return new ArticleFile(
                            parts[3],
                            parts[2],
                            Long.parseLong(parts[1]),
                            new BlobId(Long.parseLong(parts[0])));
                });
    }

    static <T> List<T> items(String column, Function<String, T> item) {
        return column == null || column.isEmpty() ? List.of() : column.lines().map(item).toList();
    }
}
