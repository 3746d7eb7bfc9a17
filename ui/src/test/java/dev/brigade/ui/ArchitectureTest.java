package dev.brigade.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.brigade.ui");

    @Test
    void the_rules_look_at_the_classes_of_this_module() {
        assertThat(CLASSES).hasSizeGreaterThan(20);
    }

    @Test
    void features_do_not_go_round_in_circles() {
        slices().matching("dev.brigade.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_stream_of_hops_does_not_know_kafka() {
        noClasses()
                .that()
                .resideInAPackage("dev.brigade.ui.live")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "dev.brigade.messaging..")
                .check(CLASSES);
    }

    @Test
    void the_backend_keeps_no_database() {
        noClasses().should().dependOnClassesThat().resideInAPackage("java.sql..").check(CLASSES);
    }
}
