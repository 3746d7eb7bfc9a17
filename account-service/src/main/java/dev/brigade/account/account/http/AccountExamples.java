package dev.brigade.account.account.http;

/** Bodies for the API's description. */
final class AccountExamples {

    static final String OPEN =
            """
            {
              "id": "ada",
              "holderName": "Ada Lovelace",
              "email": "ada@example.org",
              "phone": "+381641234567",
              "address": {"streetAddress": "1 Main St", "zipOrPostal": "11000", "countryCode": "RS"},
              "cardNumber": "4111 1111 1111 1111",
              "creditLimit": 50000
            }\
            """;

    static final String CREDIT_LIMIT = "{\"creditLimit\": 70000}";

    static final String ADDRESS =
            """
            {"streetAddress": "2 High St", "zipOrPostal": "10115", "countryCode": "DE"}\
            """;

    static final String CONTACT =
            """
            {"email": "ada@example.com", "phone": "+381647654321"}\
            """;

    private AccountExamples() {}
}
