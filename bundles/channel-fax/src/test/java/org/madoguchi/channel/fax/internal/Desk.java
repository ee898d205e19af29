// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.util.List;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.city.City;
import org.madoguchi.test.Asahi;

/** A desk's messages for the tests. */
final class Desk {
    static final ChannelId CHANNEL = new ChannelId("fax-main");
    static final String TEXT =
            "山本様\n\n粗大ごみの申込方法についてお答えします。\n粗大ごみ受付センターに電話でお申し込みください。\n手数料は一点五百円です。\n";

    static final City CITY = new Asahi();

    private Desk() {}

    static OutboundMessage message(long id, String number, Attachment... attachments) {
        return new OutboundMessage(
                new OutboundId(id),
                CHANNEL,
                new Party(new Address(AddressKind.FAX, number), "山本 正"),
                "粗大ごみの申込方法",
                TEXT,
                List.of(attachments),
                CaseId.parse("2026-000012"),
                "abc123",
                "",
                List.of(),
                false);
    }
}
