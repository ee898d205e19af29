// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.nio.FloatBuffer;

/** How the vectors of a text's tokens become one. */
enum Pooling {
    /** Their mean: E5, Ruri and most others. */
    MEAN {
        @Override
        float[] pool(FloatBuffer tokens, long[] mask, int dimension) {
            float[] mean = new float[dimension];
            float count = 0;
            for (int token = 0; token < mask.length; token++) {
                if (mask[token] != 0) {
                    count++;
                    for (int i = 0; i < dimension; i++) {
                        mean[i] += tokens.get(token * dimension + i);
                    }
                }
            }
            for (int i = 0; i < dimension; i++) {
                mean[i] /= count;
            }
            return mean;
        }
    },

    /** That of the first one, which stands for the whole: BGE. */
    FIRST {
        @Override
        float[] pool(FloatBuffer tokens, long[] mask, int dimension) {
            float[] first = new float[dimension];
            tokens.get(0, first);
            return first;
        }
    };

    /**
     * @param tokens one vector after the other
     * @param mask 0 for what only fills up; not all of it
     */
    abstract float[] pool(FloatBuffer tokens, long[] mask, int dimension);
}
