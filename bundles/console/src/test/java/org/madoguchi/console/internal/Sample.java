// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.madoguchi.api.LocalizedText;
import org.madoguchi.api.Page;
import org.madoguchi.api.PageRequest;
import org.madoguchi.api.cases.CannedReply;
import org.madoguchi.api.cases.CaseFile;
import org.madoguchi.api.cases.CaseId;
import org.madoguchi.api.cases.CaseState;
import org.madoguchi.api.cases.CaseSummary;
import org.madoguchi.api.cases.CaseView;
import org.madoguchi.api.cases.ChangeKind;
import org.madoguchi.api.cases.DeskEntry;
import org.madoguchi.api.cases.Disposition;
import org.madoguchi.api.cases.Escalation;
import org.madoguchi.api.cases.EscalationId;
import org.madoguchi.api.cases.Interaction;
import org.madoguchi.api.cases.InteractionId;
import org.madoguchi.api.cases.InteractionKind;
import org.madoguchi.api.cases.InteractionState;
import org.madoguchi.api.cases.RelatedCase;
import org.madoguchi.api.cases.Relation;
import org.madoguchi.api.cases.Release;
import org.madoguchi.api.cases.ReplyWays;
import org.madoguchi.api.cases.StoredAttachment;
import org.madoguchi.api.cases.TimelineEntry;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.channel.Capability;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.ChannelCheck;
import org.madoguchi.api.channel.ChannelChecks;
import org.madoguchi.api.channel.ChannelDescriptor;
import org.madoguchi.api.channel.ChannelHealth;
import org.madoguchi.api.channel.ChannelId;
import org.madoguchi.api.channel.ChannelStatus;
import org.madoguchi.api.channel.ChannelTrouble;
import org.madoguchi.api.channel.Channels;
import org.madoguchi.api.channel.Field;
import org.madoguchi.api.channel.Origin;
import org.madoguchi.api.channel.OutboundId;
import org.madoguchi.api.channel.OutboxEntry;
import org.madoguchi.api.channel.OutboxState;
import org.madoguchi.api.channel.Party;
import org.madoguchi.api.contact.Contact;
import org.madoguchi.api.contact.ContactDesk;
import org.madoguchi.api.contact.ContactId;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.JoinedContact;
import org.madoguchi.api.contact.Likeness;
import org.madoguchi.api.contact.Terminals;
import org.madoguchi.api.directory.Department;
import org.madoguchi.api.directory.DepartmentId;
import org.madoguchi.api.form.Form;
import org.madoguchi.api.form.FormId;
import org.madoguchi.api.identity.Actor;
import org.madoguchi.api.identity.Permission;
import org.madoguchi.api.identity.Role;
import org.madoguchi.api.identity.SecondFactor;
import org.madoguchi.api.identity.Team;
import org.madoguchi.api.identity.TeamId;
import org.madoguchi.api.identity.User;
import org.madoguchi.api.identity.UserId;
import org.madoguchi.api.knowledge.ArticleId;
import org.madoguchi.api.knowledge.ArticleSearch;
import org.madoguchi.api.storage.BlobId;

