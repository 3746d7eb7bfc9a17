package dev.brigade.eventstore;

import java.net.URI;

/** What an endpoint's URL has to be. */
final class HttpUrls {

    private static final int MAX_LENGTH = 2048;

    private HttpUrls() {}

    /**
     * @throws IllegalArgumentException when it is no http or https URL with a host, or holds a user
     *     or a fragment; the message does not repeat it, since it may hold a token
     */
    static URI requireHttp(URI url) {
        boolean isHttp = "http".equalsIgnoreCase(url.getScheme());
        boolean isHttps = "https".equalsIgnoreCase(url.getScheme());
        if (!isHttp && !isHttps
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null
                || url.toString().length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "An endpoint is an http or https URL with a host, without user and fragment,"
                            + " of up to %d characters".formatted(MAX_LENGTH));
        }
        return url;
    }
}
