package io.workbench.train.loop;

import io.workbench.data.record.WindowRecordReader;
import io.workbench.data.window.Windows;
import org.deeplearning4j.datasets.datavec.RecordReaderMultiDataSetIterator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Forecasts with a ComputationGraph, and the DataSetIterators that training and forecasting share.
 */
final class GraphForecast {
  private static final int BATCH = 256;
  private static final String READER = "windows";

  private GraphForecast() {}

  /** Standardised forecasts of all windows in their own order, without dropout. */
  static float[] of(ComputationGraph graph, Windows windows) {
    RecordReaderMultiDataSetIterator all = batches(new WindowRecordReader(windows), BATCH);
    float[] forecasts = new float[windows.size()];
    int done = 0;
    while (all.hasNext()) {
      INDArray output = graph.outputSingle(all.next().getFeatures(0));
      float[] values = output.ravel().toFloatVector();
      System.arraycopy(values, 0, forecasts, done, values.length);
      done += values.length;
    }
    return forecasts;
  }

  /** The reader's windows from where it stands: features and labels, batch by batch. */
  static RecordReaderMultiDataSetIterator batches(WindowRecordReader reader, int batchSize) {
    return new RecordReaderMultiDataSetIterator.Builder(batchSize)
        .addReader(READER, reader)
        .addInput(READER, 0, 0)
        .addOutput(READER, 1, 1)
        .build();
  }
}
