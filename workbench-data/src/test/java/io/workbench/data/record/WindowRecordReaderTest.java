package io.workbench.data.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.workbench.data.RandomMarket;
import io.workbench.data.feature.FeatureSet;
import io.workbench.data.split.SplitSpec;
import io.workbench.data.window.Dataset;
import io.workbench.data.window.Target;
import io.workbench.data.window.WindowSpec;
import io.workbench.data.window.Windows;
import java.io.DataInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.datavec.api.conf.Configuration;
import org.datavec.api.records.Record;
import org.datavec.api.records.metadata.RecordMetaDataURI;
import org.datavec.api.split.CollectionInputSplit;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Writable;
import org.datavec.api.writable.batch.NDArrayRecordBatch;
import org.deeplearning4j.datasets.datavec.RecordReaderDataSetIterator;
import org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

class WindowRecordReaderTest {
  private static final int BATCH = 32;
  private static final int STEPS = 12;
  private static final int FEATURES = 20;

  private final Windows windows =
      Dataset.prepare(
              RandomMarket.whole(1, 200),
              FeatureSet.standardNames(),
              new WindowSpec(STEPS, 1, Target.CHANGE),
              SplitSpec.standard())
          .train();
  private final WindowRecordReader reader = new WindowRecordReader(windows);
  private final int[] shuffled = shuffled(windows.size());

