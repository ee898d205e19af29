// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Networks;
import org.madoguchi.api.identity.AccessRule;
import org.madoguchi.api.identity.DemandedFactor;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SignInProvider;
import org.madoguchi.web.FormData;

/**
 * How each role gets in.
 *
 * @param ways in besides our own passwords
 * @param address where the one who looks is
 */
record AccessPage(
        Screen screen,
        List<Line> lines,
        List<SignInProvider.Status> ways,
        String address,
        Optional<LocalizedText> problem) {
    AccessPage {
        lines = List.copyOf(lines);
        ways = List.copyOf(ways);
    }

    /**
     * A role as the fields of the page hold it.
     *
     * @param networks one on each line
     */
    record Line(Role role, DemandedFactor factor, boolean passkeyAlone, String networks) {
        static Line of(AccessRule rule) {
            return new Line(
                    rule.role(),
                    rule.factor(),
                    rule.passkeyAlone(),
                    String.join("\n", rule.networks()));
        }

        static Line of(FormData sent, Role role) {
            return new Line(
                    role,
                    factor(sent.text("factor-" + role.name())),
                    sent.has("alone-" + role.name()),
                    sent.text("networks-" + role.name()));
        }

        private static DemandedFactor factor(String sent) {
            return Arrays.stream(DemandedFactor.values())
                    .filter(factor -> factor.name().equals(sent))
                    .findFirst()
                    .orElse(DemandedFactor.NONE);
        }

        AccessRule rule() {
            return new AccessRule(
                    role,
                    factor,
                    passkeyAlone,
                    Arrays.stream(networks.split("[\\s,、]+"))
                            .filter(network -> !network.isEmpty())
                            .toList());
        }
    }

    boolean mine(Line line) {
        return screen.actor().roles().contains(line.role());
    }

    /** Whether the role could be used from here; empty when what was typed cannot be read. */
    Optional<Boolean> admitsHere(Line line) {
        try {
            Networks networks = Networks.of(line.rule().networks().toArray(String[]::new));
            return Optional.of(networks.isEmpty() || networks.contain(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
