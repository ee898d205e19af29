// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.madoguchi.api.storage.BlobId;

/** An attachment whose content is stored; see {@link org.madoguchi.api.channel.Attachment}. */
public record StoredAttachment(String fileName, String mediaType, long size, BlobId blob) {}
