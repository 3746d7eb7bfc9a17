/** The three services behind one address, and the commands that go through it. */
@NullMarked
package dev.brigade.ui.services;

import org.jspecify.annotations.NullMarked;
