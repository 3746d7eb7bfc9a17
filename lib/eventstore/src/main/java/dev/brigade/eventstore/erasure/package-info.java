/**
 * Personal data in a log that never changes: fields are encrypted with a key per person, and
 * forgetting the person drops the key.
 *
 * <pre>{@code
 * PersonKeys keys = new PostgresPersonKeys(dataSource, masterKey); // 256 bits, kept elsewhere
 * var personal = PersonalData.with(keys)
 *         .event("OrderCreated", "/customerId", "/name", "/address/street")
 *         .event("OrderRated", "/by", PersonalField.at("/stars").erasedAs("0"))
 *         .build();
 * var mapping = new EventMapping<>(types, format, personal);
 *
 * keys.forget("customer-7"); // from now on, her fields read as "[erased]"
 * }</pre>
 */
@NullMarked
package dev.brigade.eventstore.erasure;

import org.jspecify.annotations.NullMarked;
