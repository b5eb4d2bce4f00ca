/**
 * What a market looked like over time, and nothing about where that was read or what is made of it.
 */
@NullMarked
package io.workbench.data.market;

import org.jspecify.annotations.NullMarked;
