// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.knowledge;

import org.madoguchi.api.storage.BlobId;

/**
 * A file that belongs to an article; its content is in the blob store.
 *
 * @param size in bytes
 */
public record ArticleFile(String fileName, String mediaType, long size, BlobId blob) {
    /**
     * The {@code src} of a picture in the answer that shows this file. Fronts put the address in
     * its place at which they serve the file.
     */
    public String reference() {
        return "article-file:" + blob;
    }
}
