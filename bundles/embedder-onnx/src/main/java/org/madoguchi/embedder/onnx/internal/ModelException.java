// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.embedder.onnx.internal;

import java.util.Arrays;
import java.util.List;

/** The city's model cannot be used, and the administrator can mend it. */
final class ModelException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<String> arguments;

    /**
     * @param key of the sentence that says what is wrong and what to do
     */
    ModelException(String key, Throwable cause, Object... arguments) {
        super(key + " " + Arrays.toString(arguments), cause);
        this.key = key;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    ModelException(String key, Object... arguments) {
        this(key, null, arguments);
    }

    String key() {
        return key;
    }

    List<String> arguments() {
        return arguments;
    }
}
