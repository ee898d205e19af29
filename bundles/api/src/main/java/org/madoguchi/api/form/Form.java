// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.form;

/**
 * One version of a form. A version never changes: who has begun to fill it in may send it.
 *
 * @param version counts from 1; 0 is the standard form as it was delivered
 */
public record Form(FormId id, int version, FormContent content) {}
