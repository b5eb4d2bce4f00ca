/**
 * DataVec record readers over windows; the only package that imports {@code org.datavec}. Nothing
 * here computes or scales a value.
 */
@NullMarked
package io.workbench.data.record;

import org.jspecify.annotations.NullMarked;
