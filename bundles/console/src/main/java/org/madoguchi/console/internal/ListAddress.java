// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseQuery;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ItemWish;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;

/**
 * What an address says about the list of cases: which ones, in which order, in which columns. Each
 * part is there once and makes sense by itself; nonsense is left out and narrows nothing.
 *
 * @param values by the name in the address, in the order of {@link #FORMS}
 */
record ListAddress(Map<String, String> values) {
    static final String VIEW = "view";
    static final String TEXT = "q";
    static final String CONTACT = "contact";
    static final String SORT = "sort";
    static final String COLUMNS = "columns";
    static final String SIZE = "size";
    static final String FROM = "from";

    /** A person's name in place of an account's number. */
    static final String ME = "me";

    /** Items that the list can be narrowed by at once. */
    static final List<String> ITEMS = List.of("item", "item2", "item3");

    /** What an item holds, or the first of a span; means nothing without an item. */
    static final String VALUE = "-value";

    /** The last of a span of days or numbers. */
    static final String UNTIL = "-until";

    /** In place of a person, or of a topic. */
    static final String NONE = "none";

    /** What narrows a view besides words. */
    static final List<String> FIELDS =
            List.of(
                    "person",
                    "state",
                    "channel",
                    "assignee",
                    "team",
                    "department",
                    "topic",
                    "tag",
                    "item",
                    "item-value",
                    "item-until",
                    "item2",
                    "item2-value",
                    "item2-until",
                    "item3",
                    "item3-value",
                    "item3-until",
                    "disposition",
                    "district",
                    "asker",
                    "due",
                    "opened-from",
                    "opened-to",
                    "closed-from",
                    "closed-to");

    /** The form, and which of its items. */
    private static final Pattern ITEM = Pattern.compile("\\d{1,18}\\.[a-z][a-z0-9-]{0,29}");

    private static final String NUMBER = "\\d{1,18}";
    private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";
    private static final String WORDS = "(?s).{1,200}";
    private static final int SHOWN = 50;
    private static final Map<String, Pattern> FORMS = forms();

