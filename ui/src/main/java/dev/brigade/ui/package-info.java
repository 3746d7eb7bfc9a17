/** The web UI and its small backend. */
@NullMarked
package dev.brigade.ui;

import org.jspecify.annotations.NullMarked;
