package io.workbench.data.source;

/** Takes a CSV file's rows, those that can be read, in the order of the file. */
interface RowSink {
  /**
   * The file's header was read.
   *
   * @return how many numbers a row has room for: one a column that is read, and any that follow
   *     from them
   * @throws io.workbench.data.InputException when the file has not the columns it should have
   */
  int start(CsvColumns columns);

  /**
   * Whether rows of an instrument are taken, and also set aside where they cannot be read.
   *
   * @param instrument without blanks around it; empty where neither the file nor the spec names one
   */
  boolean takes(long line, String instrument);

  /**
   * Takes a row.
   *
   * @param numbers one a column by its slot, {@code NaN} where missing; used again for the next row
   */
  void add(long line, String instrument, long timeMillis, double[] numbers);

  /** What names the file's columns where their own names say too little, for messages. */
  default String columnsSetting() {
    return "data.columns";
  }

  /** No row follows. */
  default void end() {}
}
