package dev.brigade.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shows that the tests of {@link SqlPushIT} can fail: each mutant has a defect that one notices.
 */
class SqlPushMutantsIT {

    private interface Scenario {
        void on(SqlPushIT push) throws Exception;
    }

    private record Mutant(String defect, String file, String text, String by, Scenario scenario) {
        @Override
        public String toString() {
            return defect;
        }
    }

    private static final String EXTENDED =
            "eventstore.extend_lease(known.view, known.event_id, known.fence, lease_s)";

    static Stream<Mutant> mutants() {
        return Stream.of(
                new Mutant(
                        "leases of requests under way run out",
                        "collect_pushed",
                        EXTENDED,
                        "true",
                        SqlPushIT
                                ::a_request_that_is_still_queued_keeps_its_lease_and_is_not_sent_again),
                new Mutant(
                        "a request that is queued counts as lost",
                        "collect_pushed",
                        EXTENDED,
                        "false",
                        SqlPushIT
                                ::a_request_that_is_still_queued_keeps_its_lease_and_is_not_sent_again),
                new Mutant(
                        "a queued request is not taken back",
                        "collect_pushed",
                        "where q.id = (select",
                        "where false and q.id = (select",
                        SqlPushIT
                                ::a_queued_request_whose_lease_is_over_is_taken_back_before_it_is_sent_again),
                new Mutant(
                        "sending does not wait for a request whose lease is over",
                        "collect_pushed",
                        "may_go_on := may_go_on and found;",
                        "may_go_on := true;",
                        SqlPushIT
                                ::nothing_is_sent_while_a_request_whose_lease_is_over_is_being_sent),
                new Mutant(
                        "an answer is looked for only since the request was made",
                        "collect_pushed",
                        " - interval '1 minute'",
                        "",
                        SqlPushIT
                                ::an_answer_counts_whose_transaction_began_before_the_request_was_made),
                new Mutant(
                        "claims whose requests a crash forgot stay leased",
                        "release_orphans",
                        "not exists",
                        "false and not exists",
                        SqlPushIT
                                ::after_a_crash_that_emptied_the_unlogged_tables_the_event_comes_again_at_once),
                new Mutant(
                        "a number counted anew is taken for the old request",
                        "counted_by",
                        "select pg_relation_filenode(pg_get_serial_sequence('net.http_request_queue', 'id')::regclass)",
                        "select 1::oid",
                        SqlPushIT
                                ::an_answer_to_a_request_with_the_same_number_of_another_count_is_not_taken),
                new Mutant(
                        "two callers send together",
                        "schedule_events",
                        "for update skip locked",
                        "",
                        SqlPushIT::callers_at_the_same_time_send_no_more_than_one_of_them_may),
                new Mutant(
                        "secrets are for everybody",
                        "push_secrets",
                        "revoke execute on function eventstore.push_secrets(text) from public",
                        "grant execute on function eventstore.push_secrets(text) to public;"
                                + "alter function eventstore.push_secrets(text) security definer",
                        SqlPushIT::secrets_are_for_nobody_who_was_not_given_them),
                new Mutant(
                        "without an URL the secret is lost",
                        "prepare_push",
                        "on conflict (view) do update set gone_at = null where e.gone_at is not null",
                        "on conflict (view) do update set secrets = excluded.secrets",
                        SqlPushIT
                                ::a_view_without_an_url_keeps_its_secret_for_when_it_has_one_again));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_defect_is_noticed(Mutant mutant) {
        SqlPushIT push = new SqlPushIT();
        try {
            push.append();
            String sql = Sql.text("sql/" + mutant.file + ".sql");
            assertThat(sql).contains(mutant.text);
            Databases.run(push.dataSource, sql.replace(mutant.text, mutant.by));

            assertThat(catchThrowable(() -> mutant.scenario.on(push))).isNotNull();
        } finally {
            push.close();
        }
    }
}
