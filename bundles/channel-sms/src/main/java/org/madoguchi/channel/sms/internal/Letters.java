// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Octets of a short message as text (SMPP 3.4 section 5.2.19, 3GPP TS 23.038 section 4).
 *
 * @param faithful whether every octet was understood
 */
record Letters(String text, boolean faithful) {
    // decodes what Japanese centres call JIS, with the letters of Windows
    private static final Charset JIS = Charset.forName("x-windows-iso2022jp");
    private static final char UNKNOWN = '\ufffd';

    /** What a centre means by data_coding 0, "SMSC default alphabet": the contract says. */
    enum Alphabet {
        GSM7,
        LATIN1,
        UTF8
    }

    static Letters of(byte[] octets, int dataCoding, Alphabet centre) {
        return switch (dataCoding) {
            case 0 -> inAlphabet(octets, centre);
            case 1, 3 -> decoded(octets, StandardCharsets.ISO_8859_1);
            case 5, 10, 13 -> decoded(octets, JIS);
            case 8 -> utf16(octets);
            default -> inGroup(octets, dataCoding, centre);
        };
    }

    /** The groups of GSM: flash messages and the like say their alphabet in two bits. */
    private static Letters inGroup(byte[] octets, int dataCoding, Alphabet centre) {
        boolean general = dataCoding >= 0x10 && dataCoding < 0x40;
        boolean messageClass = dataCoding >= 0xf0;
        int alphabet = dataCoding >> 2 & 3;
        if (general && alphabet == 2) {
            return utf16(octets);
        }
        if ((general && alphabet == 0) || (messageClass && (dataCoding & 4) == 0)) {
            return inAlphabet(octets, centre);
        }
        return new Letters(decoded(octets, StandardCharsets.ISO_8859_1).text(), false);
    }

    private static Letters inAlphabet(byte[] octets, Alphabet alphabet) {
        if (alphabet == Alphabet.GSM7) {
            String text = Gsm7.decode(octets);
            return new Letters(text, text.indexOf(UNKNOWN) < 0);
        }
        return decoded(
                octets,
                alphabet == Alphabet.UTF8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    private static Letters utf16(byte[] octets) {
        return decoded(octets, StandardCharsets.UTF_16BE);
    }

    private static Letters decoded(byte[] octets, Charset code) {
        CharsetDecoder strict = code.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        return strictly(octets, strict)
                .map(text -> new Letters(text, true))
                .orElseGet(() -> new Letters(new String(octets, code), false));
    }

    private static Optional<String> strictly(byte[] octets, CharsetDecoder decoder) {
        try {
            return Optional.of(
                    decoder.onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(octets))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
