package dev.brigade.account.otp.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GuestsTest {

    @Test
    void of_ipv6_the_network_counts_since_everybody_has_a_whole_one() {
        assertThat(Guests.network("2001:db8:1:2::1"))
                .isEqualTo(Guests.network("2001:db8:1:2:ffff::9"))
                .isNotEqualTo(Guests.network("2001:db8:1:3::1"));
    }

    @Test
    void of_ipv4_every_address_counts() {
        assertThat(Guests.network("192.0.2.1")).isEqualTo("192.0.2.1");
    }
}
