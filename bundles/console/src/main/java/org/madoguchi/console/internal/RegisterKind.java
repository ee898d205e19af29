// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.console.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.madoguchi.api.Content;
import org.madoguchi.api.channel.Address;
import org.madoguchi.api.channel.AddressKind;
import org.madoguchi.api.contact.ContactRegister;
import org.madoguchi.api.contact.Terminals;

/** A register that comes as a file, with its columns in the order of the export. */
enum RegisterKind {
    CONTACTS(ContactColumn.values()),
    TERMINALS(TerminalColumn.values());

    private static final SheetReader.Limits LIMITS =
            new SheetReader.Limits(16L * 1024 * 1024, ContactRegister.MOST);
    private static final String SEVERAL = "[;；\\s]+";

    private final List<Enum<?>> columns;

    RegisterKind(Enum<?>[] columns) {
        this.columns = List.of(columns);
    }

    /** Columns of people. */
    enum ContactColumn {
        NUMBER,
        NAME,
        READING,
        DEPARTMENT,
        MAIL,
        PHONE,
        FAX,
        LINE,
        LANGUAGE,
        NOTES
    }

    /** Columns of terminals. */
    enum TerminalColumn {
        NUMBER,
        KIND,
        PLACE,
        DEPARTMENT,
        USER
    }

    /** As in its address. */
    String path() {
        return "/console/registers/" + name().toLowerCase(Locale.ROOT);
    }

    List<String> keys() {
        return columns.stream().map(RegisterKind::key).toList();
    }

    /** The key of a column's name. */
    static String key(Enum<?> column) {
        return (column instanceof ContactColumn ? "register.contact." : "register.terminal.")
                + column.name().toLowerCase(Locale.ROOT);
    }

    static Sheet<ContactRegister.Line> contacts(Content file) {
        return read(
                file,
                new SheetReader<ContactColumn, ContactRegister.Line>(
                        ContactColumn.class, ContactColumn.NUMBER, RegisterKind::key, LIMITS) {
                    @Override
                    ContactRegister.Line line(long line) {
                        Function<ContactColumn, String> cell = column -> cell(column, "");
                        List<Address> addresses = new ArrayList<>();
                        add(addresses, AddressKind.EMAIL, cell.apply(ContactColumn.MAIL));
                        add(addresses, AddressKind.PHONE, cell.apply(ContactColumn.PHONE));
                        add(addresses, AddressKind.FAX, cell.apply(ContactColumn.FAX));
                        add(addresses, AddressKind.LINE, cell.apply(ContactColumn.LINE));
                        return new ContactRegister.Line(
                                line,
                                new ContactRegister.Entry(
                                        cell.apply(ContactColumn.NUMBER),
                                        cell.apply(ContactColumn.NAME),
                                        cell.apply(ContactColumn.READING),
                                        cell.apply(ContactColumn.DEPARTMENT),
                                        addresses,
                                        cell.apply(ContactColumn.LANGUAGE),
                                        cell.apply(ContactColumn.NOTES)));
                    }
                });
    }

    /** Several numbers may stand in one cell. */
    private static void add(List<Address> addresses, AddressKind kind, String cell) {
        Arrays.stream(cell.split(kind.isTelephone() ? "[;；\\n]+" : SEVERAL))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .forEach(
                        value -> {
                            if (value.length() > 320) {
                                throw SheetReader.rejected("register.import.address");
                            }
                            addresses.add(new Address(kind, value));
                        });
    }

    static Sheet<Terminals.Line> terminals(Content file) {
        return read(
                file,
                new SheetReader<TerminalColumn, Terminals.Line>(
                        TerminalColumn.class, TerminalColumn.NUMBER, RegisterKind::key, LIMITS) {
                    @Override
                    Terminals.Line line(long line) {
                        return new Terminals.Line(
                                line,
                                new Terminals.Terminal(
                                        cell(TerminalColumn.NUMBER, ""),
                                        cell(TerminalColumn.KIND, ""),
                                        cell(TerminalColumn.PLACE, ""),
                                        cell(TerminalColumn.DEPARTMENT, ""),
                                        cell(TerminalColumn.USER, "")));
                    }
                });
    }

    private static <C extends Enum<C>, L> Sheet<L> read(Content file, SheetReader<C, L> reader) {
        try {
            return reader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A person as a line of the export, which can be brought back as it is. */
    static List<Object> row(ContactRegister.Registered one) {
        ContactRegister.Entry entry = one.entry();
        return List.of(
                entry.outsideId(),
                entry.name(),
                entry.reading(),
                entry.department(),
                written(entry, AddressKind.EMAIL),
                written(entry, AddressKind.PHONE),
                written(entry, AddressKind.FAX),
                written(entry, AddressKind.LINE),
                entry.language(),
                entry.notes());
    }

    static String written(ContactRegister.Entry entry, AddressKind kind) {
        return String.join(
                "; ",
                entry.addresses().stream()
                        .filter(address -> address.kind().equals(kind))
                        .map(Address::written)
                        .toList());
    }

    static List<Object> row(Terminals.Terminal one) {
        return List.of(one.number(), one.kind(), one.place(), one.department(), one.user());
    }
}
