// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelCheck.Finding;

/** Looks at everything that a FAX needs on its way in and out, when a person asks. */
final class FaxCheck {
    private final FaxSettings settings;
    private final FaxLine line;
    private final TextReader reader;
    private final FaxHealth health;

    FaxCheck(FaxSettings settings, FaxLine line, TextReader reader, FaxHealth health) {
        this.settings = settings;
        this.line = line;
        this.reader = reader;
        this.health = health;
    }

    ChannelCheck look() {
        return new ChannelCheck(
                List.of(
                        asterisk(),
                        folder("check.inbox", settings.inbox(), "health.folder"),
                        folder("check.outbox", settings.sending().outbox(), "health.outbox"),
                        font(),
                        text()));
    }

    private Finding asterisk() {
        LocalizedText what = LocalizedText.same("Asterisk");
        try {
            return Finding.good(what, Texts.text("check.asterisk.good", line.version()));
        } catch (IOException e) {
            return Finding.bad(what, health.asterisk().orElse(Texts.text("health.unreachable")));
        }
    }

    private static Finding folder(String what, Path folder, String trouble) {
        return Files.isDirectory(folder) && Files.isWritable(folder)
                ? Finding.good(Texts.text(what), Texts.text("check.folder.good"))
                : Finding.bad(Texts.text(what), Texts.text(trouble));
    }

    private Finding font() {
        LocalizedText what = Texts.text("check.font");
        try {
            String name = JapaneseFont.find(settings.sending().font()).getName();
            return Finding.good(what, Texts.text("check.font.good", name));
        } catch (NoFontException e) {
            return Finding.bad(what, Texts.text("health.font"));
        }
    }

    /** A FAX without its text is a case, too. */
    private Finding text() {
        return Finding.good(
                Texts.text("check.text"),
                Texts.text(reader.isThere() ? "check.text.good" : "check.text.none"));
    }
}
