/** The pages, as one shell of plain ES modules. */
@NullMarked
package dev.brigade.ui.pages;

import org.jspecify.annotations.NullMarked;
