/** What is there at the first start, and the order that proves each start. */
@NullMarked
package dev.brigade.embedded.demo;

import org.jspecify.annotations.NullMarked;
