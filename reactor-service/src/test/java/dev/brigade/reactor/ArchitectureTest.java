package dev.brigade.reactor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.brigade.reactor");

    @Test
    void the_life_of_a_ticket_depends_on_nothing_but_the_decider() {
        classes()
                .that()
                .resideInAPackage("dev.brigade.reactor.kitchen")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.brigade.reactor.kitchen",
                        "dev.brigade.decider",
                        "java..",
                        "org.jspecify..")
                .check(SERVICE);
    }

    @Test
    void packages_do_not_depend_on_each_other_in_circles() {
        slices().matching("dev.brigade.reactor.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void only_the_wiring_knows_more_than_one_feature() {
        slices().matching("dev.brigade.reactor.(kitchen|replica|notification|deadletter)..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }
}
