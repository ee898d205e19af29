// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channels.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelTrouble;
import org.madoguchi.storage.Times;

/** A channel that is or was there: its name must be known while its bundle is away. */
@Entity
@Table(name = "channels_known")
class ChannelEntity {
    private static final int LONGEST_TROUBLE = 1000;

    @Id private String id;

    @Column(name = "name_ja", nullable = false)
    private String nameJa;

    @Column(name = "name_en", nullable = false)
    private String nameEn;

    @Column(nullable = false)
    private String capabilities;

    @Column(name = "address_kind", nullable = false)
    private String addressKind;

    @Column(name = "last_seen", nullable = false)
    private LocalDateTime lastSeen;

    @Column(name = "trouble_at")
    private LocalDateTime troubleAt;

    @Column(name = "trouble_ja", length = LONGEST_TROUBLE)
    private String troubleJa;

    @Column(name = "trouble_en", length = LONGEST_TROUBLE)
    private String troubleEn;

    ChannelEntity() {}

    ChannelEntity(ChannelId id) {
        this.id = id.value();
    }

    void see(ChannelDescriptor descriptor, Instant now) {
        nameJa = descriptor.name().ja();
        nameEn = descriptor.name().en();
        capabilities =
                descriptor.capabilities().stream()
                        .map(Enum::name)
                        .sorted()
                        .collect(Collectors.joining(","));
        addressKind = descriptor.addressKind().value();
        lastSeen = Times.column(now);
    }

    ChannelDescriptor descriptor() {
        Set<Capability> known =
                Arrays.stream(capabilities.split(","))
                        .filter(name -> !name.isEmpty())
                        .map(Capability::valueOf)
                        .collect(Collectors.toSet());
        return new ChannelDescriptor(
                new ChannelId(id),
                new LocalizedText(nameJa, nameEn),
                known,
                new AddressKind(addressKind));
    }

    Instant lastSeen() {
        return Times.instant(lastSeen);
    }

    /** Unless a later one is known. */
    void trouble(ChannelTrouble trouble) {
        LocalDateTime at = Times.column(trouble.at());
        if (troubleAt != null && troubleAt.isAfter(at)) {
            return;
        }
        troubleAt = at;
        troubleJa = cut(trouble.text().ja());
        troubleEn = cut(trouble.text().en());
    }

    Optional<ChannelTrouble> trouble() {
        return Optional.ofNullable(troubleAt)
                .map(
                        at ->
                                new ChannelTrouble(
                                        Times.instant(at),
                                        new LocalizedText(troubleJa, troubleEn)));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TROUBLE ? text : text.substring(0, LONGEST_TROUBLE);
    }
}
