// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.madoguchi.api.channel.Attachment;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.city.City;
import org.madoguchi.channel.fax.internal.FaxSettings.Sending;

/** From a message to the document that is sent: a cover sheet, the text, the attachments. */
final class FaxPages {
    private final Sending settings;
    private final City city;
    private final Clock clock;

    /** Found once; it takes a second. */
    private Font font;

    FaxPages(Sending settings, City city, Clock clock) {
        this.settings = settings;
        this.city = city;
        this.clock = clock;
    }

    /**
     * @throws UnsendableException when it cannot be a FAX
     * @throws NoFontException when there is no font for it
     * @throws IOException when it cannot be written
     */
    void write(OutboundMessage message, Path file) throws IOException, UnsendableException {
        LetterPages letter = new LetterPages(font(), city, clock.instant(), settings.station());
        List<Sheet> sheets = new ArrayList<>(letter.text(message.text()));
        for (Attachment attachment : message.attachments()) {
            sheets.addAll(AttachedPages.of(attachment, settings.mostPages()));
        }
        if (sheets.size() + 1 > settings.mostPages()) {
            throw new UnsendableException(
                    Texts.text("send.pages", sheets.size() + 1, settings.mostPages()));
        }
        sheets.add(0, letter.cover(message, sheets.size() + 1));
        letter.number(sheets);
        FaxTiff.write(sheets, file);
    }

    private synchronized Font font() throws NoFontException {
        if (font == null) {
            font = JapaneseFont.find(settings.font());
        }
        return font;
    }
}