/** A day at the desk of あさひ市, where nobody really lives. */
final class Sample {
    static final Instant NOW = Instant.parse("2026-11-21T01:30:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("UTC"));
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    static final ChannelId MAIL = new ChannelId("email-main");
    static final ChannelId FORM = new ChannelId("webform-main");
    static final SecondFactor FACTOR = new SecondFactor(Optional.of(NOW), 8, false);
    static final UserId SUZUKI = new UserId(11);
    static final UserId SATO = new UserId(12);
    static final DepartmentId WASTE = new DepartmentId(31);
    static final Party HANAKO = new Party(Address.email("hanako.tanaka@example.jp"), "田中 花子");

    /** A name as strangers have them. */
    static final Party ICHIRO = new Party(Address.email("ichiro@example.com"), "<b>田中 一郎");

    static final CaseId BULKY_WASTE = new CaseId(2026, 4512);

    static final Department WASTE_SECTION =
            new Department(
                    WASTE,
                    "1203",
                    "ごみ減量課",
                    "gomi@city.asahi.example.jp",
                    "0000-00-1203",
                    "粗大ごみの申込、分別、ごみ集積所、持ち込み",
                    true);

    private Sample() {}

    static Actor actor(Role... roles) {
        return new Actor(
                Optional.of(SUZUKI), "鈴木 一郎", Set.of(roles), Optional.empty(), "192.0.2.1");
    }

    static Actor ofDepartment(Role... roles) {
        return new Actor(
                Optional.of(new UserId(40)),
                "ごみ減量課 担当",
                Set.of(roles),
                Optional.of(WASTE),
                "192.0.2.2");
    }

    static Screen screen(Actor actor, Locale locale, String place, String done) {
        return new Screen(
                new Words(locale, TOKYO, CLOCK),
                actor,
                "token",
                place,
                "/console",
                "moment-1",
                done,
                "あさひ市",
                "https://faq.city.asahi.example.jp");
    }

    static Channels channels() {
        return new Channels() {
            private final Map<ChannelId, ChannelDescriptor> known =
                    Map.of(
                            MAIL,
                            new ChannelDescriptor(
                                    MAIL,
                                    new LocalizedText("代表メール", "Main mailbox"),
                                    Set.of(
                                            Capability.INBOUND,
                                            Capability.OUTBOUND,
                                            Capability.ATTACHMENTS,
                                            Capability.COPIES),
                                    AddressKind.EMAIL),
                            FORM,
                            new ChannelDescriptor(
                                    FORM,
                                    new LocalizedText("問い合わせフォーム", "Inquiry form"),
                                    Set.of(Capability.INBOUND),
                                    AddressKind.EMAIL));

            @Override
            public List<ChannelStatus> list() {
                return List.of(
                        new ChannelStatus(
                                known.get(MAIL),
                                true,
                                Optional.of(
                                        new ChannelHealth(
                                                ChannelHealth.State.DEGRADED,
                                                new LocalizedText(
                                                        "送信サーバーにつながりません。受信は続いています。"
                                                                + "サーバー側の復旧を待つか、管理者に知らせてください。",
                                                        "The sending server cannot be reached."),
                                                NOW.minusSeconds(1500))),
                                3,
                                1,
                                42,
                                38,
                                NOW,
                                Optional.empty()),
                        new ChannelStatus(
                                known.get(FORM),
                                false,
                                Optional.empty(),
                                0,
                                0,
                                7,
                                0,
                                NOW.minusSeconds(4000),
                                Optional.of(
                                        new ChannelTrouble(
                                                NOW.minusSeconds(9000),
                                                new LocalizedText(
                                                        "受け付けた内容を保存できませんでした。",
                                                        "What was sent could not be stored.")))));
            }

            @Override
            public List<ChannelDescriptor> present() {
                return List.of();
            }

            @Override
            public Optional<Channel> present(ChannelId id) {
                return Optional.empty();
            }

            @Override
            public Optional<ChannelDescriptor> descriptor(ChannelId id) {
                return Optional.ofNullable(known.get(id));
            }

            @Override
            public Optional<ChannelDescriptor> senderFor(AddressKind kind) {
                return Optional.of(known.get(MAIL));
            }
        };
    }

    static CaseSummary summary(long number, CaseState state, String subject, boolean attention) {
        return new CaseSummary(
                new CaseId(2026, number),
                state,
                subject,
                number % 3 == 0 ? FORM : MAIL,
                new ContactId(70 + number),
                number % 4 == 0 ? "田中 花子" : number % 4 == 1 ? "" : "高橋 健太",
                state == CaseState.NEW ? Optional.empty() : Optional.of(SUZUKI),
                state == CaseState.NEW ? Optional.empty() : Optional.of("鈴木 一郎"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                NOW.minus(Duration.ofMinutes((4530 - number) * 13)),
                NOW.minus(Duration.ofMinutes((4530 - number) * 7)),
                Optional.empty(),
                Optional.empty(),
                attention,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    static ListPane list(Screen screen, boolean filled) {
        List<ListPane.Row> rows = new ArrayList<>();
        String[] subjects = {
            "粗大ごみの申込方法について教えてください",
            "住民票の写しをコンビニで取りたい",
            "保育園の入園申込の締切はいつですか。双子の場合の書類も知りたいです",
            "Re: 道路の街灯が消えています",
            "",
            "マイナンバーカードの受け取りの予約",
            "犬の登録の変更",
            "国民健康保険の切り替え",
            "図書館の開館時間",
            "転出届を郵送で出したい"
        };
        CaseState[] states = {
            CaseState.IN_PROGRESS,
            CaseState.NEW,
            CaseState.NEW,
            CaseState.WAITING_DEPARTMENT,
            CaseState.NEW,
            CaseState.WAITING_APPROVAL,
            CaseState.ANSWERED,
            CaseState.NEW,
            CaseState.IN_PROGRESS,
            CaseState.CLOSED
        };
        ChannelBadge.Finder badges = new ChannelBadge.Finder(channels(), screen.words());
        for (int i = 0; filled && i < subjects.length; i++) {
            CaseSummary summary = summary(4512 - i, states[i], subjects[i], i == 1 || i == 3);
            rows.add(new ListPane.Row(summary, badges.of(summary.channel())));
        }
        return new ListPane(
                screen,
                ListAddress.of(CaseView.UNASSIGNED),
                views(screen, filled),
                new Page<>(rows, rows.size(), PageRequest.first(50)),
                Optional.of(BULKY_WASTE));
    }

    static ViewList views(Screen screen, boolean filled) {
        long[] counts = {12, 41, filled ? 3 : 0, 7, 2, 1, 5, filled ? 4 : 0, 128, 96, 4380, 4508};
        List<ViewList.Entry> ready = new ArrayList<>();
        for (CaseView view : CaseView.values()) {
            ready.add(
                    new ViewList.Entry(
                            screen.name("view", view),
                            view.name().toLowerCase(Locale.ROOT),
                            "view=" + view,
                            OptionalLong.of(counts[view.ordinal()]),
                            view == CaseView.UNASSIGNED));
        }
        return new ViewList(
                ready,
                filled
                        ? List.of(
                                new ViewList.Entry(
                                        "粗大ごみの未回答",
                                        "saved",
                                        "view=ALL_OPEN&q=%E7%B2%97%E5%A4%A7",
                                        OptionalLong.of(17),
                                        false))
                        : List.of(),
                filled
                        ? List.of(
                                new ViewList.Entry(
                                        "今週の期限（全員）",
                                        "saved",
                                        "view=ALL_OPEN&due=week",
                                        OptionalLong.empty(),
                                        false))
                        : List.of());
    }

    /** The table with the rows of the list. */
    static CaseTable table(
            Screen screen, String query, Optional<BulkResult> result, boolean filled) {
        List<CaseSummary> rows =
                list(screen, filled).rows().items().stream()
                        .map(ListPane.Row::summary)
                        .map(Sample::owed)
                        .toList();
        ListAddress address = ListAddress.parse(query);
        return new CaseTable(
                screen,
                address,
                ListColumns.of(address.get(ListAddress.COLUMNS)),
                views(screen, filled),
                new Page<>(rows, filled ? 4508 : 0, address.rows()),
                new CaseNames(
                        screen,
                        new ChannelBadge.Finder(channels(), screen.words()),
                        Settled.topics(),
                        DISPOSITIONS,
                        Map.of(WASTE_SECTION.id(), WASTE_SECTION),
                        teams()),
                List.of(channels().descriptor(MAIL).orElseThrow()),
                List.of(
                        user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                        user(12, "sato", "佐藤 美咲", Role.SUPERVISOR)),
                List.of(WASTE_SECTION),
                Settled.macros(),
                ItemChoice.of(screen, List.of(new Form(new FormId(9), 2, Settled.content()))),
                result,
                NOW);
    }

    private static CaseSummary owed(CaseSummary row) {
        boolean closed = row.state() == CaseState.CLOSED;
        return new CaseSummary(
                row.id(),
                row.state(),
                row.subject(),
                row.channel(),
                row.contact(),
                row.contactName(),
                row.assignee(),
                row.assigneeName(),
                row.state() == CaseState.WAITING_DEPARTMENT
                        ? Optional.of(WASTE_SECTION.id())
                        : Optional.empty(),
                Set.of(Settled.BULKY, Settled.PROCEDURE),
                closed ? Optional.of("answered") : Optional.empty(),
                row.openedAt(),
                row.lastActivityAt(),
                closed ? Optional.of(NOW) : Optional.empty(),
                closed
                        ? Optional.empty()
                        : Optional.of(NOW.plus(Duration.ofHours(row.id().number() - 4508))),
                row.attention(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty());
    }

    static final List<Disposition> DISPOSITIONS =
            List.of(
                    new Disposition("answered", new LocalizedText("回答済み", "Answered")),
                    new Disposition("forwarded", new LocalizedText("所管課へ引き継ぎ", "Forwarded")),
                    new Disposition("duplicate", new LocalizedText("重複", "Duplicate")));

    static Interaction message(
            long id, InteractionKind kind, InteractionState state, String subject, String text) {
        return message(id, kind, state, subject, text, Release.FREE);
    }

    static Interaction message(
            long id,
            InteractionKind kind,
            InteractionState state,
            String subject,
            String text,
            Release release) {
        boolean out = kind.isOutbound();
        return new Interaction(
                new InteractionId(id),
                BULKY_WASTE,
                kind,
                state,
                MAIL,
                NOW.minus(Duration.ofMinutes(90 - id * 5)),
                HANAKO,
                subject,
                text,
                id == 1
                        ? List.of(
                                new Field("お名前", "田中 花子"),
                                new Field("お住まいの地区", "あさひ市みどり町"),
                                new Field("ご用件", "粗大ごみの申込"))
                        : List.of(),
                id == 1
                        ? List.of(
                                new StoredAttachment(
                                        "食器棚の写真.jpg", "image/jpeg", 1_482_113, new BlobId(5)))
                        : List.of(),
                Origin.PERSON,
                out ? Optional.of(id % 2 == 0 ? SUZUKI : SATO) : Optional.empty(),
                out && kind == InteractionKind.REPLY ? (id % 2 == 0 ? "鈴木 一郎" : "佐藤 美咲") : "",
                state == InteractionState.RETURNED
                        ? "料金の表が去年のものです。直してください。"
                        : state == InteractionState.FAILED ? "550 5.1.1 宛先が見つかりません" : "",
                out ? Optional.empty() : Optional.of(new BlobId(9)),
                state == InteractionState.FAILED
                        ? Optional.of(new OutboundId(77))
                        : Optional.empty(),
                id == 1
                        ? List.of(
                                new LocalizedText(
                                        "文字コードの指定がないため、推定して表示しています。", "The charset was guessed."))
                        : List.of(),
                release,
                switch (kind) {
                    case INBOUND -> List.of(ICHIRO);
                    case REPLY -> List.of(ICHIRO, new Party(Address.email("gomi@asahi.jp"), ""));
                    default -> List.of();
                },
                List.of(),
                Optional.empty());
    }

    static final String ASKED =
            """
            お世話になっております。みどり町の田中です。

            食器棚（高さ180cm）を1台捨てたいのですが、申し込みの方法と料金を教えてください。
            来週の土曜日までに出せると助かります。

            <script>alert('x')</script>""";

    static final String ANSWER =
            """
            田中 花子 様

            お問い合わせありがとうございます。あさひ市コンタクトセンターです。
            食器棚は粗大ごみとして収集します。

            ・申込　電話またはインターネット
            ・料金　1台 1,000円
            """;

    static CaseFile file(CaseState state, List<TimelineEntry> timeline) {
        CaseSummary base = summary(4512, state, "粗大ごみの申込方法について教えてください", false);
        return new CaseFile(
                base,
                timeline,
                List.of(
                        new Escalation(
                                new EscalationId(8),
                                BULKY_WASTE,
                                WASTE,
                                "ごみ減量課",
                                "高さ180cmの食器棚は分解なしで収集できますか。",
                                "鈴木 一郎",
                                NOW.minusSeconds(3000),
                                Escalation.State.OPEN,
                                "",
                                Optional.empty(),
                                List.of(),
                                "",
                                "",
                                Optional.empty())),
                List.of(
                        summary(3100, CaseState.CLOSED, "資源ごみの収集日", false),
                        summary(2204, CaseState.CLOSED, "引っ越しごみの出し方", false)),
                Optional.of(HANAKO),
                Optional.of(MAIL),
                List.of(Settled.BULKY),
                List.of(Settled.filled()),
                List.of(
                        new RelatedCase(
                                new CaseId(2026, 4400),
                                Relation.LINKED,
                                "食器棚の引き取り",
                                CaseState.IN_PROGRESS)),
                Set.of());
    }

    static List<TimelineEntry> timeline() {
        return List.of(
                new TimelineEntry.Change(NOW.minusSeconds(5400), "system", ChangeKind.OPENED, ""),
                new TimelineEntry.Message(
                        message(
                                1,
                                InteractionKind.INBOUND,
                                InteractionState.RECEIVED,
                                "粗大ごみの申込方法について教えてください",
                                ASKED)),
                new TimelineEntry.Message(
                        message(
                                2,
                                InteractionKind.ACKNOWLEDGEMENT,
                                InteractionState.SENT,
                                "お問い合わせを受け付けました",
                                "お問い合わせを受け付けました。")),
                new TimelineEntry.Change(
                        NOW.minusSeconds(4200), "鈴木 一郎", ChangeKind.ASSIGNED, "鈴木 一郎"),
                new TimelineEntry.Note(NOW.minusSeconds(4000), "鈴木 一郎", "前回の案件でも大型家具。電話で寸法を確認済み。"),
                new TimelineEntry.Change(
                        NOW.minusSeconds(3000), "鈴木 一郎", ChangeKind.ESCALATED, "ごみ減量課"),
                new TimelineEntry.Message(
                        message(
                                3,
                                InteractionKind.REPLY,
                                InteractionState.AWAITING_APPROVAL,
                                "Re: 粗大ごみの申込方法について教えてください",
                                ANSWER)));
    }

    static Candidates candidates(Screen screen) {
        return new Candidates(
                screen,
                List.of(
                        candidate(101, "粗大ごみの申し込み方法と料金を教えてください。", "ごみ・リサイクル ＞ 粗大ごみ", true),
                        candidate(102, "粗大ごみを自分で処理場に持ち込めますか。", "ごみ・リサイクル ＞ 粗大ごみ", true),
                        candidate(103, "収集の当日に立ち会いは必要ですか。（窓口用）", "ごみ・リサイクル", false)),
                true);
    }

    private static Candidates.Candidate candidate(
            long id, String question, String category, boolean open) {
        return new Candidates.Candidate(
                new ArticleSearch.Hit(
                        new ArticleId(id),
                        question,
                        "粗大ごみは電話またはインターネットで申し込み、料金分の処理券を貼って収集日の朝8時までに出してください。",
                        category,
                        3.2,
                        List.of()),
                "粗大ごみは電話またはインターネットで申し込んでください。",
                open,
                open ? "https://faq.city.asahi.example.jp/faq/" + id : "");
    }

    static CaseDesk desk(Screen screen, CaseFile file, Composer composer) {
        CaseRights rights =
                new CaseRights(
                        screen.actor(),
                        file.summary(),
                        CaseDesk.messages(file).stream()
                                .filter(reply -> screen.may(Permission.REPLY_APPROVE))
                                .filter(reply -> !screen.isMe(reply.author()))
                                .map(Interaction::id)
                                .collect(Collectors.toSet()));
        return new CaseDesk(
                screen,
                "view=UNASSIGNED",
                file,
                rights,
                new ChannelBadge.Finder(channels(), screen.words()),
                person(),
                List.of(
                        user(11, "suzuki", "鈴木 一郎", Role.OPERATOR),
                        user(12, "sato", "佐藤 美咲", Role.SUPERVISOR)),
                DISPOSITIONS,
                candidates(screen),
                Calling.ofCase(),
                rights.canReply() ? ways(file) : ReplyWays.NONE,
                Settled.panel(screen, rights.canReply()),
                Settled.reasons(),
                DirectorySample.responsible(screen),
                teams(),
                Settled.macros(),
                new StepWords(screen, null, teams()),
                List.of(
                        new DeskEntry(
                                DeskEntry.Kind.LINK,
                                "e1",
                                new LocalizedText("あさひ市公式サイト", ""),
                                "市",
                                "",
                                "https://www.city.asahi.example.jp/",
                                false,
                                false)),
                Optional.of("LibreTranslate"),
                composer);
    }

    /** By mail as the question came, and by FAX, with a number that a form told. */
    static ReplyWays ways(CaseFile file) {
        List<CannedReply> texts =
                List.of(new CannedReply("hello", "はじめのあいさつ", "田中 花子 様\n\nお問い合わせありがとうございます。"));
        ChannelDescriptor fax =
                new ChannelDescriptor(
                        new ChannelId("fax-main"),
                        LocalizedText.same("FAX"),
                        Set.of(Capability.INBOUND, Capability.OUTBOUND, Capability.ATTACHMENTS),
                        AddressKind.FAX);
        List<ReplyWays.Way> ways = new ArrayList<>();
        file.replyTo()
                .ifPresent(
                        to ->
                                channels()
                                        .senderFor(to.address().kind())
                                        .ifPresent(
                                                channel ->
                                                        ways.add(
                                                                new ReplyWays.Way(
                                                                        to,
                                                                        channel,
                                                                        ReplyWays.Source.CASE,
                                                                        texts,
                                                                        false))));
        ways.add(
                new ReplyWays.Way(
                        new Party(new Address(AddressKind.FAX, "+81355550101"), "田中 花子"),
                        fax,
                        ReplyWays.Source.TOLD,
                        texts,
                        false));
        return new ReplyWays(
                ways, Optional.empty(), List.of(new ReplyWays.Typed(fax, texts, false)));
    }

    static List<Team> teams() {
        return List.of(
                new Team(new TeamId(3), "ごみ担当", Set.of(SUZUKI), false),
                new Team(new TeamId(4), "夜間・休日", Set.of(new UserId(12)), false),
                new Team(new TeamId(5), "選挙（臨時）", Set.of(), true));
    }

    static Optional<ChannelChecks.Run> check() {
        return Optional.of(
                new ChannelChecks.Run(
                        NOW,
                        Optional.of(
                                new ChannelCheck(
                                        List.of(
                                                ChannelCheck.Finding.good(
                                                        new LocalizedText(
                                                                "受信用メールサーバー", "Receiving server"),
                                                        new LocalizedText(
                                                                "入れました。", "It lets us in.")),
                                                ChannelCheck.Finding.bad(
                                                        new LocalizedText(
                                                                "送信用メールサーバー", "Sending server"),
                                                        new LocalizedText(
                                                                "接続できません。システム管理者に連絡してください。",
                                                                "It cannot be reached.")))))));
    }

    static final Terminals.Terminal TERMINAL =
            new Terminals.Terminal("PC-00123", "ノートPC", "本庁 3階", "市民課", "田中 花子");

    private static Person person() {
        Address mobile = new Address(AddressKind.PHONE, "090-0000-0123");
        Address mail = Address.email("hanako.tanaka@example.jp");
        return new Person(
                Optional.of(
                        new Contact(
                                new ContactId(70),
                                "田中 花子",
                                List.of(mail, mobile),
                                NOW.minus(Duration.ofDays(400)))),
                List.of(
                        new Person.Lookalike(
                                new Likeness(
                                        new Contact(
                                                new ContactId(71),
                                                "田中　花子",
                                                List.of(
                                                        new Address(
                                                                AddressKind.FAX, "+819000000123")),
                                                NOW),
                                        Set.of(mobile),
                                        Likeness.Names.SAME),
                                List.of(summary(4400, CaseState.CLOSED, "引っ越しの手続き", false)))),
                List.of(
                        new JoinedContact(
                                new ContactId(72),
                                "",
                                List.of(new Address(AddressKind.LINE, "U4af4980629")),
                                NOW.minus(Duration.ofDays(2)),
                                "鈴木 一郎")),
                Optional.of(Settled.details()),
                List.of(
                        new Person.Same(
                                new ContactDesk.Namesake(
                                        new Contact(new ContactId(73), "田中 花子", List.of(), NOW),
                                        Set.of(ContactDesk.By.NAME, ContactDesk.By.ADDRESS)),
                                List.of(summary(4300, CaseState.CLOSED, "保育園の申込", false)))),
                Optional.of(card()),
                List.of(TERMINAL));
    }

    static ContactRegister.Entry card() {
        return new ContactRegister.Entry(
                "A00123",
                "田中 花子",
                "たなか はなこ",
                "市民課",
                List.of(Address.email("hanako.tanaka@example.jp")),
                "ja",
                "内線 201");
    }

    static User user(long id, String login, String name, Role role) {
        return new User(
                new UserId(id),
                login,
                name,
                Set.of(role),
                Optional.empty(),
                true,
                false,
                Optional.empty());
    }

    static OutboxEntry dead(long id, OutboxState state) {
        return new OutboxEntry(
                new OutboundId(id),
                MAIL,
                BULKY_WASTE,
                HANAKO,
                "Re: 粗大ごみの申込方法について教えてください [#2026-004512]",
                state,
                6,
                NOW.minusSeconds(9000),
                Optional.of(NOW.plusSeconds(600)),
                Optional.of(new LocalizedText("宛先が見つかりません（550 5.1.1）", "No such address")));
    }
}
