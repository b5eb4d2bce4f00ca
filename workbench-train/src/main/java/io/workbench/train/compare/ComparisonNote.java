package io.workbench.train.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a reader must know to read a comparison right; {@code compare --format json} writes its
 * sentence.
 *
 * @param sentence as a table in text says it
 */
public record ComparisonNote(Kind kind, @JsonValue String sentence) {
  /** What a note is about, for a page that words it by what it shows. */
  public enum Kind {
    /** Rows are of several test parts. */
    @JsonProperty("testParts")
    TEST_PARTS,
    /** A row may be the mean over seeds. */
    @JsonProperty("seeds")
    SEEDS,
    /** A run is a row of its own, since a newer one has its settings and its seed. */
    @JsonProperty("repeated")
    REPEATED,
    /** A run failed. */
    @JsonProperty("failed")
    FAILED
  }
}
