package io.workbench.data.record;

import io.workbench.data.window.Windows;
import java.io.DataInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaData;
import org.datavec.api.records.metadata.RecordMetaDataIndex;
import org.datavec.api.records.reader.BaseRecordReader;
import org.datavec.api.split.InputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.api.writable.batch.NDArrayRecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Reads windows as DataVec records of two arrays: the features, {@code [1, features, steps]}, and
 * the standardised target, {@code [1, 1]}; in batches, {@code [batch, features, steps]} and {@code
 * [batch, 1]}. Arrays travel whole, no number is boxed.
 *
 * <p>The reader stands on windows that were already cut, so there is nothing to be read from an
 * {@link InputSplit}: {@code initialize} only begins the walk anew.
 *
 * <p>One walk at a time: a reader is not safe for use by several threads, and although DataVec
 * declares its readers serialisable, windows in memory are not.
 */
public final class WindowRecordReader extends BaseRecordReader {
  private static final long serialVersionUID = 1L;

  private final Windows windows;
  private final WindowArrays arrays;
  private int[] order;
  private int position;
  private @Nullable Configuration configuration;

  /** Visits the windows in their own order. */
  public WindowRecordReader(Windows windows) {
    this.windows = windows;
    this.arrays = new WindowArrays(windows);
    this.order = new int[windows.size()];
    for (int window = 0; window < order.length; window++) {
      order[window] = window;
    }
  }

  /**
   * Sets which windows are visited and in which order, and begins the walk anew.
   *
   * @param newOrder numbers of windows; copied
   */
  public void order(int[] newOrder) {
    for (int window : newOrder) {
      requireWindow(window);
    }
    order = newOrder.clone();
    position = 0;
  }

  /** The windows that are read. */
  public Windows windows() {
    return windows;
  }

  /**
   * The next windows without ND4J, on the same walk as {@link #next(int)}; listeners of records are
   * not told of them.
   *
   * @param features receives {@code [batch, steps, features]}
   * @param labels receives {@code [batch]}; its length is the most windows that are read
   * @return how many windows were read, 0 at the end of the walk
   */
  public int nextInto(float[] features, float[] labels) {
    int length = windows.steps() * windows.features();
    if (features.length < labels.length * length) {
      throw new IllegalArgumentException(
          "The features of "
              + labels.length
              + " windows need "
              + labels.length * length
              + " floats, but there was room for "
              + features.length
              + ".");
    }
    int count = Math.min(labels.length, order.length - position);
    for (int at = 0; at < count; at++) {
      int window = order[position++];
      windows.copyWindow(window, features, at * length);
      labels[at] = windows.target(window);
    }
    return count;
  }

  @Override
  public List<List<Writable>> next(int num) {
    int count = Math.min(num, order.length - position);
    if (count < 1) {
      throw new NoSuchElementException("No window is left, after " + position + " windows.");
    }
    NDArrayRecordBatch batch =
        new NDArrayRecordBatch(
            arrays.features(order, position, count), arrays.labels(order, position, count));
    position += count;
    invokeListeners(batch);
    return batch;
  }

  @Override
  public List<Writable> next() {
    return nextRecord().getRecord();
  }

  @Override
  public Record nextRecord() {
    if (!hasNext()) {
      throw new NoSuchElementException("No window is left, after " + position + " windows.");
    }
    Record record = recordOf(order[position++]);
    invokeListeners(record.getRecord());
    return record;
  }

  @Override
  public boolean hasNext() {
    return position < order.length;
  }

  @Override
  public boolean batchesSupported() {
    return true;
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  /** Begins the walk anew, in the same order. */
  @Override
  public void reset() {
    position = 0;
  }

  /** None: the target is a number, not a class. */
  @Override
  public List<String> getLabels() {
    return List.of();
  }

  @Override
  public void initialize(InputSplit split) {
    reset();
  }

  @Override
  public void initialize(Configuration newConfiguration, InputSplit split) {
    setConf(newConfiguration);
    reset();
  }

  @Override
  public List<Writable> record(URI uri, DataInputStream stream) {
    throw new UnsupportedOperationException(
        "Windows are cut from a whole series; they cannot be read from a stream.");
  }

  /** The record that metadata from {@link #nextRecord} points at. */
  @Override
  public Record loadFromMetaData(RecordMetaData metaData) {
    if (!(metaData instanceof RecordMetaDataIndex index)) {
      throw new IllegalArgumentException(
          "A window is found by its index, but the metadata was " + metaData + ".");
    }
    requireWindow(index.getIndex());
    return recordOf((int) index.getIndex());
  }

  @Override
  public List<Record> loadFromMetaData(List<RecordMetaData> metaData) {
    List<Record> records = new ArrayList<>(metaData.size());
    for (RecordMetaData one : metaData) {
      records.add(loadFromMetaData(one));
    }
    return records;
  }

  @Override
  public void setConf(@Nullable Configuration newConfiguration) {
    configuration = newConfiguration;
  }

  @Override
  public @Nullable Configuration getConf() {
    return configuration;
  }

  @Override
  public void close() {
    // Holds nothing that would have to be released.
  }

  private Record recordOf(int window) {
    int[] one = {window};
    List<Writable> values =
        List.of(
            new NDArrayWritable(arrays.features(one, 0, 1)),
            new NDArrayWritable(arrays.labels(one, 0, 1)));
    return new org.datavec.api.records.impl.Record(
        values, new RecordMetaDataIndex(window, null, WindowRecordReader.class));
  }

  private void requireWindow(long window) {
    if (window < 0 || window >= windows.size()) {
      throw new IllegalArgumentException(
          "There are " + windows.size() + " windows, but number " + window + " was asked for.");
    }
  }
}
