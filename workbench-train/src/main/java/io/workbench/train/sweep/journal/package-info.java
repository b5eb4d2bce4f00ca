/**
 * The journal that remembers a sweep: its lines, what writes and reads them, and what they come to,
 * which is the trials and where each stands. What runs trials, follows a sweep or stops one does
 * not belong here.
 */
@NullMarked
package io.workbench.train.sweep.journal;

import org.jspecify.annotations.NullMarked;
