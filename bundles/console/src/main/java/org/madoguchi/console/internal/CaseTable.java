// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.madoguchi.api.Page;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseOrder.Column;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.rule.Macro;
import org.madoguchi.api.topic.Topic;
import org.madoguchi.api.topic.TopicId;

/**
 * The list of cases as a table that fills the screen.
 *
 * @param items that the list can be narrowed by
 * @param result what was done to the chosen cases just now
 */
record CaseTable(
        Screen screen,
        ListAddress address,
        ListColumns columns,
        ViewList views,
        Page<CaseSummary> rows,
        CaseNames names,
        List<ChannelDescriptor> channels,
        List<User> operators,
        List<Department> departments,
        List<Macro> macros,
        List<ItemChoice> items,
        Optional<BulkResult> result,
        Instant now) {
    /** As many rows as one file takes. */
    static final int MOST_IN_FILE = 50_000;

    /** Fields that are always in sight. */
    private static final Set<String> AT_HAND = Set.of("person", "state", "assignee", "topic");

    CaseTable {
        channels = List.copyOf(channels);
        operators = List.copyOf(operators);
        departments = List.copyOf(departments);
        macros = List.copyOf(macros);
        items = List.copyOf(items);
    }

    CaseView view() {
        return address.view(screen.actor());
    }

    /** The name of the chosen view, ours or somebody's own. */
    String title() {
        return views.own().stream()
                .filter(ViewList.Entry::current)
                .findFirst()
                .or(() -> views.shared().stream().filter(ViewList.Entry::current).findFirst())
                .map(ViewList.Entry::name)
                .orElseGet(() -> screen.name("view", view()));
    }

    String query() {
        return address.query();
    }

    /** For links that add to it. */
    String link(String name, String value) {
        return "/console/list?" + address.with(name, value).query();
    }

    String top() {
        return "/console/list?" + address.fromTheTop();
    }

    /** Another direction when the list is sorted by it already; texts begin at their beginning. */
    String sorted(Column column) {
        CaseOrder order = order();
        boolean down = order.column() == column ? !order.descending() : beginsDown(column);
        return link(ListAddress.SORT, (down ? "-" : "") + column.name());
    }

    private static boolean beginsDown(Column column) {
        return switch (column) {
            case ACTIVITY, OPENED, CLOSED, NUMBER -> true;
            default -> false;
        };
    }

    private CaseOrder order() {
        return address.order(screen.actor());
    }

    String ariaSort(Column column) {
        return order().column() != column
                ? null
                : order().descending() ? "descending" : "ascending";
    }

    /** What an address narrows the list by, each with its words and the way to leave it out. */
    List<Chip> chips() {
        return ListAddress.FIELDS.stream()
                .filter(field -> !address.get(field).isEmpty())
                .filter(field -> !isOfItem(field))
                .map(field -> new Chip(label(field), said(field), link(field, "")))
                .toList();
    }

    /** Stands in the chip of its item. */
    private static boolean isOfItem(String field) {
        return field.endsWith(ListAddress.VALUE) || field.endsWith(ListAddress.UNTIL);
    }

    private static String label(String field) {
        return ListAddress.ITEMS.contains(field) ? "item" : field;
    }

    /**
     * @param field by the name of its label
     */
    record Chip(String field, String value, String without) {}

    private String said(String field) {
        String value = address.get(field);
        return switch (field) {
            case "state" ->
                    FaqFilter.constant(CaseState.class, value)
                            .map(state -> screen.name("state", state))
                            .orElse(value);
            case "channel" ->
                    channels.stream()
                            .filter(each -> each.id().value().equals(value))
                            .findFirst()
                            .map(each -> screen.in(each.name()))
                            .orElse(value);
            case "assignee" -> assignee(value);
            case "team" -> team(value);
            case "department" ->
                    departments.stream()
                            .filter(each -> each.id().toString().equals(value))
                            .findFirst()
                            .map(Department::name)
                            .orElse(value);
            case "topic" -> topic(value);
            case "item", "item2", "item3" -> item(field, value);
            case "disposition" ->
                    names.dispositions().stream()
                            .filter(each -> each.code().equals(value))
                            .findFirst()
                            .map(each -> screen.in(each.name()))
                            .orElse(value);
            case "due" -> screen.text("list.due." + value);
            default -> value;
        };
    }

    private String item(String field, String value) {
        String from = address.get(field + ListAddress.VALUE);
        String until = address.get(field + ListAddress.UNTIL);
        String held = until.isEmpty() ? from : from + "～" + until;
        return (item(value).map(ItemChoice::path).orElse(value) + " " + held).strip();
    }

    private Optional<ItemChoice> item(String value) {
        return items.stream().filter(each -> each.value().equals(value)).findFirst();
    }

    /** Lines for items: one more than are filled in. */
    boolean isShown(String line) {
        int place = ListAddress.ITEMS.indexOf(line);
        return place == 0 || !address.get(ListAddress.ITEMS.get(place - 1)).isEmpty();
    }

    /** What the items belong to, in their order. */
    List<String> itemForms() {
        return items.stream().map(ItemChoice::form).distinct().toList();
    }

    List<ItemChoice> items(String form) {
        return items.stream().filter(each -> each.form().equals(form)).toList();
    }

    /** What the field for the value is now. */
    String itemType(String line) {
        return item(address.get(line)).map(ItemChoice::type).orElse("search");
    }

    /** A last value can be asked for, too. */
    boolean spans(String line) {
        return item(address.get(line)).filter(ItemChoice::spans).isPresent();
    }

    private String team(String value) {
        String name = names.team(new TeamId(Long.parseLong(value)));
        return name.isEmpty() ? value : name;
    }

    private String topic(String value) {
        if (value.equals(ListAddress.NONE)) {
            return screen.text("list.topic.none");
        }
        String path =
                names.tree().label(new TopicId(Long.parseLong(value)), screen.words().locale());
        return path.isEmpty() ? value : path;
    }

    private String assignee(String value) {
        if (value.equals(ListAddress.ME) || value.equals(ListAddress.NONE)) {
            return screen.text("list.assignee." + value);
        }
        return operators.stream()
                .filter(each -> each.id().toString().equals(value))
                .findFirst()
                .map(User::name)
                .orElse(value);
    }

    /** Fields that are out of sight at first narrow the list. */
    boolean hasMoreFields() {
        return ListAddress.FIELDS.stream()
                .filter(field -> !AT_HAND.contains(field))
                .anyMatch(field -> !address.get(field).isEmpty());
    }

    /** What the list can be narrowed by: also what is offered no more, for old cases. */
    List<TopicChoice> topics() {
        return names.tree().roots().stream()
                .flatMap(root -> TopicChoice.of(screen, names.tree(), root).stream())
                .toList();
    }

    /** Classifications that offer something for cases. */
    List<Topic> classifications() {
        return names.tree().roots().stream().filter(root -> !offered(root).isEmpty()).toList();
    }

    /** What can be said of cases, of one classification. */
    List<TopicChoice> offered(Topic root) {
        return TopicChoice.below(screen, names.tree(), root).stream()
                .filter(choice -> names.tree().isOffered(choice.topic().id()))
                .toList();
    }

    String column(Column column) {
        return name(screen, column);
    }

    static String name(Screen screen, Column column) {
        return screen.text("list.column." + column.name().toLowerCase(Locale.ROOT));
    }

    boolean isOverdue(CaseSummary row) {
        return row.dueAt().filter(due -> due.isBefore(now)).isPresent();
    }

    /** Teams that a list can be narrowed by: those in use, and the one that is asked for. */
    List<Team> teams() {
        return names.teams().stream()
                .filter(team -> !team.retired() || address.is("team", team.id().toString()))
                .toList();
    }

    boolean mayAct() {
        return screen.may(Permission.CASE_HANDLE);
    }

    boolean mayAssign() {
        return screen.may(Permission.CASE_ASSIGN);
    }

    boolean mayEscalate() {
        return screen.may(Permission.CASE_ESCALATE);
    }

    boolean mayExport() {
        return screen.may(Permission.CASE_EXPORT);
    }

    boolean isTooLongForAFile() {
        return rows.total() > MOST_IN_FILE;
    }
}
