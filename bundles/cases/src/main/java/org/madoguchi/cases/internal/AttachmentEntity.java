// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.storage.BlobId;

@Entity
@Table(name = "cases_attachment")
class AttachmentEntity {
    private static final int LONGEST_NAME = 300;

    @Id private long id;

    @Column(name = "case_id", nullable = false)
    private long caseId;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    @Column(name = "file_name", nullable = false, length = LONGEST_NAME)
    private String fileName;

    @Column(name = "media_type", nullable = false, length = LONGEST_NAME)
    private String mediaType;

    @Column(name = "byte_count", nullable = false)
    private long byteCount;

    @Column(name = "blob_id", nullable = false)
    private long blobId;

    AttachmentEntity() {}

    AttachmentEntity(
            long id, CaseId caseId, InteractionId interaction, Attachment attachment, BlobId blob) {
        this.id = id;
        this.caseId = caseId.asLong();
        interactionId = interaction.value();
        fileName = Cut.to(LONGEST_NAME, attachment.fileName());
        mediaType = Cut.to(LONGEST_NAME, attachment.mediaType());
        byteCount = attachment.content().size();
        blobId = blob.value();
    }

    long interactionId() {
        return interactionId;
    }

    StoredAttachment stored() {
        return new StoredAttachment(fileName, mediaType, byteCount, new BlobId(blobId));
    }
}
