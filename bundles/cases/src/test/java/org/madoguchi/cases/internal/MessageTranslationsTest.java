// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.cases.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.NotFoundException;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.RejectedException;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseOrder;
import org.madoguchi.api.cases.CaseSelection;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.MessageTranslation;
import org.madoguchi.api.cases.Reply;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.InboundMessage;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.PermissionDeniedException;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.knowledge.Interpreter;
import org.madoguchi.api.knowledge.TranslatorException;
import org.madoguchi.test.Requirement;

/** What citizens write in other languages, on a real database. */
class MessageTranslationsTest {
    private final Town town = new Town();
    private final Machine machine = new Machine();
    private final StoredMessageTranslations translations =
            new StoredMessageTranslations(town.store, town.audit);
    private Actor operator;
    private Actor waste;
    private CaseId id;

    @BeforeEach
    void open() {
        town.clear();
        operator = town.people.hire("山田", Role.OPERATOR, Optional.empty());
        waste = town.people.hire("ごみ減量課", Role.DEPARTMENT_STAFF, Optional.of(Town.WASTE));
        translations.interpreter = machine;
        id = opened("m1", "Old sofa", "How do I throw it away?\n\nThank you.");
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** Says what it was asked, so that a test sees what it was told. */
    private static final class Machine implements Interpreter {
        private boolean away;

        @Override
        public Optional<String> name() {
            return away ? Optional.empty() : Optional.of("機械");
        }

        @Override
        public List<String> intoJapanese(List<String> texts) throws TranslatorException {
            if (texts.contains("fail")) {
                throw new TranslatorException(LocalizedText.same("つながりません。"), null);
            }
            return texts.stream().map(text -> text.isBlank() ? text : "訳:" + text).toList();
        }
    }

    private CaseId opened(String number, String subject, String text) {
        InboundMessage message =
                town.mail(number, number + "@example.com", "John")
                        .subject(subject)
                        .text(text)
                        .build();
        return town.intake.open(message, town.register().resolve(message.sender())).caseId();
    }

    private static List<Interaction> messages(CaseFile file) {
        return file.timeline().stream()
                .filter(TimelineEntry.Message.class::isInstance)
                .map(entry -> ((TimelineEntry.Message) entry).interaction())
                .toList();
    }

    private InteractionId letter() {
        return messages(town.desk.open(operator, id)).get(0).id();
    }

    private Optional<MessageTranslation> seenBy(Actor reader) {
        return messages(town.desk.open(reader, id)).get(0).translation();
    }

    @Test
    @Requirement("ST-109")
    void whatTheMachineSaysShouldGoWithTheOriginalToTheDepartment() {
        translations.translate(operator, letter());
        town.desk.escalate(operator, id, Town.WASTE, "お願いします。");
        MessageTranslation seen = seenBy(waste).orElseThrow();
        assertThat(seen.text())
                .isEqualTo("訳:Old sofa\n\n訳:How do I throw it away?\n\n訳:Thank you.");
        assertThat(seen.byMachine()).isTrue();
        assertThat(seen.by()).isEqualTo("機械");
        assertThat(messages(town.desk.open(waste, id)).get(0).text())
                .isEqualTo("How do I throw it away?\n\nThank you.");
        assertThat(town.audited).contains("山田 message.translate case " + id);
        assertThat(town.desk.open(operator, id).timeline())
                .anyMatch(
                        entry ->
                                entry instanceof TimelineEntry.Change change
                                        && change.kind() == ChangeKind.TRANSLATED);
    }

    @Test
    @Requirement("ST-109")
    void whatAPersonWroteShouldStayAndBeFound() {
        translations.translate(operator, letter());
        translations.save(operator, letter(), "古いソファーの捨て方を尋ねています。");
        assertThat(seenBy(operator))
                .hasValueSatisfying(
                        said -> {
                            assertThat(said.byMachine()).isFalse();
                            assertThat(said.by()).isEqualTo("山田");
                        });
        refused(() -> translations.translate(operator, letter()), "人が書いた訳");
        assertThat(find("捨て方")).containsExactly(id);
        translations.save(operator, letter(), " ");
        assertThat(seenBy(operator)).isEmpty();
        assertThat(find("捨て方")).isEmpty();
        assertThat(town.audited).contains("山田 message.translation-remove case " + id);
    }

    private List<CaseId> find(String words) {
        return new ScanningSearch(town.texts())
                .find(words, CaseSelection.ALL, CaseOrder.NEWEST, PageRequest.first(10))
                .cases();
    }

    @Test
    void aMachineThatIsAwayOrFailsShouldChangeNothing() {
        machine.away = true;
        assertThat(translations.machine()).isEmpty();
        refused(() -> translations.translate(operator, letter()), "機械翻訳がありません");
        translations.interpreter = null;
        refused(() -> translations.translate(operator, letter()), "機械翻訳がありません");
        machine.away = false;
        translations.interpreter = machine;
        id = opened("m2", "fail", "fail");
        refused(() -> translations.translate(operator, letter()), "つながりません");
        id = opened("m3", "long", "x".repeat(20_001));
        refused(() -> translations.translate(operator, letter()), "20,000");
        assertThat(seenBy(operator)).isEmpty();
        refused(() -> translations.save(operator, letter(), "長".repeat(50_001)), "50,000");
    }

    @Test
    void onlyTheDeskShouldTranslateAndOnlyWhatCameIn() {
        InteractionId reply =
                town.desk.submitReply(operator, id, Reply.of("You can bring it to us."));
        refused(() -> translations.save(operator, reply, "訳"), "届いたメッセージ");
        assertThat(messages(town.desk.open(operator, id)))
                .anyMatch(message -> message.kind() == InteractionKind.REPLY);
        InteractionId letter = letter();
        assertThatThrownBy(() -> translations.save(waste, letter, "訳"))
                .isInstanceOf(PermissionDeniedException.class);
        assertThatThrownBy(() -> translations.translate(operator, new InteractionId(1)))
                .isInstanceOf(NotFoundException.class);
    }

    private static void refused(Runnable act, String words) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refused -> assertThat(refused.reason().ja()).contains(words));
    }
}
