package dev.brigade.account;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.brigade.account", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_account_domain_is_pure = pure("dev.brigade.account.account");

    @ArchTest
    static final ArchRule the_payment_domain_is_pure = pure("dev.brigade.account.payment");

    @ArchTest
    static final ArchRule the_balance_domain_is_pure = pure("dev.brigade.account.balance");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.brigade.account.(**)").should().beFreeOfCycles();

    private static ArchRule pure(String domain) {
        return classes()
                .that(resideInAPackage(domain))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(domain, "dev.brigade.decider", "java..", "org.jspecify..");
    }
}
