// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A JAX-RS root resource for citizens. Register it as a service and it answers on the public
 * connector; unregister it and its paths answer 404. The class and its methods are public (JAX-RS
 * calls them by reflection), one instance serves all requests.
 */
@ConsumerType
public interface PublicResource {}
