// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.surveys.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.madoguchi.api.storage.StorageException;

/** Answers as they are kept. */
final class AnswerJson {
    private final ObjectMapper json = new ObjectMapper();

    String write(Map<String, List<String>> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("answers that cannot be written", e);
        }
    }

    Map<String, List<String>> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new StorageException("stored answers cannot be read", e);
        }
    }
}
