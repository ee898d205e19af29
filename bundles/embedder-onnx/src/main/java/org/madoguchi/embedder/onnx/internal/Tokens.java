// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

/**
 * A text as a model reads it: three rows of the same length.
 *
 * @param mask 0 for what only fills up
 */
record Tokens(long[] ids, long[] mask, long[] types) {}
