// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.sms.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.HexFormat;
import java.util.Random;
import org.jsmpp.bean.Command;
import org.junit.jupiter.api.Test;

class GuardedReaderTest {
    private static final String ENQUIRE_LINK = "00000010000000150000000000000001";

    private final GuardedReader reader = new GuardedReader();

    private static DataInputStream stream(String hex) {
        return new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
    }

    private Command read(DataInputStream in) throws IOException {
        Command header = reader.readPDUHeader(in);
        reader.readPDU(in, header);
        return header;
    }

    @Test
    void aPduShouldBeRead() throws IOException {
        assertThat(read(stream(ENQUIRE_LINK)).getCommandId()).isEqualTo(0x15);
    }

    @Test
    void noLengthShouldBeBelieved() {
        for (String length :
                new String[] {"7fffffff", "ffffffff", "00000000", "0000000f", "00100000"}) {
            assertThatThrownBy(() -> read(stream(length + ENQUIRE_LINK)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("octets");
        }
    }

    @Test
    void silenceBeforeAPduShouldBeNoTrouble() {
        assertThatThrownBy(() -> read(new DataInputStream(new Stalled())))
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void silenceWithinAPduShouldEndTheLine() {
        for (int length = 1; length < 16; length++) {
            InputStream begin =
                    new ByteArrayInputStream(HexFormat.of().parseHex(ENQUIRE_LINK), 0, length);
            assertThatThrownBy(
                            () ->
                                    read(
                                            new DataInputStream(
                                                    new SequenceInputStream(begin, new Stalled()))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aDeliverSmWhoseInnerLengthsAreWrongShouldBeAnsweredAsUnknown() throws IOException {
        // short_message of 200 octets that are not there
        String body =
                "00"
                        + "0101"
                        + "3831"
                        + "00"
                        + "0001"
                        + "3100"
                        + "000000"
                        + "0000"
                        + "00000800"
                        + "c8"
                        + "41";
        assertThat(read(stream(pdu("00000005", body))).getCommandId()).isNotEqualTo(5);
    }

    @Test
    void anyGarbageShouldBeReadOrRefusedButNeverThrowAnythingElse() throws IOException {
        Random random = new Random(20261128);
        for (int round = 0; round < 3000; round++) {
            byte[] garbage = new byte[random.nextInt(120)];
            random.nextBytes(garbage);
            String command = random.nextBoolean() ? "00000005" : "80000004";
            assertThat(read(stream(pdu(command, HexFormat.of().formatHex(garbage))))).isNotNull();
        }
    }

    private static String pdu(String command, String body) {
        return HexFormat.of().toHexDigits(16 + body.length() / 2)
                + command
                + "0000000000000007"
                + body;
    }

    /** Says nothing until the patience of the reader is over. */
    private static final class Stalled extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException("nothing came");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return read();
        }
    }
}
