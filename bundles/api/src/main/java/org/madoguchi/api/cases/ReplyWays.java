// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.api.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.Party;

/**
 * By which ways an answer to a case can leave (FJ-034).
 *
 * @param ways the usual one first: as the question came
 * @param wish what the citizen asked for, as a form told it
 * @param typed channels that send to addresses which somebody may type
 */
public record ReplyWays(List<Way> ways, Optional<Wish> wish, List<Typed> typed) {
    public static final ReplyWays NONE = new ReplyWays(List.of(), Optional.empty(), List.of());

    public ReplyWays {
        ways = List.copyOf(ways);
        typed = List.copyOf(typed);
    }

    /** The one that the citizen wished, else the usual one. */
    public Optional<Way> preferred() {
        return wish.flatMap(
                        wished ->
                                ways.stream()
                                        .filter(way -> wished.kinds().contains(way.kind()))
                                        .findFirst())
                .or(() -> ways.stream().filter(Way::isUsual).findFirst());
    }

    /** Only what is offered can be chosen: any other address has to be typed, twice. */
    public Optional<Way> find(Address address) {
        return ways.stream().filter(way -> way.to().address().equals(address)).findFirst();
    }

    /**
     * @param texts what can be written with; their places are filled
     * @param onlyTexts anything else would be refused
     */
    public record Way(
            Party to,
            ChannelDescriptor channel,
            Source source,
            List<CannedReply> texts,
            boolean onlyTexts) {
        public Way {
            texts = List.copyOf(texts);
        }

        public AddressKind kind() {
            return channel.addressKind();
        }

        public boolean isUsual() {
            return source == Source.CASE;
        }
    }

    /**
     * @param texts as {@link Way#texts}
     */
    public record Typed(ChannelDescriptor channel, List<CannedReply> texts, boolean onlyTexts) {
        public Typed {
            texts = List.copyOf(texts);
        }
    }

    /** How an address is known. */
    public enum Source {
        /** The case says so: the question came from there. */
        CASE,
        /** The person has written from it. */
        USED,
        /** The person, or a form, has told it; nothing came from there yet. */
        TOLD
    }

    /**
     * @param words as the citizen has chosen them
     * @param kinds which the words stand for; empty for a letter or a visit
     * @param call they want to be called
     */
    public record Wish(String words, Set<AddressKind> kinds, boolean call) {
        public Wish {
            kinds = Set.copyOf(kinds);
        }
    }
}
