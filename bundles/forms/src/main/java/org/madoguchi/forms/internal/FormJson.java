// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.forms.internal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.madoguchi.api.form.FormContent;
import org.madoguchi.api.form.FormField;
import org.madoguchi.api.storage.StorageException;

/** A form's content as it is kept: a later release reads what an earlier one wrote. */
final class FormJson {
    private final ObjectMapper json =
            new ObjectMapper()
                    .addMixIn(FormField.class, Kinds.class)
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** Names of the kinds of fields in the database: not to be changed. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(name = "text", value = FormField.Text.class),
        @Type(name = "choice", value = FormField.Choice.class),
        @Type(name = "checks", value = FormField.Checks.class),
        @Type(name = "number", value = FormField.Number.class),
        @Type(name = "day", value = FormField.Day.class),
        @Type(name = "mail", value = FormField.Mail.class),
        @Type(name = "phone", value = FormField.Phone.class),
        @Type(name = "name", value = FormField.Name.class),
        @Type(name = "address", value = FormField.PostalAddress.class),
        @Type(name = "files", value = FormField.Files.class),
        @Type(name = "note", value = FormField.Note.class)
    })
    private interface Kinds {}

    String write(FormContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a form that cannot be written", e);
        }
    }

    FormContent read(String text) {
        try {
            return json.readValue(text, FormContent.class);
        } catch (JsonProcessingException e) {
            throw new StorageException("a stored form cannot be read", e);
        }
    }
}
