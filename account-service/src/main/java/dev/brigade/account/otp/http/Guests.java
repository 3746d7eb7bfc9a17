package dev.brigade.account.otp.http;

import io.netty.util.NetUtil;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;

/** Where requests come from. Behind a proxy that needs {@code quarkus.http.proxy} settings. */
@Singleton
class Guests {

    private static final int IPV6 = 16;
    private static final int NETWORK = 8;

    private final CurrentVertxRequest request;

    @Inject
    Guests(CurrentVertxRequest request) {
        this.request = request;
    }

    /** The address of the current caller; of IPv6 its network, as everybody has 2^64 of them. */
    String current() {
        SocketAddress remote = request.getCurrent().request().remoteAddress();
        return remote.hostAddress() == null ? remote.toString() : network(remote.hostAddress());
    }

    static String network(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes != null && bytes.length == IPV6
                ? HexFormat.of().formatHex(bytes, 0, NETWORK)
                : address;
    }
}