    ListAddress {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values)); // keeps the order
    }

    private static Map<String, Pattern> forms() {
        Map<String, Pattern> forms = new LinkedHashMap<>();
        forms.put(VIEW, Pattern.compile("[A-Z_]{1,30}"));
        forms.put(TEXT, Pattern.compile(WORDS));
        forms.put(CONTACT, Pattern.compile(NUMBER));
        forms.put("person", Pattern.compile(WORDS));
        forms.put("state", Pattern.compile("[A-Z_]{1,30}"));
        forms.put("channel", Pattern.compile("[a-z][a-z0-9-]{0,31}"));
        forms.put("assignee", Pattern.compile(ME + "|" + NONE + "|" + NUMBER));
        forms.put("team", Pattern.compile(NUMBER));
        forms.put("department", Pattern.compile(NUMBER));
        forms.put("topic", Pattern.compile(NONE + "|" + NUMBER));
        forms.put("tag", Pattern.compile(".{1,40}"));
        for (String item : ITEMS) {
            forms.put(item, ITEM);
            forms.put(item + VALUE, Pattern.compile(WORDS));
            forms.put(item + UNTIL, Pattern.compile(WORDS));
        }
        forms.put("disposition", Pattern.compile("[a-z0-9-]{1,40}"));
        forms.put("district", Pattern.compile(".{1,100}"));
        forms.put("asker", Pattern.compile(".{1,100}"));
        forms.put("due", Pattern.compile("overdue|day|week"));
        for (String day : FIELDS.subList(FIELDS.indexOf("due") + 1, FIELDS.size())) {
            forms.put(day, Pattern.compile(DAY));
        }
        forms.put(SORT, Pattern.compile("-?[A-Z]{1,20}"));
        forms.put(COLUMNS, Pattern.compile("[A-Z]{1,20}(\\.[A-Z]{1,20}){0,19}"));
        forms.put(SIZE, Pattern.compile("50|100|200"));
        forms.put(FROM, Pattern.compile("[1-9]\\d{0,6}"));
        return forms;
    }

    static ListAddress of(MultivaluedMap<String, String> query) {
        return of(query::getFirst);
    }

    static ListAddress of(Function<String, String> given) {
        Map<String, String> values = new LinkedHashMap<>();
        FORMS.forEach(
                (name, form) -> {
                    String value = given.apply(name);
                    String plain = value == null ? "" : value.strip();
                    if (name.equals(TEXT) && plain.length() > 200) {
                        plain = plain.substring(0, 200);
                    }
                    if (form.matcher(plain).matches() && makesSense(name, plain)) {
                        values.put(name, plain);
                    }
                });
        for (String item : ITEMS) {
            if (!values.containsKey(item)) {
                values.remove(item + VALUE);
                values.remove(item + UNTIL);
            } else if (wish(values, item).isEmpty()) {
                values.remove(item + UNTIL);
            }
        }
        return new ListAddress(values);
    }

    /** Empty when it makes no sense, as a span of words. */
    private static Optional<ItemWish> wish(Map<String, String> values, String item) {
        try {
            return ItemWish.of(
                    values.getOrDefault(item, ""),
                    values.getOrDefault(item + VALUE, ""),
                    values.getOrDefault(item + UNTIL, ""));
        } catch (IllegalArgumentException noSpan) {
            return Optional.empty();
        }
    }

    private static boolean makesSense(String name, String value) {
        return switch (name) {
            case VIEW -> FaqFilter.constant(CaseView.class, value).isPresent();
            case "state" -> FaqFilter.constant(CaseState.class, value).isPresent();
            case SORT -> column(value).isPresent();
            default ->
                    !name.endsWith("-from") && !name.endsWith("-to")
                            || ListQuestion.day(value).isPresent();
        };
    }

    /** The part behind the question mark, as {@link #query} writes it. */
    static ListAddress parse(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                given.putIfAbsent(pair.substring(0, equals), decoded(pair.substring(equals + 1)));
            }
        }
        return of(given::get);
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return "";
        }
    }

    static ListAddress of(CaseView view) {
        return new ListAddress(Map.of(VIEW, view.name()));
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /** The same from the beginning with another value; with an empty one, without it. */
    ListAddress with(String name, String value) {
        return of(other -> other.equals(name) ? value : other.equals(FROM) ? "" : get(other));
    }

    /** Without what narrows the view. */
    ListAddress plain() {
        return of(
                name ->
                        FIELDS.contains(name) || Set.of(TEXT, CONTACT, FROM).contains(name)
                                ? ""
                                : get(name));
    }

    boolean narrows() {
        return !get(TEXT).isEmpty() || !get(CONTACT).isEmpty() || fields() > 0;
    }

    /** By how many fields. */
    long fields() {
        return FIELDS.stream().filter(values::containsKey).count();
    }

    String query() {
        StringBuilder query = new StringBuilder();
        values.forEach(
                (name, value) ->
                        query.append(query.length() == 0 ? "" : "&")
                                .append(name)
                                .append('=')
                                .append(Urls.encode(value)));
        return query.toString();
    }

    /** Where the list begins, for links to its other parts; ends with {@code &}. */
    String fromTheTop() {
        String query = with(FROM, "").query();
        return query.isEmpty() ? "" : query + "&";
    }

    CaseView view(Actor actor) {
        return FaqFilter.constant(CaseView.class, get(VIEW)).orElseGet(() -> startFor(actor));
    }

    /**
     * Who answers begins with what nobody has taken yet; who only releases, with what waits for
     * release.
     */
    private static CaseView startFor(Actor actor) {
        return actor.may(Permission.CASE_HANDLE) ? CaseView.UNASSIGNED : startForReleasing(actor);
    }

    private static CaseView startForReleasing(Actor actor) {
        return actor.may(Permission.REPLY_APPROVE)
                ? CaseView.TO_APPROVE
                : CaseView.WAITING_APPROVAL;
    }

    PageRequest rows() {
        int offset = get(FROM).isEmpty() ? 0 : Integer.parseInt(get(FROM));
        return new PageRequest(offset, get(SIZE).isEmpty() ? SHOWN : Integer.parseInt(get(SIZE)));
    }

    /** What cannot wait stands first where that is what is looked at. */
    CaseOrder order(Actor actor) {
        String sort = get(SORT);
        if (!sort.isEmpty()) {
            return new CaseOrder(column(sort).orElseThrow(), sort.startsWith("-"));
        }
        return switch (view(actor)) {
            case DUE_SOON, OVERDUE -> new CaseOrder(CaseOrder.Column.DUE, false);
            case CLOSED_RECENTLY -> new CaseOrder(CaseOrder.Column.CLOSED, true);
            default -> CaseOrder.NEWEST;
        };
    }

    private static Optional<CaseOrder.Column> column(String sort) {
        return FaqFilter.constant(CaseOrder.Column.class, sort.replace("-", ""));
    }

    List<ItemWish> items() {
        return ITEMS.stream().flatMap(item -> wish(values, item).stream()).toList();
    }

    Optional<ContactId> contact() {
        return number(CONTACT).map(ContactId::new);
    }

    Optional<Long> number(String name) {
        return Optional.of(get(name)).filter(id -> id.matches(NUMBER)).map(Long::valueOf);
    }

    /** The question to the desk. */
    CaseQuery ask(Screen screen, Instant now) {
        return new CaseQuery(
                view(screen.actor()),
                get(TEXT),
                Optional.empty(),
                contact(),
                new ListQuestion(this, screen, now).criteria(),
                order(screen.actor()));
    }
}
