/**
 * Keeps snapshots, gaps and the service's raw answers in a database, SQLite or PostgreSQL; the only
 * importer of JDBC and Flyway. Nothing here knows where snapshots come from or what files hold
 * them.
 */
@NullMarked
package io.workbench.data.store;

import org.jspecify.annotations.NullMarked;
