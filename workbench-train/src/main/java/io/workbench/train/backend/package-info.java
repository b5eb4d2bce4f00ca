/**
 * The ND4J backend that computes, the CPU or CUDA: whether this machine can run it, how it is named
 * in a result, and its native settings. Nothing outside this room touches ND4J's native side.
 */
@NullMarked
package io.workbench.train.backend;

import org.jspecify.annotations.NullMarked;
