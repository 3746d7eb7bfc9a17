/**
 * The HTTP conventions that all services share: bodies read field by field, problems as RFC 9457,
 * ids, pages, entity tags, and the correlation and trace of a call.
 */
@NullMarked
package dev.brigade.http;

import org.jspecify.annotations.NullMarked;
