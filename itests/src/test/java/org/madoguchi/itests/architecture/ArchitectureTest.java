// SPDX-License-Identifier: Apache-2.0
package org.madoguchi.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.madoguchi.api.channel.Channel;
import org.madoguchi.api.channel.EmailAddress;
import org.madoguchi.api.channel.NewOutbound;
import org.madoguchi.api.channel.Notices;
import org.madoguchi.api.channel.OutboundMessage;
import org.madoguchi.api.channel.Outbox;
import org.madoguchi.itests.Sources;
import org.madoguchi.test.Requirement;

/** What lets a channel be pulled from a running desk: nobody knows it. See {@link Bundles}. */
class ArchitectureTest {
    /** Not part of the product. */
    private static final Set<String> TEST_ONLY = Set.of("test-support");

    private static JavaClasses product;

    @BeforeAll
    static void readClasses() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        product = new ClassFileImporter().importPaths(classFolders());
    }

    private static List<Path> classFolders() {
        return Sources.modules().stream()
                .filter(module -> !TEST_ONLY.contains(module.getFileName().toString()))
                .map(module -> module.resolve("target/classes"))
                .filter(Files::exists)
                .toList();
    }

    @Test
    void aBundleShouldUseOnlyWhatItMayKnow() {
        classes().should(useOnlyWhatTheirBundleMayKnow()).check(product);
    }

    @Test
    void theContractShouldKnowNoTechnology() {
        noClasses()
                .that()
                .resideInAPackage("org.madoguchi.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache..",
                        "jakarta..",
                        "javax.sql..",
                        "com.fasterxml..",
                        "org.osgi.framework..")
                .check(product);
    }

    /** The gate: what approval and the hold window guard has no second way out. */
    @Test
    @Requirement({"FJ-136", "ST-279"})
    void onlyTheMailbagShouldPutAnythingIntoTheOutbox() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.madoguchi.cases.internal.Mailbag")
                .should()
                .callMethod(Outbox.class, "enqueue", NewOutbound.class)
                .check(product);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.madoguchi.routes.dispatch..", "org.madoguchi.channel.testkit..")
                .and()
                // what stands before a channel hands on what it is told to send
                .doNotHaveFullyQualifiedName("org.madoguchi.channels.internal.PresentChannel")
                .and()
                // mails of the product itself, see below
                .doNotHaveFullyQualifiedName("org.madoguchi.channels.internal.DirectNotices")
                .should()
                .callMethod(Channel.class, "send", OutboundMessage.class)
                .check(product);
        // to staff that a file of etc names; these two know neither texts of cases nor citizens
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.madoguchi.operations.internal.AlarmMail")
                .and()
                .doNotHaveFullyQualifiedName("org.madoguchi.console.internal.ReportMail")
                .should()
                .callMethod(
                        Notices.class,
                        "send",
                        EmailAddress.class,
                        String.class,
                        String.class,
                        List.class)
                .check(product);
    }

    @Test
    void everyBundleShouldHaveItsPlaceInTheRules() {
        Set<String> found =
                product.stream()
                        .filter(type -> type.getPackageName().startsWith("org.madoguchi"))
                        .map(type -> Bundles.of(type.getPackageName()))
                        .collect(Collectors.toSet());
        assertThat(found).isSubsetOf(Bundles.names()).contains("api", "cases", "channel.email");
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheirBundleMayKnow() {
        return new ArchCondition<>("use only what their bundle may know") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String bundle = Bundles.of(type.getPackageName());
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    String used = use.getTargetClass().getBaseComponentType().getPackageName();
                    if (!Bundles.mayUse(bundle, used)) {
                        events.add(SimpleConditionEvent.violated(type, use.getDescription()));
                    }
                }
            }
        };
    }
}
