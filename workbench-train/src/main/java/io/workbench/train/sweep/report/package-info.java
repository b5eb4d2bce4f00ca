/**
 * What a sweep found, in three steps: statistics of its trials (leaderboard, importance, reality
 * check) as pure functions, then a view of them, then one page. No trial is run here and no journal
 * is read; this is the only importer of Tribuo.
 */
@NullMarked
package io.workbench.train.sweep.report;

import org.jspecify.annotations.NullMarked;
