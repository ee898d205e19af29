// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.storage;

import org.madoguchi.api.Content;
import org.madoguchi.api.NotFoundException;

/** Keeps content of any size: raw messages, attachments. Safe for use by several threads. */
public interface BlobStore {
    /**
     * Stores a copy as part of the running transaction: it is there when and only when that
     * commits.
     */
    BlobId put(Content content);

    /**
     * @throws NotFoundException when there is no such content
     */
    Content get(BlobId id);

    /**
     * Deletes the content as part of the running transaction; nothing happens when there is none.
     * What was opened before stays readable to its end where the operating system lets it.
     */
    void delete(BlobId id);
}
