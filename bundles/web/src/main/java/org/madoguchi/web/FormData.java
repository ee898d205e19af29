// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.madoguchi.api.channel.Attachment;

/**
 * A submitted form, urlencoded or multipart. A resource method of {@code POST} takes it as its
 * entity parameter: {@code public Response send(FormData form, @Context WebContext web)} with
 * {@code @Consumes({APPLICATION_FORM_URLENCODED, MULTIPART_FORM_DATA})}. Bodies over the limits
 * never arrive: the browser gets a page that says so. Uploaded files live until the request ends.
 *
 * @param fields values of text fields by name, in the order sent; line ends are {@code \n}, U+0000
 *     is left out because databases refuse it
 * @param uploads files by field name, fields without a chosen file left out
 */
public record FormData(Map<String, List<String>> fields, Map<String, List<Attachment>> uploads) {
    public FormData {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields)); // keeps the order
        uploads = Collections.unmodifiableMap(new LinkedHashMap<>(uploads));
    }

    /** First value of the field as sent, or empty. */
    public String text(String field) {
        List<String> values = fields.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    /** First value of the field without blanks around it; empty when there is none. */
    public Optional<String> filled(String field) {
        return Optional.of(text(field).strip()).filter(value -> !value.isEmpty());
    }

    public List<String> texts(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /** A check box or button with this name was sent. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public List<Attachment> files(String field) {
        return uploads.getOrDefault(field, List.of());
    }

    /** All uploads of the form. */
    public List<Attachment> files() {
        List<Attachment> all = new ArrayList<>();
        uploads.values().forEach(all::addAll);
        return List.copyOf(all);
    }
}
