/** Work that is done beside the requests, again and again. */
@NullMarked
package dev.brigade.account.background;

import org.jspecify.annotations.NullMarked;
