package dev.brigade.transactions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainIsPureTest {

    private static final String SERVICE = "dev.brigade.transactions";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(SERVICE);

    @ParameterizedTest
    @ValueSource(strings = {"restaurant", "order", "ledger"})
    void a_domain_package_knows_deciders_and_the_jdk_and_nothing_else(String feature) {
        String domain = SERVICE + "." + feature;
        classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                domain, "dev.brigade.decider", "java..", "org.jspecify.."))
                .check(CLASSES);
    }
}
