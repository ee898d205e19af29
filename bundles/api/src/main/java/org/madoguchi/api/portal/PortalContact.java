// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.portal;

import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.knowledge.ArticleId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A way to ask that a channel offers on the public site, such as the inquiry form. Register it as a
 * service: the site shows it while the service is there.
 */
@ConsumerType
public interface PortalContact {
    LocalizedText label();

    LocalizedText description();

    /**
     * Path on the public site, beginning with a slash.
     *
     * @param article the article the citizen was reading, when the way leads from one
     */
    String path(Optional<ArticleId> article);

    /** Lower comes first. */
    int order();

    /** The site leads here from articles only, and the way itself turns others away (FJ-077). */
    default boolean onlyFromArticles() {
        return false;
    }

    /**
     * A script that every page of the public site loads while the service is there, such as one
     * that shows a button in the corner: its address, beginning with a slash.
     */
    default Optional<String> script() {
        return Optional.empty();
    }
}
