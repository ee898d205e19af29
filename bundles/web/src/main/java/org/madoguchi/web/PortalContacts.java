// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.util.List;
import org.madoguchi.api.portal.PortalContact;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ways to ask that channels offer on the public site at this moment; a service of this bundle.
 * Whoever draws pages of the public site asks it for each page, so that what one channel shows on
 * all pages, such as the chat's button, is on the pages of other channels too (FJ-078). Safe for
 * use by several threads.
 */
@ProviderType
public interface PortalContacts {
    /** In the order in which the site names them. */
    List<PortalContact> list();

    /** Addresses of the scripts that every page of the public site loads, deferred. */
    default List<String> scripts() {
        return list().stream().flatMap(contact -> contact.script().stream()).toList();
    }
}
