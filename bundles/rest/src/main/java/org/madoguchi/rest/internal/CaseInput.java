// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.rest.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.channel.Party;

/**
 * What a citizen told another system.
 *
 * @param receivedAt when the other system got it; missing: now
 */
public record CaseInput(
        ContactInput contact,
        @Schema(description = "One line; empty: the text's first line") String subject,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String text,
        @Schema(description = "Further answers, in their order; 50 at most")
                List<FieldInput> fields,
        Instant receivedAt) {
    private static final int MAX_FIELDS = 50;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    public CaseInput {
        contact = contact == null ? new ContactInput("", "", "") : contact;
        subject = Inputs.optionalText("subject", subject, InboundMessage.MAX_SUBJECT);
        text = Inputs.text("text", text, InboundMessage.MAX_TEXT);
        fields = fields == null ? List.of() : fields;
        if (fields.size() > MAX_FIELDS) {
            throw Words.rejection("input.too-many", "fields", fields.size(), MAX_FIELDS);
        }
        fields.forEach(field -> Inputs.required("fields", field));
        fields = List.copyOf(fields);
    }

    /**
     * When the other system got it.
     *
     * @throws org.madoguchi.api.RejectedException when it says so of the future or of a time before
     *     there was such a system
     */
    Instant receivedAt(Instant now) {
        if (receivedAt == null) {
            return now;
        }
        // clocks differ a little
        if (receivedAt.isBefore(EARLIEST) || receivedAt.isAfter(now.plusSeconds(300))) {
            throw Words.rejection("input.received-at");
        }
        return receivedAt;
    }

    List<Field> messageFields() {
        return fields.stream().map(field -> new Field(field.label(), field.value())).toList();
    }

    /**
     * Who said it.
     *
     * @param email where answers go when it is there
     * @param phone kept for the operator; the contact's address when there is no e-mail address
     */
    public record ContactInput(String name, String email, String phone) {
        private static final int MAX_NAME = 200;
        private static final int MAX_EMAIL = 254;

        /** One sign, dots and letters on both sides: the mail server knows the rest. */
        private static final Pattern EMAIL =
                Pattern.compile("[^\\s\\p{Cc}@<>(),;:\"\\\\\\[\\]]+@[a-z0-9-]+(\\.[a-z0-9-]+)+");

        private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{9,15}");

        public ContactInput {
            name = Inputs.optionalText("contact.name", name, MAX_NAME).strip();
            email = normalEmail(Inputs.optionalText("contact.email", email, MAX_EMAIL));
            phone = normalPhone(Inputs.optionalText("contact.phone", phone, 40));
        }

        private static String normalEmail(String typed) {
            String normal = typed.strip().toLowerCase(Locale.ROOT);
            if (!normal.isEmpty() && !EMAIL.matcher(normal).matches()) {
                throw Words.rejection("input.email", "contact.email");
            }
            return normal;
        }

        /** Digits only, whatever width and with whatever between them they were typed. */
        private static String normalPhone(String typed) {
            String normal =
                    Normalizer.normalize(typed, Normalizer.Form.NFKC)
                            .replaceAll("[\\s()\\p{Pd}\u2212\u30FC]", "");
            if (!normal.isEmpty() && !PHONE.matcher(normal).matches()) {
                throw Words.rejection("input.phone", "contact.phone");
            }
            return normal;
        }

        Party party() {
            if (!email.isEmpty()) {
                return new Party(Address.email(email), name);
            }
            return new Party(
                    phone.isEmpty() ? Address.NONE : new Address(AddressKind.PHONE, phone), name);
        }

        /** The phone number, when nothing else would show it. */
        Optional<Field> phoneField() {
            return email.isEmpty() || phone.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Field(Words.text("field.phone").ja(), phone));
        }
    }

    public record FieldInput(String label, String value) {
        public FieldInput {
            label = Inputs.text("fields.label", label, 200);
            value = Inputs.optionalText("fields.value", value, 10_000);
        }
    }
}