  @Test
  void batchesHoldTheWindowsInOrderWithTheLastOneShort() {
    // 140 training rows less the first 35: 105 windows, three batches of 32 and one of 9.
    assertThat(windows.size()).isEqualTo(105);
    reader.order(shuffled);
    int seen = 0;
    for (int expected : new int[] {32, 32, 32, 9}) {
      List<INDArray> arrays = ((NDArrayRecordBatch) reader.next(BATCH)).getArrays();
      assertThat(arrays.get(0).shape()).containsExactly(expected, FEATURES, STEPS);
      assertThat(arrays.get(1).shape()).containsExactly(expected, 1);
      assertThat(arrays.get(0).dataType()).isEqualTo(DataType.FLOAT);
      requireWindows(arrays.get(0), arrays.get(1), seen);
      seen += expected;
    }
    assertThat(reader.hasNext()).isFalse();
    assertThatThrownBy(() -> reader.next(BATCH)).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(reader::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void theDataSetIteratorGivesTheSameWindowsInEveryEpoch() {
    reader.order(shuffled);
    RecordReaderDataSetIterator iterator =
        new RecordReaderDataSetIterator(reader, BATCH, 1, 1, true);
    for (int epoch = 0; epoch < 2; epoch++) {
      int seen = 0;
      while (iterator.hasNext()) {
        DataSet batch = iterator.next();
        requireWindows(batch.getFeatures(), batch.getLabels(), seen);
        seen += batch.numExamples();
      }
      assertThat(seen).isEqualTo(105);
      iterator.reset();
    }
  }

  @Test
  void theMultiDataSetIteratorGivesTheSameWindowsWithAndWithoutMetadata() {
    for (boolean metadata : new boolean[] {false, true}) {
      reader.order(shuffled);
      RecordReaderMultiDataSetIterator iterator =
          new RecordReaderMultiDataSetIterator.Builder(BATCH)
              .addReader("windows", reader)
              .addInput("windows", 0, 0)
              .addOutput("windows", 1, 1)
              .build();
      iterator.setCollectMetaData(metadata);
      int seen = 0;
      while (iterator.hasNext()) {
        MultiDataSet batch = iterator.next();
        requireWindows(batch.getFeatures(0), batch.getLabels(0), seen);
        seen += (int) batch.getFeatures(0).size(0);
      }
      assertThat(seen).isEqualTo(105);
    }
  }

  @Test
  void singleRecordsAreTheRowsOfTheBatch() {
    reader.order(shuffled);
    List<List<Writable>> batch = reader.next(BATCH);
    reader.reset();
    for (int at = 0; at < BATCH; at++) {
      List<Writable> record = reader.next();
      requireWindows(array(record, 0), array(record, 1), at);
      // DataVec cuts single records out of a batch by itself.
      requireWindows(array(batch.get(at), 0), array(batch.get(at), 1), at);
    }
  }

  @Test
  void theWalkWithoutNd4jVisitsTheSameWindows() {
    reader.order(shuffled);
    float[] features = new float[BATCH * STEPS * FEATURES];
    float[] labels = new float[BATCH];
    float[] window = new float[STEPS * FEATURES];
    int seen = 0;
    for (int count; (count = reader.nextInto(features, labels)) > 0; seen += count) {
      for (int at = 0; at < count; at++) {
        windows.copyWindow(shuffled[seen + at], window, 0);
        int offset = at * window.length;
        assertThat(Arrays.copyOfRange(features, offset, offset + window.length))
            .containsExactly(window);
        assertThat(labels[at]).isEqualTo(windows.target(shuffled[seen + at]));
      }
    }
    assertThat(seen).isEqualTo(105);
    assertThat(reader.hasNext()).isFalse();
  }

  @Test
  void anOrderMayLeaveWindowsOutButNotInventThem() {
    reader.order(new int[] {3, 3});
    assertThat(reader.next(BATCH)).hasSize(2);

    assertThatThrownBy(() -> reader.order(new int[] {0, 105}))
        .hasMessage("There are 105 windows, but number 105 was asked for.");
    assertThatThrownBy(() -> reader.order(new int[] {-1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRecordIsFoundAgainByItsMetadata() {
    reader.order(shuffled);
    reader.next(5);
    Record record = reader.nextRecord();

    Record found = reader.loadFromMetaData(List.of(record.getMetaData())).get(0);

    requireWindows(array(found.getRecord(), 0), array(found.getRecord(), 1), 5);
    assertThatThrownBy(() -> reader.loadFromMetaData(new RecordMetaDataURI(null)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void initialisingBeginsTheWalkAnewAndReadsNothing() throws Exception {
    reader.next(BATCH);
    reader.initialize(new CollectionInputSplit(List.of()));
    assertThat(reader.next(200)).hasSize(105);

    Configuration configuration = new Configuration();
    reader.initialize(configuration, new CollectionInputSplit(List.of()));
    assertThat(reader.next(200)).hasSize(105);
    assertThat(reader.getConf()).isSameAs(configuration);
    DataInputStream stream = new DataInputStream(InputStream.nullInputStream());
    assertThatThrownBy(() -> reader.record(URI.create("file:///none"), stream))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void readsBatchesOfNumbersAndCanStartOver() {
    assertThat(reader.batchesSupported()).isTrue();
    assertThat(reader.resetSupported()).isTrue();
    assertThat(reader.getLabels()).isEmpty();
    reader.close();
  }

  @Test
  void roomForTooFewNumbersIsRefused() {
    assertThatThrownBy(() -> reader.nextInto(new float[479], new float[2]))
        .hasMessage("The features of 2 windows need 480 floats, but there was room for 479.");
  }

  private void requireWindows(INDArray features, INDArray labels, int from) {
    float[] window = new float[STEPS * FEATURES];
    for (int at = 0; at < features.size(0); at++) {
      windows.copyWindow(shuffled[from + at], window, 0);
      for (int step = 0; step < STEPS; step++) {
        for (int feature = 0; feature < FEATURES; feature++) {
          assertThat(features.getFloat(at, feature, step))
              .isEqualTo(window[step * FEATURES + feature]);
        }
      }
      assertThat(labels.getFloat(at, 0)).isEqualTo(windows.target(shuffled[from + at]));
    }
  }

  private static INDArray array(List<Writable> record, int position) {
    return ((NDArrayWritable) record.get(position)).get();
  }

  private static int[] shuffled(int size) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, new Random(5));
    return order.stream().mapToInt(Integer::intValue).toArray();
  }
}
