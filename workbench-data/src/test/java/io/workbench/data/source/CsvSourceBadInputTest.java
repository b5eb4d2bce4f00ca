package io.workbench.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.workbench.data.InputException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvSourceBadInputTest {
  private static final String BOOK = "timestamp,mid_price,best_bid,best_ask,bid_volume\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void aFaultIsOfAColumnThatTheFileHas() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("book.csv"),
            "timestamp,best_bid,best_ask\n60,1,2\n120,-3,1\n180,1,2\n240,-2,-1\n");

    assertThat(SeriesLoader.load(CsvSpec.of(file), false).rejectedRows())
        .extracting(RejectedRow::reason)
        .containsExactly(
            "best_bid must be above 0, but was -3.0", "best_bid must be above 0, but was -2.0");
  }

  /** Line 3 of a book's file, and why it is set aside. */
  static Stream<Arguments> badRows() {
    return Stream.of(
        Arguments.of("120,abc,1,2,5", "mid_price must be a number, but was \"abc\""),
        Arguments.of("120,\"1,5\",1,2,5", "mid_price must be a number, but was \"1,5\""),
        Arguments.of("120,1.5,1,2,many", "bid_volume must be a number, but was \"many\""),
        Arguments.of(
            "x,abc,1,2,5", "timestamp must be a time in ISO 8601 or since 1970, but was \"x\""),
        Arguments.of(
            ",1.5,1,2,5", "timestamp must be a time in ISO 8601 or since 1970, but was \"\""),
        Arguments.of("60,1.5,1,2,5", "the timestamp 1970-01-01T00:01:00Z is there twice"),
        Arguments.of(
            "59,1.5,1,2,5", "the timestamp 1970-01-01T00:00:59Z comes after 1970-01-01T00:01:00Z"),
        Arguments.of("120,1.5,2.5,2,5", "best_bid 2.5 is over best_ask 2.0"),
        Arguments.of("120,-1.5,1,2,5", "mid_price must be above 0, but was -1.5"),
        Arguments.of("120,0,1,2,5", "mid_price must be above 0, but was 0.0"),
        Arguments.of("120,1.5,0,2,5", "best_bid must be above 0, but was 0.0"),
        Arguments.of("120,1.5,,-2,5", "best_ask must be above 0, but was -2.0"),
        Arguments.of("120,,,2,5", "mid_price is missing"),
        Arguments.of("120,NaN,,2,5", "mid_price is missing"),
        Arguments.of("120,Infinity,1,2,5", "mid_price must be finite, but was \"Infinity\""),
        Arguments.of("120,1.5,1,1e999,5", "best_ask must be finite, but was \"1e999\""),
        Arguments.of("120,1.5,1,2,-5", "bid_volume must be at least 0, but was -5.0"),
        Arguments.of("120,1e200,1,2,5", "mid_price must be at most 1.0E12, but was 1.0E200"),
        Arguments.of("120,1.5,1,1.1e12,5", "best_ask must be at most 1.0E12, but was 1.1E12"),
        Arguments.of("120,1.5,1,2,2e15", "bid_volume must be at most 1.0E15, but was 2.0E15"),
        Arguments.of("120,1.5,1,2", "the row has 4 fields, but the header has 5"),
        Arguments.of("120,1.5,1,2,5,", "the row has 6 fields, but the header has 5"),
        Arguments.of(
            "120," + "9x".repeat(50) + ",1,2,5",
            "mid_price must be a number, but was \"" + "9x".repeat(20) + "…\""));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void setsTheRowAsideWithItsReason(String row, String reason) throws IOException {
    Path file = write(BOOK + "60,1.5,1,2,5\n" + row + "\n180,1.5,1,2,5\n");

    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);
    assertThat(loaded.rejectedCount()).isEqualTo(1);
    assertThat(loaded.rejectedRows())
        .extracting(RejectedRow::line, RejectedRow::reason)
        .containsExactly(tuple(3L, reason));
    assertThat(loaded.series().timesMillis()).containsExactly(60_000, 180_000);
    assertThat(loaded.facts().rows()).isEqualTo(2);

    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> SeriesLoader.load(CsvSpec.of(file), true))
        .withMessage(file + ":3: " + reason + ".");
  }

  @Test
  void oneTimeFarAheadIsSetAsideAndNotTheRowsAfterIt() throws IOException {
    String ahead = "the timestamp 2099-01-01T00:00:00Z is followed by earlier ones";
    for (String before : List.of("", "60,1\n", "60,1\n120,1\n")) {
      int line = 2 + (int) before.lines().count();
      Path file = write("timestamp,price\n" + before + "4070908800,9\n180,3\n240,4\n300,5\n");

      LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);

      assertThat(loaded.rejectedRows()).containsExactly(new RejectedRow((long) line, ahead, true));
      assertThat(loaded.series().size()).isEqualTo(line + 1);
      assertThat(loaded.series().column("mid_price")).doesNotContain(9).endsWith(3, 4, 5);
      assertFails(CsvSpec.of(file), true, file + ":" + line + ": " + ahead + ".");
    }
  }

  @Test
  void oneRowThatComesTooLateIsTheOneSetAside() throws IOException {
    String late = "the timestamp 1970-01-01T00:02:30Z comes after 1970-01-01T00:03:00Z";
    for (String after : List.of("", "240,4\n", "240,4\n300,5\n")) {
      Path file = write("timestamp,price\n60,1\n120,2\n180,3\n150,9\n" + after);

      LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);

      assertThat(loaded.rejectedRows()).containsExactly(new RejectedRow(5L, late, true));
      assertThat(loaded.series().column("mid_price")).startsWith(1, 2, 3).doesNotContain(9);
    }
  }

  @Test
  void whileARowWaitsOthersThatDoNotGoForwardAreSetAside() throws IOException {
    Path file = write("timestamp,price\n60,1\n600,9\n120,2\n120,8\n90,8\n600,8\n180,3\n240,4\n");

    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);

    assertThat(loaded.series().column("mid_price")).containsExactly(1, 2, 3, 4);
    assertThat(loaded.rejectedRows())
        .extracting(RejectedRow::line)
        .containsExactlyInAnyOrder(3L, 5L, 6L, 7L);
  }

  @Test
  void negativeSpreadIsSetAside() throws IOException {
    Path file =
        write("timestamp,price,spread,ask_volume\n1,1,-0.1,1\n2,1,1,-1\n3,1,1,1\n4,1,1,1\n");
    assertThat(SeriesLoader.load(CsvSpec.of(file), false).rejectedRows())
        .containsExactly(
            new RejectedRow(2, "spread must not be negative, but was -0.1"),
            new RejectedRow(3, "ask_volume must be at least 0, but was -1.0"));
  }

  @Test
  void listsTheFirstHundredRowsAndCountsAll() throws IOException {
    Path file = write("timestamp,price\n1,1\n2,1\n" + "3,bad\n".repeat(250));
    LoadedSeries loaded = SeriesLoader.load(CsvSpec.of(file), false);
    assertThat(loaded.rejectedCount()).isEqualTo(250);
    assertThat(loaded.rejectedRows()).hasSize(100);
    assertThat(loaded.rejectedRows().get(99).line()).isEqualTo(103);
  }

  @Test
  void lineNumbersCountBlankLinesAndCarriageReturns() throws IOException {
    Path file = write("timestamp,price\r\n1,1\r\n\r\n2,1\r\n\r\n3,bad\r\n");
    assertFails(CsvSpec.of(file), true, file + ":6: price must be a number, but was \"bad\".");
  }

  @Test
  void missingFileAndFolder() {
    Path missing = folder.resolve("missing.csv");
    assertFails(CsvSpec.of(missing), false, missing + " cannot be read: there is no such file.");
    assertFails(CsvSpec.of(folder), false, folder + " is a folder, but a CSV file was expected.");
  }

  @Test
  void emptyFile() throws IOException {
    for (String text : List.of("", "\n\n", "\uFEFF")) {
      Path file = write(text);
      assertFails(
          CsvSpec.of(file), false, file + " is empty, but a header and rows were expected.");
    }
  }

  @Test
  void tooFewRows() throws IOException {
    Path file = write("timestamp,price\n");
    String rule = file + " must have at least 2 rows that can be used, but has ";
    assertFails(CsvSpec.of(file), false, rule + "0.");

    write("timestamp,price\n1,1\n");
    assertFails(CsvSpec.of(file), false, rule + "1.");

    write("timestamp,price\n1,1\n2,bad\n3,worse\n");
    assertFails(
        CsvSpec.of(file),
        false,
        rule + "1; 2 set aside, the first at line 3: price must be a number, but was \"bad\".");
  }

  @Test
  void reversedFileIsToBeSorted() throws IOException {
    Path file = write("timestamp,price\n400,1\n300,1\n200,1\n");

    assertFails(
        CsvSpec.of(file),
        false,
        file
            + " must have at least 2 rows that can be used, but has 1; 2 set aside, the first at line"
            + " 4: the timestamp 1970-01-01T00:03:20Z comes after 1970-01-01T00:05:00Z; sort the"
            + " file by time.");
  }

  @Test
  void unknownMappedColumnNamesTheNearest() throws IOException {
    Path file = write("timestamp,mean,max\n1,1,1\n2,1,1\n");
    assertFails(
        CsvSpec.of(file).withColumns(Map.of("mid_price", "maen")),
        false,
        file
            + ":1: the column \"maen\" for mid_price is not in the header; the nearest is \"mean\".");
    assertFails(
        CsvSpec.of(file).withColumns(Map.of("mid_price", "closing")),
        false,
        file
            + ":1: the column \"closing\" for mid_price is not in the header;"
            + " it has timestamp, mean, max.");
  }

  @Test
  void headerWithoutTimeOrPrice() throws IOException {
    Path file = write("when,price\n1,1\n2,1\n");
    assertFails(
        CsvSpec.of(file),
        false,
        file + ":1: no column is timestamp; name one in data.columns, the header has when, price.");
    write("timestamp,best_bid,value\n1,1,1\n2,1,1\n");
    assertFails(
        CsvSpec.of(file),
        false,
        file
            + ":1: no column is mid_price nor both best_bid and best_ask;"
            + " name one in data.columns, the header has timestamp, best_bid, value.");
  }

  @Test
  void columnThatIsThereTwice() throws IOException {
    Path file = write("timestamp,price,note,note,price\n1,1,a,b,1\n2,1,a,b,1\n");
    assertFails(CsvSpec.of(file), false, file + ":1: the header has the column \"price\" twice.");
    write("timestamp,price,note,note\n1,1,a,b\n2,1,a,b\n");
    assertThat(SeriesLoader.load(CsvSpec.of(file), true).series().size()).isEqualTo(2);
  }

  @Test
  void severalInstruments() throws IOException {
    Path file = write("timestamp,instrument,price\n1,H100,1\n1,A100,1\n2,H100,1\n");
    assertFails(
        CsvSpec.of(file),
        false,
        file
            + ":3: instrument \"A100\" follows \"H100\", but a series has one instrument:"
            + " say which by data.instrument.");
    assertFails(
        new CsvSpec(file, Map.of(), "B200", null, null, true),
        false,
        file
            + " must have at least 2 rows that can be used for instrument \"B200\", but has 0;"
            + " it has rows of A100, H100 (data.instrument says which are read).");
  }

  @Test
  void brokenQuotes() throws IOException {
    String open = "a quoted field goes on over the end of its line, so a quote must be missing.";
    Path file = write("timestamp,price,note\n1,1,x\n2,\"1,x\n3,1,x\n");
    assertFails(CsvSpec.of(file), false, file + ":3: " + open);

    write("timestamp,price,note\n1,1,x\n2,1,\"x\n3,1,x\n");
    assertFails(CsvSpec.of(file), false, file + ":3: " + open);

    write("timestamp,price,note\n1,1,x\n2,1,\"x\"y\n3,1,x\n");
    assertFails(
        CsvSpec.of(file),
        false,
        file + ":3: unexpected character after closing quote: 'y' (0x79).");
  }

  @Test
  void bytesThatAreNotUtf8() throws IOException {
    Path file = write("timestamp,price,note\n1,1,µ\n2,1,x\n3,1,Zürich\n", StandardCharsets.UTF_8);
    assertThat(SeriesLoader.load(CsvSpec.of(file), true).series().size()).isEqualTo(3);

    write("timestamp,price,note\n1,1,x\n2,1,x\n3,1,Zürich\n", StandardCharsets.ISO_8859_1);
    assertFails(CsvSpec.of(file), false, file + ":4: the line is not UTF-8 text.");

    write("timestamp,price\n1,1\n2,1\n", StandardCharsets.UTF_16);
    assertFails(CsvSpec.of(file), false, file + ":1: the line is not UTF-8 text.");
  }

  private static void assertFails(CsvSpec spec, boolean strict, String message) {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> SeriesLoader.load(spec, strict))
        .withMessage(message);
  }

  private Path write(String text) throws IOException {
    return write(text, StandardCharsets.UTF_8);
  }

  private Path write(String text, Charset charset) throws IOException {
    return Files.writeString(folder.resolve("data.csv"), text, charset);
  }
}
