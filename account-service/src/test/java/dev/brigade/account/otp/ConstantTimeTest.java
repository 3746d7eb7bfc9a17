package dev.brigade.account.otp;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.brigade.account.otp.secret.KeyedHash;
import dev.brigade.account.otp.secret.OtpCodes;
import java.security.MessageDigest;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** How long it takes to refuse a code says nothing of the right one. */
class ConstantTimeTest {

    private static final JavaClasses SIGN_IN =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.brigade.account.otp");

    @Test
    void hashes_are_compared_by_what_takes_the_same_time_wherever_they_differ() {
        methods()
                .that()
                .areDeclaredIn(CodeHash.class)
                .and()
                .haveName("matches")
                .should(callMessageDigestIsEqual())
                .check(SIGN_IN);
    }

    @Test
    void nothing_that_decides_on_a_code_compares_by_what_stops_at_the_first_difference() {
        noClasses()
                .that()
                .resideInAPackage("dev.brigade.account.otp")
                .should()
                .callMethodWhere(
                        target(nameMatching("equals|equalsIgnoreCase|contentEquals|regionMatches"))
                                .or(target(nameMatching("compare|compareTo|mismatch|startsWith"))))
                .check(SIGN_IN);
    }

    @Test
    void only_what_stores_a_hash_reads_it() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.brigade.account.otp.store")
                .and()
                .doNotHaveFullyQualifiedName(CodeHash.class.getName())
                .should()
                .callMethod(CodeHash.class, "hex")
                .check(SIGN_IN);
    }

    /** Those of different lengths would be told apart at once. */
    @Test
    void all_hashes_are_of_one_length() {
        OtpCodes codes = new OtpCodes(new KeyedHash(new SecretKeySpec(new byte[32], "HmacSHA256")));
        for (String code : new String[] {"000000", "999999", "", "a".repeat(1_000)}) {
            assertThat(codes.hash("request", code).hex()).hasSize(64);
        }
    }

    private static ArchCondition<JavaMethod> callMessageDigestIsEqual() {
        return new ArchCondition<>("call MessageDigest.isEqual") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean calls =
                        method.getMethodCallsFromSelf().stream()
                                .anyMatch(call ->
                                        call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                                                && call.getName().equals("isEqual"));
                events.add(new SimpleConditionEvent(method, calls, method.getFullName()));
            }
        };
    }
}
