// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.storage.BlobId;

@Entity
@Table(name = "channels_attachment")
class AttachmentEntity {
    @Id private long id;

    @Column(name = "outbound_id", nullable = false)
    private long outboundId;

    @Column(name = "file_name", nullable = false, length = 300)
    private String fileName;

    @Column(name = "media_type", nullable = false, length = 300)
    private String mediaType;

    @Column(name = "byte_count", nullable = false)
    private long byteCount;

    @Column(name = "blob_id", nullable = false)
    private long blobId;

    AttachmentEntity() {}

    AttachmentEntity(long id, long outboundId, StoredAttachment attachment) {
        this.id = id;
        this.outboundId = outboundId;
        fileName = attachment.fileName();
        mediaType = attachment.mediaType();
        byteCount = attachment.size();
        blobId = attachment.blob().value();
    }

    StoredAttachment stored() {
        return new StoredAttachment(fileName, mediaType, byteCount, new BlobId(blobId));
    }
}
