// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.time.Instant;

/**
 * A version in a form's history.
 *
 * @param published citizens get it now
 */
public record FormVersion(int version, Instant at, String by, boolean published) {}
