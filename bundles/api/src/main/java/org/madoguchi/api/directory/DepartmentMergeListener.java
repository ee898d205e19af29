// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.directory;

import org.madoguchi.api.identity.Actor;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Lets follow what belongs to a department when another one takes over its work, in a service. It
 * is told within the transaction that merges them: what it writes holds with the merger or not at
 * all, and what it throws prevents it. It may be told by several threads.
 */
@ConsumerType
public interface DepartmentMergeListener {
    /**
     * @param merged is retired now
     */
    void merged(Actor actor, DepartmentId merged, DepartmentId heir);
}
