/**
 * What this machine offers the workbench and what to do about each thing that is not ideal; prints
 * nothing itself.
 */
@NullMarked
package io.workbench.ui.doctor;

import org.jspecify.annotations.NullMarked;
