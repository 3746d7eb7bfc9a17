/**
 * Events between services: their envelope and JSON, publishing them, and consuming them so that
 * each has its effect once. Records on Kafka are CloudEvents 1.0 in binary mode.
 */
@NullMarked
package dev.brigade.messaging;

import org.jspecify.annotations.NullMarked;
