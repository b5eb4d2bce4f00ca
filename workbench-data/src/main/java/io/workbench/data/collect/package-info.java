/**
 * The collector: polls instruments on the wall clock's grid for months, and keeps each snapshot or
 * the reason why there is none. Nothing here knows HTTP or SQL; the market's client and the store
 * do.
 */
@NullMarked
package io.workbench.data.collect;

import org.jspecify.annotations.NullMarked;
