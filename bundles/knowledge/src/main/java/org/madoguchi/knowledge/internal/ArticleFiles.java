// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Files that articles may name: an article that could name any blob would publish letters. */
@Component(service = ArticleFiles.class)
public final class ArticleFiles {
    private static final long MOST = 20L * 1024 * 1024;

    private final KnowledgeStore store;
    private final BlobStore blobs;

    @Activate
    public ArticleFiles(@Reference KnowledgeStore store, @Reference BlobStore blobs) {
        this.store = store;
        this.blobs = blobs;
    }

    ArticleFile keep(Actor actor, Attachment file) {
        ArticleRules.require(file.content().size() <= MOST, "file.big", MOST / 1024 / 1024);
        ArticleRules.require(file.content().size() > 0, "file.empty");
        String mediaType =
                FileKind.of(file.fileName(), file.content())
                        .orElseThrow(() -> ArticleRules.rejected("file.kind", FileKind.names()))
                        .mediaType();
        return store.unit()
                .required(
                        em -> {
                            ArticleFile kept =
                                    new ArticleFile(
                                            file.fileName(),
                                            mediaType,
                                            file.content().size(),
                                            blobs.put(file.content()));
                            em.persist(new FileEntity(kept, store.now(), actor.name()));
                            return kept;
                        });
    }

    /** As they were kept, whatever the text says of them; the name may be another. */
    List<ArticleFile> known(List<ArticleFile> files) {
        return files.stream().distinct().map(this::known).toList();
    }

    private ArticleFile known(ArticleFile named) {
        return store.unit()
                .required(
                        em ->
                                Optional.ofNullable(em.find(FileEntity.class, named.blob().value()))
                                        .map(FileEntity::file))
                .orElseThrow(() -> ArticleRules.rejected("file.unknown", named.fileName()));
    }
}
