// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.channel.fax.internal;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.text.AttributedString;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.city.City;

/** The pages of words, in Japanese: whom it is for, from whom, and what it says. */
final class LetterPages {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.JAPANESE);
    private static final FontRenderContext IN_POINTS = new FontRenderContext(null, true, true);

    private static final float MARGIN = 55;
    private static final float WIDTH = (float) Sheet.WIDTH_POINTS - 2 * MARGIN;
    private static final float BOTTOM = (float) Sheet.HEIGHT_POINTS - 70;
    private static final float LABELS = 80;
    private static final float LEADING = 1.6f;

    private final Font title;
    private final Font words;
    private final Font small;
    private final City city;
    private final Instant now;
    private final String station;

    LetterPages(Font font, City city, Instant now, String station) {
        this.title = font.deriveFont(22f);
        this.words = font.deriveFont(12f);
        this.small = font.deriveFont(10f);
        this.city = city;
        this.now = now;
        this.station = station;
    }

    /**
     * @param pages of the whole document
     */
    Sheet cover(OutboundMessage message, int pages) {
        Sheet sheet = new Sheet();
        Graphics2D pen = sheet.pen();
        float y = 80;
        y = line(pen, title, word("cover.title"), MARGIN, y);
        pen.setStroke(new BasicStroke(1));
        pen.draw(new Line2D.Float(MARGIN, y, MARGIN + WIDTH, y));
        String name = message.to().name();
        String to = name.isEmpty() ? word("cover.nobody") : word("cover.dear", name);
        y = entry(pen, "cover.to", to, y + 30);
        y = entry(pen, "cover.from", sender(), y);
        y = entry(pen, "cover.number", station, y);
        y = entry(pen, "cover.date", DATE.format(now.atZone(city.zone())), y);
        y = entry(pen, "cover.subject", message.subject(), y);
        y = entry(pen, "cover.case", message.caseId().toString(), y);
        y = entry(pen, "cover.pages", word("cover.count", pages), y);
        pen.draw(new Line2D.Float(MARGIN, y, MARGIN + WIDTH, y));
        for (TextLayout each : lines(word("cover.stray"), small, WIDTH)) {
            y += small.getSize2D() * LEADING;
            each.draw(pen, MARGIN, y + 10);
        }
        pen.dispose();
        return sheet;
    }

    private String sender() {
        String desk = city.deskName().ja();
        return desk.contains(city.name().ja()) ? desk : city.name().ja() + " " + desk;
    }

    private float entry(Graphics2D pen, String label, String value, float y) {
        line(pen, words, word(label), MARGIN, y);
        float next = y;
        for (TextLayout each : lines(value.isBlank() ? "―" : value, words, WIDTH - LABELS)) {
            each.draw(pen, MARGIN + LABELS, next);
            next += words.getSize2D() * LEADING;
        }
        return next + 6;
    }

    private float line(Graphics2D pen, Font font, String text, float x, float y) {
        new TextLayout(text, font, IN_POINTS).draw(pen, x, y);
        return y + font.getSize2D() * LEADING;
    }

    List<Sheet> text(String text) {
        List<Sheet> sheets = new ArrayList<>();
        Graphics2D pen = null;
        float y = 0;
        for (TextLayout each : lines(text, words, WIDTH)) {
            if (pen == null || y > BOTTOM) {
                if (pen != null) {
                    pen.dispose();
                }
                Sheet sheet = new Sheet();
                sheets.add(sheet);
                pen = sheet.pen();
                y = 80;
            }
            each.draw(pen, MARGIN, y);
            y += words.getSize2D() * LEADING;
        }
        if (pen != null) {
            pen.dispose();
        }
        return sheets;
    }

    /** At the foot of each page, so that a lost one is missed. */
    void number(List<Sheet> sheets) {
        for (int i = 0; i < sheets.size(); i++) {
            Graphics2D pen = sheets.get(i).pen();
            line(
                    pen,
                    small,
                    city.deskName().ja() + "　" + (i + 1) + " / " + sheets.size(),
                    MARGIN,
                    (float) Sheet.HEIGHT_POINTS - 35);
            pen.dispose();
        }
    }

    /** Broken by the rules of Japanese: no line begins with a full stop. */
    private static List<TextLayout> lines(String text, Font font, float width) {
        List<TextLayout> lines = new ArrayList<>();
        for (String line : text.replace("\t", "    ").split("\\R", -1)) {
            String shown = shown(line, font);
            AttributedString attributed = new AttributedString(shown);
            attributed.addAttribute(TextAttribute.FONT, font);
            LineBreakMeasurer measurer =
                    new LineBreakMeasurer(
                            attributed.getIterator(),
                            java.text.BreakIterator.getLineInstance(Locale.JAPANESE),
                            IN_POINTS);
            while (measurer.getPosition() < shown.length()) {
                lines.add(measurer.nextLayout(width));
            }
        }
        return lines;
    }

    /** A sign for what the font does not know; an empty line is a blank. */
    private static String shown(String line, Font font) {
        StringBuilder shown = new StringBuilder();
        line.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .map(c -> font.canDisplay(c) ? c : '〓')
                .forEach(shown::appendCodePoint);
        return shown.isEmpty() ? " " : shown.toString();
    }

    private static String word(String key, Object... values) {
        return Texts.text(key, values).ja();
    }
}
