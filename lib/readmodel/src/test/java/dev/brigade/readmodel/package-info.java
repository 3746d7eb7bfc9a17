@NullMarked
package dev.brigade.readmodel;

import org.jspecify.annotations.NullMarked;
