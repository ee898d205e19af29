// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.channel;

import java.util.List;
import org.madoguchi.api.LocalizedText;

/**
 * What asking a channel's far end has brought, see {@link Channel#check}.
 *
 * @param findings each thing that was asked, in the order in which a person would look for a fault;
 *     at least one
 */
public record ChannelCheck(List<Finding> findings) {
    private static final LocalizedText STATE = new LocalizedText("状態", "State");

    public ChannelCheck {
        findings = List.copyOf(findings);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a check that has looked at nothing");
        }
    }

    /**
     * One thing that was asked.
     *
     * @param ok whether it answered as it should
     * @param what the thing in a word or two: 「受信用メールサーバー」
     * @param sentence for an operator: what was found; when it failed, what is wrong and what to do
     */
    public record Finding(boolean ok, LocalizedText what, LocalizedText sentence) {
        public static Finding good(LocalizedText what, LocalizedText sentence) {
            return new Finding(true, what, sentence);
        }

        public static Finding bad(LocalizedText what, LocalizedText sentence) {
            return new Finding(false, what, sentence);
        }
    }

    /** What a channel knows without asking anybody. */
    public static ChannelCheck of(ChannelHealth health) {
        return new ChannelCheck(
                List.of(
                        new Finding(
                                health.state() == ChannelHealth.State.UP,
                                STATE,
                                health.explanation())));
    }

    public boolean ok() {
        return findings.stream().allMatch(Finding::ok);
    }
}
