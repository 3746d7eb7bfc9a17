/** Stories told in a real Chromium, by mouse and by keyboard. */
@NullMarked
package dev.brigade.e2e.browser;

import org.jspecify.annotations.NullMarked;
