/** What the read models share: how they follow the streams, and how a reader waits for them. */
@NullMarked
package dev.brigade.transactions.projection;

import org.jspecify.annotations.NullMarked;
