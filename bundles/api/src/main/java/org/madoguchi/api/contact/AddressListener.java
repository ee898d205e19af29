// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told, as a service, when the desk has written down where somebody lives. It is told within the
 * transaction that writes it: what it writes holds with the address or not at all. It may be told
 * by several threads.
 */
@ConsumerType
public interface AddressListener {
    /**
     * @param before postal code and address as they were known until now; empty when nothing was
     * @param now the same from now on, not empty
     */
    void located(ContactId person, String before, String now);
}
