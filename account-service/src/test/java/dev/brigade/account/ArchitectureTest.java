package dev.brigade.account;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.brigade.account");

    @ParameterizedTest
    @ValueSource(strings = {"account", "payment", "balance", "organisation"})
    void a_domain_is_pure(String feature) {
        String domain = "dev.brigade.account." + feature;
        classes()
                .that(resideInAPackage(domain))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                domain, "dev.brigade.decider", "java..", "org.jspecify.."))
                .check(SERVICE);
    }

    /** An address that a code goes to is what an account's holder is reached by. */
    @Test
    void the_domain_of_one_time_passwords_knows_the_addresses_of_accounts() {
        classes()
                .that(resideInAPackage("dev.brigade.account.otp"))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.brigade.account.otp",
                                "dev.brigade.account.account",
                                "dev.brigade.decider",
                                "java..",
                                "org.jspecify.."))
                .check(SERVICE);
    }

    @Test
    void packages_do_not_go_round_in_circles() {
        slices().matching("dev.brigade.account.(**)").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void only_http_knows_http() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.brigade.account..http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(SERVICE);
    }
}
