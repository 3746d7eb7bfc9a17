package dev.brigade.transactions;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "dev.brigade.transactions",
        importOptions = ImportOption.DoNotIncludeTests.class)
class DomainIsPureTest {

    @ArchTest final ArchRule restaurants_know_nothing_else = isPure("restaurant");

    @ArchTest final ArchRule orders_know_nothing_else = isPure("order");

    @ArchTest final ArchRule ledgers_know_nothing_else = isPure("ledger");

    private static ArchRule isPure(String feature) {
        String domain = "dev.brigade.transactions." + feature;
        return classes()
                .that()
                .resideInAPackage(domain)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                domain, "dev.brigade.decider", "java..", "org.jspecify.."));
    }
}
