// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Party;

/** Somebody else who got a message, or gets it. */
@Entity
@Table(name = "cases_copy")
class CopyEntity {
    private static final int LONGEST_NAME = 300;

    @Id private long id;

    @Column(name = "interaction_id", nullable = false)
    private long interactionId;

    @Column(name = "address_kind", nullable = false, length = 16)
    private String addressKind;

    @Column(nullable = false, length = 320)
    private String address;

    @Column(nullable = false, length = LONGEST_NAME)
    private String name;

    CopyEntity() {}

    CopyEntity(long id, InteractionId interaction, Party party) {
        this.id = id;
        interactionId = interaction.value();
        addressKind = party.address().kind().value();
        address = party.address().value();
        name = Cut.to(LONGEST_NAME, party.name());
    }

    long interactionId() {
        return interactionId;
    }

    Party party() {
        return new Party(new Address(new AddressKind(addressKind), address), name);
    }
}
