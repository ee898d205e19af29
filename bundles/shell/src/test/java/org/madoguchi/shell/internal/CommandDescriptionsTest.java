// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.junit.jupiter.api.Test;

/** What {@code help} shows, and what the shell needs to find a command. */
class CommandDescriptionsTest {
    private static List<Class<?>> commands() throws Exception {
        Path classes =
                Path.of(
                        DeskCommand.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(classes.resolve(DeskCommand.class.getPackageName().replace('.', '/')))) {
            for (String name : files.map(file -> file.getFileName().toString()).sorted().toList()) {
                if (name.endsWith("Command.class")) {
                    Class<?> type =
                            Class.forName(
                                    DeskCommand.class.getPackageName()
                                            + "."
                                            + name.replace(".class", ""));
                    if (type.isAnnotationPresent(Command.class)) {
                        found.add(type);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static List<Field> fields(Class<?> command) {
        List<Field> fields = new ArrayList<>();
        for (Class<?> type = command; type != Object.class; type = type.getSuperclass()) {
            fields.addAll(List.of(type.getDeclaredFields()));
        }
        return fields;
    }

    @Test
    void theCommandsShouldBeThese() throws Exception {
        assertThat(commands())
                .extracting(type -> type.getAnnotation(Command.class).name())
                .containsExactlyInAnyOrder(
                        "access-lift",
                        "access-list",
                        "audit-list",
                        "audit-verify",
                        "backup",
                        "case-close",
                        "case-index",
                        "case-index-rebuild",
                        "case-list",
                        "case-show",
                        "channel-list",
                        "dead-letter-cancel",
                        "dead-letter-list",
                        "dead-letter-resend",
                        "faq-export",
                        "faq-import",
                        "health",
                        "index-rebuild",
                        "index-size",
                        "outbox-list",
                        "second-factor-reset",
                        "token-create",
                        "token-list",
                        "token-revoke",
                        "user-add",
                        "user-list",
                        "user-reset-password",
                        "user-retire");
    }

    @Test
    void everyCommandShouldBeAServiceOfTheScopeWithADescription() throws Exception {
        assertThat(commands())
                .allSatisfy(
                        type -> {
                            Command command = type.getAnnotation(Command.class);
                            assertThat(command.scope()).isEqualTo("madoguchi");
                            assertThat(command.description()).isNotBlank();
                            assertThat(type).hasAnnotation(Service.class).isPublic();
                            assertThat(type.getConstructor()).isNotNull();
                        });
    }

    @Test
    void everyArgumentAndOptionShouldBeDescribedAndItsCompleterFound() throws Exception {
        assertThat(commands())
                .flatExtracting(CommandDescriptionsTest::fields)
                .allSatisfy(
                        field -> {
                            Argument argument = field.getAnnotation(Argument.class);
                            Option option = field.getAnnotation(Option.class);
                            if (argument != null) {
                                assertThat(argument.description()).isNotBlank();
                            }
                            if (option != null) {
                                assertThat(option.description()).isNotBlank();
                            }
                            Completion completion = field.getAnnotation(Completion.class);
                            if (completion != null) {
                                assertThat(completion.value()).hasAnnotation(Service.class);
                            }
                        });
    }
}
