// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Optional;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.channel.PhoneNumber;
import org.madoguchi.web.FormData;

/**
 * By which way somebody sends an answer, as {@code ways.jte} asks for it: one that is offered, or
 * an address that is typed twice, because one wrong digit lays a citizen's letter before a
 * stranger.
 *
 * @param chosen an offered way, or {@value #TYPED} with the kind of a typed address; empty: as the
 *     case says
 * @param address as it was typed first
 * @param lasting the case's later answers go there as well
 */
record WayChoice(String chosen, String address, String name, boolean lasting) {
    static final WayChoice NONE = new WayChoice("", "", "", false);

    private static final String TYPED = "new ";
    private static final String AGAIN = "addressAgain";

    static WayChoice of(FormData form) {
        return new WayChoice(
                form.text("way"),
                form.text("address"),
                form.text("addressName").strip(),
                form.text("lasting").equals("on"));
    }

    static String value(Address address) {
        return address.kind() + " " + address.value();
    }

    static String value(AddressKind kind) {
        return TYPED + kind;
    }

    /** The kind of address that such a choice stands for. */
    static Optional<AddressKind> kind(String chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        String way = chosen.startsWith(TYPED) ? chosen.substring(TYPED.length()) : chosen;
        try {
            return Optional.of(new AddressKind(way.split(" ", 2)[0]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isTyped() {
        return chosen.startsWith(TYPED);
    }

    /**
     * Who gets the answer; empty when it goes where the case says.
     *
     * @param offered at this moment: nothing else is taken without being typed twice
     */
    Optional<Party> recipient(FormData form, ReplyWays offered) {
        if (chosen.isEmpty()) {
            return Optional.empty();
        }
        if (isTyped()) {
            return Optional.of(typed(form, offered));
        }
        ReplyWays.Way way =
                offered.ways().stream()
                        .filter(each -> value(each.to().address()).equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> rejection("refused.way.gone"));
        return way.isUsual() ? Optional.empty() : Optional.of(way.to());
    }

    private Party typed(FormData form, ReplyWays offered) {
        AddressKind kind =
                offered.typed().stream()
                        .map(typed -> typed.channel().addressKind())
                        .filter(each -> value(each).equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> rejection("refused.way.gone"));
        Address first =
                read(kind, address)
                        .orElseThrow(
                                () ->
                                        rejection(
                                                kind.isTelephone()
                                                        ? "refused.way.number"
                                                        : "refused.way.mail"));
        if (!read(kind, form.text(AGAIN)).equals(Optional.of(first))) {
            throw rejection("refused.way.twice");
        }
        return new Party(first, name);
    }

    private static Optional<Address> read(AddressKind kind, String written) {
        return kind.isTelephone()
                ? PhoneNumber.read(written).map(number -> new Address(kind, number.value()))
                : EmailAddress.read(written).map(mail -> Address.email(mail.value()));
    }

    private static RejectedException rejection(String key) {
        return new RejectedException(Screens.bothLanguages(key));
    }
}
