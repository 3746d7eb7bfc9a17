package dev.brigade.readmodel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void the_library_stands_on_messaging_and_jdbc_and_no_framework() {
        var library =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.brigade.readmodel");

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.brigade.readmodel",
                        "dev.brigade.messaging",
                        "java..",
                        "javax.sql",
                        "org.jspecify..",
                        "org.apache.kafka.clients.producer")
                .check(library);
    }
}
