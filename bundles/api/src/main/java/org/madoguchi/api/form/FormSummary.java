// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

import java.util.OptionalInt;

/**
 * A form in a list.
 *
 * @param newest its newest version
 * @param published version that citizens get; empty when none
 */
public record FormSummary(Form newest, OptionalInt published) {}
