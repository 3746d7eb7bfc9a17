package dev.brigade.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void the_event_store_needs_the_jdk_and_the_driver_and_nothing_else() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.brigade.eventstore",
                        "java..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.jspecify..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new DoNotIncludeTests())
                                .importPackagesOf(EventStore.class));
    }
}
