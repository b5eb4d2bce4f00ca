/**
 * Where snapshots come from, CSV files, the store and the synthetic market, and how they are
 * written as CSV. Nothing here knows of features.
 *
 * <p>{@link io.workbench.data.source.SeriesLoader} loads what a {@link
 * io.workbench.data.source.DataSpec} describes. A CSV file goes from {@code CsvFile} through {@code
 * CsvFields}, which knows {@code CsvColumns}, to a {@code RowSink}: {@code SeriesRows} for one
 * series to train on, {@code BookRows} for order books of several instruments as they are. The
 * synthetic market begins at {@link io.workbench.data.source.SyntheticMarket} and {@link
 * io.workbench.data.source.MarketParameters}.
 */
@NullMarked
package io.workbench.data.source;

import org.jspecify.annotations.NullMarked;
