package io.workbench.train.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a run was made from: code, data, seeds and machine. */
public record ProvenanceRecord(Code code, Data data, Seeds seeds, Environment environment) {

  /** The same code, seeds and machine with other data. */
  ProvenanceRecord withData(Data other) {
    return new ProvenanceRecord(code, other, seeds, environment);
  }

  /**
   * The code's version.
   *
   * @param commit absent when the code does not run from a git checkout
   * @param dirty whether the checkout had changes that are in no commit
   */
  public record Code(@Nullable String commit, @Nullable Boolean dirty) {}

  /**
   * The data's identity.
   *
   * @param source kind of the source: {@code csv}, {@code store}, {@code synthetic}, {@code panel}
   * @param path the file or database, where there is one
   * @param query what was asked of a store; absent for other sources
   * @param sha256 of the file's bytes, of the generated rows written as CSV, or of a store's rows
   *     whatever the database they came from
   * @param leftOutFeatures features whose columns the data lacks
   */
  public record Data(
      String source,
      @Nullable String path,
      @Nullable String query,
      String sha256,
      long rows,
      Instant from,
      Instant to,
      RejectedRows rejectedRows,
      List<String> leftOutFeatures) {

    /** The file or database and what was asked of it, or else the kind of the source. */
    public String origin() {
      return (path == null ? source : path) + (query == null ? "" : " " + query);
    }
  }

  /**
   * Rows that were set aside.
   *
   * @param count how many in all
   * @param first the first of them; the rest are only counted
   */
  public record RejectedRows(long count, List<Rejection> first) {}

  /**
   * A row that was set aside.
   *
   * @param line its line in the file, from 1; absent for a row of a store
   * @param reason one clause that says why
   */
  public record Rejection(@Nullable Long line, String reason) {}

  /** The seeds; {@code data} is absent for data that is not generated. */
  public record Seeds(@Nullable Long data, long init, long shuffle, long dropout) {}

  /**
   * The machine and the software.
   *
   * @param backend ND4J's backend with its CPU flavour, or with the GPU that it computed on
   * @param engine {@code dl4j} or {@code compiled}
   * @param vectorApi the preferred vector's width, such as {@code 256 bit}, or {@code off}
   * @param threads that trained
   * @param versions by library
   */
  public record Environment(
      String os,
      String cpu,
      int cores,
      long memoryBytes,
      String jvm,
      String backend,
      String engine,
      String vectorApi,
      int threads,
      Map<String, String> versions) {}
}
