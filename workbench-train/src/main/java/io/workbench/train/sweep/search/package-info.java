/**
 * What a search is asked and what it answers: the space of a sweep's parameters, its grid and its
 * corners, what is known of trials that ended, their order by merit, and the interface of whatever
 * proposes the next one. No way to propose lives here, and nothing here knows of a journal.
 */
@NullMarked
package io.workbench.train.sweep.search;

import org.jspecify.annotations.NullMarked;
