// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

/**
 * A message that somebody is about to submit, or the desk about to write: nothing is stored yet.
 *
 * @param to who would get it
 * @param text as it would leave, with greeting and signature
 * @param attachments how many files would go with it
 * @param automatic written by the product
 */
public record OutboundDraft(Party to, String text, int attachments, boolean automatic) {}
