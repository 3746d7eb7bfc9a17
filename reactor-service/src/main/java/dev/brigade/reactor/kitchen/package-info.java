/** The life of a kitchen ticket. Pure: what it reads and writes stands in the packages below. */
@NullMarked
package dev.brigade.reactor.kitchen;

import org.jspecify.annotations.NullMarked;
