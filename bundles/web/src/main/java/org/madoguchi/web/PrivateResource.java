// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A JAX-RS root resource for staff; as {@link PublicResource}, on the private connector. Its
 * methods are reached only by signed-in people and token owners, unless they are marked {@link
 * WithoutSignIn}.
 */
@ConsumerType
public interface PrivateResource {}
