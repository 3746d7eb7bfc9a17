/** JDBC without an ORM: statements with parameters, and rows as records. */
@NullMarked
package dev.brigade.transactions.jdbc;

import org.jspecify.annotations.NullMarked;
