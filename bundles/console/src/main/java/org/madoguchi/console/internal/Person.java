// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.List;
import java.util.Optional;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactDetails;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.JoinedContact;
import org.madoguchi.api.contact.Likeness;
import org.madoguchi.api.contact.Terminals;

/**
 * Who a case is about.
 *
 * @param lookalikes who may be the same person; empty when the reader may not join them
 * @param joined who was said to be the same person
 * @param details what is written down; empty when the reader may not read it
 * @param namesakes others with the same name or address
 * @param card what another register says
 * @param terminals that the case names
 */
record Person(
        Optional<Contact> contact,
        List<Lookalike> lookalikes,
        List<JoinedContact> joined,
        Optional<ContactDetails> details,
        List<Same> namesakes,
        Optional<ContactRegister.Entry> card,
        List<Terminals.Terminal> terminals) {
    Person {
        namesakes = List.copyOf(namesakes);
        lookalikes = List.copyOf(lookalikes);
        joined = List.copyOf(joined);
        terminals = List.copyOf(terminals);
    }

    /**
     * @param cases the last ones
     */
    record Lookalike(Likeness likeness, List<CaseSummary> cases) {
        Lookalike {
            cases = List.copyOf(cases);
        }
    }

    /**
     * @param cases the last ones
     */
    record Same(ContactDesk.Namesake who, List<CaseSummary> cases) {
        Same {
            cases = List.copyOf(cases);
        }
    }

    static Person of(Optional<Contact> contact) {
        return new Person(
                contact,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The word for a shared address: 「電話」 or 「メール」. */
    static String word(Screen screen, Address address) {
        return screen.text(
                address.kind().equals(AddressKind.EMAIL) ? "address.email" : "address.phone");
    }
}
