// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.words;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page template says by itself: not the tags, the expressions and the directives of JTE. */
final class PageText {
    private static final Pattern NOT_SAID =
            Pattern.compile("(?m)^@(?:import|param) .*$|<%--(?s:.*?)--%>");
    private static final Pattern EXPRESSION = Pattern.compile("(\\$unsafe|\\$|!)(?=\\{)");
    private static final Pattern DIRECTIVE =
            Pattern.compile("@(if|elseif|for|else|endif|endfor)\\b");
    private static final Pattern CALL = Pattern.compile("@template\\.[\\w.]+(?=\\()");
    private static final String CONTENT = "@`";
    private static final Pattern SAID_ATTRIBUTE =
            Pattern.compile("\\b(title|aria-label|placeholder|alt)=\"([^\"]+)\"");

    private final String template;
    private final StringBuilder html = new StringBuilder();
    private int at;

    private PageText(String template) {
        this.template = template;
    }

    /** Texts between tags and in attributes that are read to people. */
    static List<String> in(String template) {
        PageText page = new PageText(NOT_SAID.matcher(template).replaceAll(""));
        page.leaveOutCode();
        List<String> said = new ArrayList<>();
        Matcher attribute = SAID_ATTRIBUTE.matcher(page.html);
        while (attribute.find()) {
            said.add(attribute.group(2));
        }
        for (String text : page.html.toString().split("<[^>]*>|[\\n\u0000]")) {
            said.add(text.replaceAll("&\\w+;", "").strip());
        }
        said.removeIf(text -> text.replace("\u0000", "").isBlank());
        return said;
    }

    private void leaveOutCode() {
        while (at < template.length()) {
            if (found(EXPRESSION)) {
                skip('{', '}');
                html.append('\u0000');
            } else if (found(DIRECTIVE)) {
                if (at < template.length() && template.charAt(at) == '(') {
                    skip('(', ')');
                }
            } else if (found(CALL)) {
                int begin = at;
                skip('(', ')');
                int content = template.indexOf(CONTENT, begin);
                if (content >= 0 && content < at) {
                    at = content + CONTENT.length();
                }
            } else {
                html.append(template.charAt(at++));
            }
        }
    }

    private boolean found(Pattern what) {
        Matcher here = what.matcher(template).region(at, template.length());
        here.useTransparentBounds(true);
        if (!here.lookingAt()) {
            return false;
        }
        at = here.end();
        return true;
    }

    /** To behind the bracket that closes the one here. */
    private void skip(char open, char close) {
        int depth = 0;
        boolean quoted = false;
        do {
            char c = template.charAt(at++);
            if (quoted) {
                if (c == '\\') {
                    at++;
                } else {
                    quoted = c != '"';
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == open) {
                depth++;
            } else if (c == close) {
                depth--;
            }
        } while (depth > 0 && at < template.length());
    }
}
