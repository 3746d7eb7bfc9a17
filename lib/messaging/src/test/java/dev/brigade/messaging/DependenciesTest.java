package dev.brigade.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void the_library_needs_a_kafka_client_jackson_and_jdbc_and_no_framework() {
        var library =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.brigade.messaging");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.brigade.messaging",
                        "java..",
                        "javax.sql",
                        "org.jspecify..",
                        "org.apache.kafka..",
                        "com.fasterxml..")
                .check(library);
    }
}
