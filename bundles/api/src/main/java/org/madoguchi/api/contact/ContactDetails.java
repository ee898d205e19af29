// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.contact;

import java.util.Objects;

/**
 * What the desk has written down about a person (FJ-181); anything may be empty. It is personal
 * data: whoever shows it has looked for the right.
 *
 * @param name 200 characters at most
 * @param reading in kana, 200 characters at most
 * @param job 100 characters at most
 * @param postalCode {@code 123-4567} or empty
 * @param address 300 characters at most
 * @param phone a telephone number as people write it
 * @param fax a FAX number as people write it
 * @param mail an e-mail address
 */
public record ContactDetails(
        String name,
        String reading,
        Gender gender,
        AgeBand age,
        String job,
        String postalCode,
        String address,
        String phone,
        String fax,
        String mail) {
    /** As the person says, or as nobody has asked. */
    public enum Gender {
        UNKNOWN,
        FEMALE,
        MALE,
        OTHER
    }

    /** In years. */
    public enum AgeBand {
        UNKNOWN,
        UNDER_20,
        TWENTIES,
        THIRTIES,
        FORTIES,
        FIFTIES,
        SIXTIES,
        SEVENTIES,
        OVER_80
    }

    public ContactDetails {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reading, "reading");
        Objects.requireNonNull(gender, "gender");
        Objects.requireNonNull(age, "age");
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(postalCode, "postalCode");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(phone, "phone");
        Objects.requireNonNull(fax, "fax");
        Objects.requireNonNull(mail, "mail");
    }

    /** Of somebody about whom nothing was written down but perhaps a name. */
    public static ContactDetails named(String name) {
        return new ContactDetails(
                name, "", Gender.UNKNOWN, AgeBand.UNKNOWN, "", "", "", "", "", "");
    }
}
