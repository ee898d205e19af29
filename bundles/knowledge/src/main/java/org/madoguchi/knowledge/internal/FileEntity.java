// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.knowledge.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import org.madoguchi.api.knowledge.ArticleFile;
import org.madoguchi.api.storage.BlobId;
import org.madoguchi.storage.Times;

/** A blob that articles may name. */
@Entity(name = "ArticleFile")
@Table(name = "knowledge_file")
class FileEntity {
    @Id
    @Column(name = "blob_id")
    private long blobId;

    @Column(name = "file_name", length = 255)
    private String fileName;

    @Column(name = "media_type", length = 100)
    private String mediaType;

    @Column(name = "file_size")
    private long size;

    @Column(name = "kept_at")
    private LocalDateTime keptAt;

    @Column(name = "kept_by", length = 200)
    private String keptBy;

    protected FileEntity() {}

    FileEntity(ArticleFile file, Instant at, String by) {
        blobId = file.blob().value();
        fileName = file.fileName();
        mediaType = file.mediaType();
        size = file.size();
        keptAt = Times.column(at);
        keptBy = by;
    }

    ArticleFile file() {
        return new ArticleFile(fileName, mediaType, size, new BlobId(blobId));
    }
}
