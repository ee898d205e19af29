// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import org.madoguchi.api.LocalizedText;

/** Outcome of a case (処理結果). */
public record Disposition(String code, LocalizedText name) {}
