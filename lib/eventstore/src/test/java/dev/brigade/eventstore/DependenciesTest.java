package dev.brigade.eventstore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    private static final String STORE = "dev.brigade.eventstore";

    private final JavaClasses library =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackagesOf(EventStore.class);

    @Test
    void the_event_store_needs_the_jdk_and_the_driver_and_nothing_else() {
        classes()
                .that()
                .resideInAPackage(STORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        STORE,
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.jspecify..")
                .check(library);
    }

    @Test
    void what_is_built_upon_it_needs_deciders_and_a_cache_besides() {
        classes()
                .that()
                .resideOutsideOfPackages(STORE + ".micrometer", STORE + ".opentelemetry")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        STORE + "..",
                        "dev.brigade.decider",
                        "com.github.benmanes.caffeine..",
                        "java..",
                        "javax.crypto..",
                        "javax.net.ssl..",
                        "javax.sql..",
                        "org.postgresql..",
                        "org.jspecify..")
                .check(library);
    }

    @Test
    void its_features_do_not_depend_on_each_other_in_a_circle() {
        slices().matching(STORE + ".(*)").should().beFreeOfCycles().check(library);
    }
}
