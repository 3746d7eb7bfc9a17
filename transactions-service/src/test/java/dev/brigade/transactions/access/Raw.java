package dev.brigade.transactions.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** Sends an address as it is spelt; every HTTP client tidies it up. */
final class Raw {

    private Raw() {}

    /** The status of the answer. */
    static int get(String path) {
        try (Socket socket = new Socket("127.0.0.1", RestAssured.port)) {
            String request = "GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            return Integer.parseInt(String.valueOf(reader.readLine()).split(" ", -1)[1]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
