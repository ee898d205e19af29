// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.Harassment;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.MessageTranslation;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.rule.Macro;

/**
 * A case on the operator's desk: the file, who it is about, and what can be done with it.
 *
 * @param list the list it was opened from, for the way back: behind the question mark
 * @param offered by which ways an answer can leave
 * @param topics what it is about
 * @param reasons why departments are asked, the retired ones too
 * @param responsible whom to ask first, when it is escalated
 * @param teams all, the deleted ones too
 * @param macros what can be done to it in one go
 * @param steps of the release of answers, in words
 * @param links sites to look things up on
 * @param operators whom it can be given to; empty when the reader may not
 */
record CaseDesk(
        Screen screen,
        String list,
        CaseFile file,
        CaseRights rights,
        ChannelBadge.Finder badges,
        Person person,
        List<User> operators,
        List<Disposition> dispositions,
        Candidates candidates,
        CaseCalls calls,
        ReplyWays offered,
        TopicPanel topics,
        List<DeskEntry> reasons,
        Responsible responsible,
        List<Team> teams,
        List<Macro> macros,
        StepWords steps,
        List<DeskEntry> links,
        Optional<String> translator,
        Composer composer) {
    /** What browsers show without running anything. */
    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private static final int MOST_OFFERED = 20;
    private static final int LONGEST_TOLD = 500;

    CaseDesk {
        operators = List.copyOf(operators);
        dispositions = List.copyOf(dispositions);
        reasons = List.copyOf(reasons);
        teams = List.copyOf(teams);
        macros = List.copyOf(macros);
        links = List.copyOf(links);
    }

    CaseDesk with(Composer typed) {
        return new CaseDesk(
                screen,
                list,
                file,
                rights,
                badges,
                person,
                operators,
                dispositions,
                candidates,
                calls,
                offered,
                topics,
                reasons,
                responsible,
                teams,
                macros,
                steps,
                links,
                translator,
                typed);
    }

    WayPanel ways() {
        return new WayPanel(screen, offered, badges, composer.way());
    }

    /** An answer can go to others, too. */
    boolean canCopy() {
        return file.replyChannel().map(this::badge).filter(ChannelBadge::copies).isPresent();
    }

    /** Whom the citizen's own letters went to, the latest first, for somebody to tick. */
    List<Party> offeredCopies() {
        Map<Address, Party> offered = new LinkedHashMap<>();
        List<Interaction> all = new ArrayList<>(messages(file));
        Collections.reverse(all);
        file.replyTo()
                .map(Party::address)
                .ifPresent(
                        citizen ->
                                all.stream()
                                        .filter(each -> each.kind() == InteractionKind.INBOUND)
                                        .filter(each -> each.party().address().equals(citizen))
                                        .flatMap(each -> each.copies().stream())
                                        .filter(each -> !each.address().equals(citizen))
                                        .forEach(
                                                each -> offered.putIfAbsent(each.address(), each)));
        return offered.values().stream().limit(MOST_OFFERED).toList();
    }

    /** As the field for copies takes them, for an answer that is written anew. */
    static String typed(List<Party> copies) {
        return copies.stream()
                .map(each -> each.address().value())
                .collect(Collectors.joining(", "));
    }

    static boolean isPicture(StoredAttachment file) {
        return PICTURES.contains(file.mediaType());
    }

    /** A FAX is looked at as paper; any other stranger's picture when somebody wants to see it. */
    boolean showsPictures(Interaction message) {
        return badge(message.channel()).kind().equals("fax");
    }

    /** What an approver had sent back before this answer was written, if there is such. */
    Optional<Interaction> sentBackBefore(Interaction reply) {
        return messages(file).stream()
                .filter(each -> each.kind() == InteractionKind.REPLY)
                .filter(each -> each.state() == InteractionState.RETURNED)
                .filter(each -> each.at().isBefore(reply.at()))
                .reduce((first, second) -> second);
    }

    RelatedPanel related() {
        return new RelatedPanel(screen, file, rights.canHandle());
    }

    /** What came from the citizen later may be about something else. */
    boolean canSplit(Interaction message) {
        return rights.canHandle()
                && message.kind() == InteractionKind.INBOUND
                && messages(file).stream()
                        .filter(each -> each.kind() == InteractionKind.INBOUND)
                        .findFirst()
                        .filter(first -> !first.id().equals(message.id()))
                        .isPresent();
    }

    /** Somebody may say what it says in Japanese: it is in another language, or has been said. */
    boolean canTranslate(Interaction message) {
        return rights.canHandle()
                && message.kind() == InteractionKind.INBOUND
                && (message.translation().isPresent() || Foreign.is(words(message)));
    }

    /** The machine is asked only where no person has translated. */
    boolean canAskMachine(Interaction message) {
        return translator.isPresent()
                && message.translation().filter(known -> !known.byMachine()).isEmpty();
    }

    CaseSummary opened() {
        return file.summary();
    }

    CaseId id() {
        return opened().id();
    }

    String path() {
        return "/console/cases/" + id();
    }

    /** The team that has it; empty for none. */
    String team() {
        return teams.stream()
                .filter(team -> opened().team().equals(Optional.of(team.id())))
                .findFirst()
                .map(Team::name)
                .orElse("");
    }

    /** To which the reader may give it. */
    List<Team> offeredTeams() {
        return rights.canClose() ? TeamPages.offered(screen, teams) : List.of();
    }

    ChannelBadge badge(ChannelId channel) {
        return badges.of(channel);
    }

    /** There is a number that somebody may call. */
    boolean canBeCalled() {
        return calls.lines().stream().anyMatch(line -> !line.number().isEmpty())
                || person.contact().stream()
                        .flatMap(known -> known.addresses().stream())
                        .map(Address::kind)
                        .anyMatch(AddressKind.PHONE::equals);
    }

    List<Disposition> offeredDispositions() {
        return dispositions.stream().filter(known -> !known.retired()).toList();
    }

    /** There is no name or no way to answer: a department may need to be told why. */
    boolean asksForContact() {
        return file.replyTo().isEmpty() || opened().contactName().isBlank();
    }

    /** Departments that still owe an answer. */
    String owing() {
        return file.escalations().stream()
                .filter(asked -> asked.state() == Escalation.State.OPEN)
                .map(Escalation::departmentName)
                .distinct()
                .collect(Collectors.joining("、"));
    }

    /** What the reasons of an escalation are called. */
    String reasons(Escalation asked) {
        return reasons.stream()
                .filter(reason -> asked.reasons().contains(reason.code()))
                .map(reason -> screen.in(reason.name()))
                .collect(Collectors.joining("、"));
    }

    List<DeskEntry> offeredReasons() {
        return reasons.stream().filter(reason -> !reason.retired()).toList();
    }

    /** Headings of the links, in their order; an empty one for those without. */
    List<String> linkHeadings() {
        return links.stream().map(DeskEntry::category).distinct().toList();
    }

    List<DeskEntry> links(String heading) {
        return links.stream().filter(link -> link.category().equals(heading)).toList();
    }

    String dispositionName() {
        return opened().disposition().map(this::dispositionName).orElse("");
    }

    private String dispositionName(String code) {
        return dispositions.stream()
                .filter(known -> known.code().equals(code))
                .map(known -> screen.in(known.name()))
                .findFirst()
                .orElse(code);
    }

    /** What a change says beside who did it; outcomes are kept as codes and shown as names. */
    String detail(TimelineEntry.Change change) {
        return switch (change.kind()) {
            case CLOSED -> dispositionName(change.detail());
            case HARASSMENT_REPORTED ->
                    screen.name("harassment", Harassment.valueOf(change.detail()));
            case LINKED, UNLINKED, MERGED, MERGED_AWAY, SPLIT, SPLIT_OFF -> "#" + change.detail();
            default -> change.detail();
        };
    }

    /** Whoever opens the case should know before the first word. */
    boolean isHarassing() {
        return file.timeline().stream()
                .anyMatch(
                        entry ->
                                entry instanceof TimelineEntry.Change change
                                        && change.kind() == ChangeKind.HARASSMENT_REPORTED);
    }

    /** What forms and items of the case say, for whoever looks for numbers in it. */
    static List<String> told(CaseFile file) {
        return Stream.concat(
                        messages(file).stream()
                                .filter(each -> each.kind() == InteractionKind.INBOUND)
                                .flatMap(
                                        each ->
                                                Stream.concat(
                                                        each.fields().stream().map(Field::value),
                                                        Stream.of(each.subject()))),
                        file.forms().stream()
                                .flatMap(form -> form.items().stream())
                                .flatMap(item -> item.values().stream()))
                .filter(value -> value.length() <= LONGEST_TOLD)
                .toList();
    }

    static List<Interaction> messages(CaseFile file) {
        return file.timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(TimelineEntry.Message.class::cast)
                .map(TimelineEntry.Message::interaction)
                .toList();
    }

    /** What the citizen wanted last: the words that the first search for articles uses. */
    static String latestWords(CaseFile file) {
        List<Interaction> inbound =
                messages(file).stream()
                        .filter(message -> message.kind() == InteractionKind.INBOUND)
                        .toList();
        if (inbound.isEmpty()) {
            return file.summary().subject();
        }
        Interaction latest = inbound.get(inbound.size() - 1);
        return latest.translation().map(MessageTranslation::text).orElseGet(() -> words(latest));
    }

    private static String words(Interaction latest) {
        return (latest.subject() + "\n" + latest.text()).strip();
    }
}
