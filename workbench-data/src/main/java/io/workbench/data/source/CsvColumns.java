package io.workbench.data.source;

import io.workbench.data.InputException;
import io.workbench.data.NearestName;
import io.workbench.data.market.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which field of a CSV file's lines holds what.
 *
 * <p>The spec's mapping comes first. A name that it leaves out is looked for in the header under
 * itself and then under its synonyms, in the order of {@link #SYNONYMS}. Any other name in the
 * mapping, and any wanted name that the header has, is a further numeric column.
 */
final class CsvColumns {
  static final String TIMESTAMP = "timestamp";
  static final String INSTRUMENT = "instrument";

  /** A field that is not read. */
  static final int IGNORED = -1;

  private static final Map<String, List<String>> SYNONYMS = synonyms();

  private final String file;
  private final List<String> header;
  private final Map<String, String> mapping;
  private final String setting;
  private final Map<String, Integer> slots = new LinkedHashMap<>();
  private final List<Integer> fieldOfSlot = new ArrayList<>();
  private final int timestampField;
  private final int instrumentField;

  /**
   * Finds the columns that are read.
   *
   * @param wanted further columns to read under their own names, where the file has them
   * @param setting that the mapping is given by, for messages
   */
  CsvColumns(List<String> header, CsvSpec spec, Collection<String> wanted, String setting) {
    this.file = spec.path().toString();
    this.header = header;
    this.mapping = spec.columns();
    this.setting = setting;
    mapping.forEach(this::requireInHeader);
    this.timestampField = find(TIMESTAMP);
    this.instrumentField = find(INSTRUMENT);
    findNumbers(wanted);
    requireEssentials();
  }

  int timestampField() {
    return timestampField;
  }

  /** The field that names the instrument, or {@link #IGNORED}. */
  int instrumentField() {
    return instrumentField;
  }

  /** The file's own names of its fields. */
  List<String> header() {
    return header;
  }

  /** Number of numeric fields that are read. */
  int slots() {
    return fieldOfSlot.size();
  }

  /** Place of a column among the numbers read, or {@link #IGNORED} if the file has none for it. */
  int slotOf(String column) {
    return slots.getOrDefault(column, IGNORED);
  }

  /** Slot by our name of the column; two names may share a slot. */
  Map<String, Integer> slotsByName() {
    return slots;
  }

  /** Slot by field, {@link #IGNORED} where the field is no number that is read. */
  int[] slotOfField() {
    int[] slotOfField = new int[header.size()];
    Arrays.fill(slotOfField, IGNORED);
    for (int slot = 0; slot < fieldOfSlot.size(); slot++) {
      slotOfField[fieldOfSlot.get(slot)] = slot;
    }
    return slotOfField;
  }

  private void findNumbers(Collection<String> wanted) {
    for (String name : SYNONYMS.keySet()) {
      if (!name.equals(TIMESTAMP) && !name.equals(INSTRUMENT)) {
        addNumber(name, find(name));
      }
    }
    for (String name : mapping.keySet()) {
      if (!SYNONYMS.containsKey(name)) {
        addNumber(name, find(name));
      }
    }
    for (String name : wanted) {
      if (!slots.containsKey(name)) {
        addNumber(name, fieldNamed(name));
      }
    }
  }

  private void addNumber(String name, int field) {
    if (field == IGNORED || field == timestampField || field == instrumentField) {
      return;
    }
    if (!fieldOfSlot.contains(field)) {
      fieldOfSlot.add(field);
    }
    slots.put(name, fieldOfSlot.indexOf(field));
  }

  private int find(String name) {
    String mapped = mapping.get(name);
    if (mapped != null) {
      return fieldNamed(mapped);
    }
    for (String synonym : SYNONYMS.getOrDefault(name, List.of(name))) {
      int field = fieldNamed(synonym);
      if (field != IGNORED) {
        return field;
      }
    }
    return IGNORED;
  }

  private int fieldNamed(String name) {
    int field = header.indexOf(name);
    if (field != header.lastIndexOf(name)) {
      throw new InputException(file + ":1: the header has the column \"" + name + "\" twice.");
    }
    return field;
  }

  private void requireInHeader(String name, String mapped) {
    if (!header.contains(mapped)) {
      String nearest =
          NearestName.of(mapped, header)
              .map(found -> "the nearest is \"" + found + "\"")
              .orElse("it has " + String.join(", ", header));
      throw new InputException(
          String.format(
              Locale.ROOT,
              "%s:1: the column \"%s\" for %s is not in the header; %s.",
              file,
              mapped,
              name,
              nearest));
    }
  }

  private void requireEssentials() {
    if (timestampField == IGNORED) {
      throw missing(TIMESTAMP, "");
    }
    boolean book = slots.containsKey(Column.BEST_BID) && slots.containsKey(Column.BEST_ASK);
    if (!slots.containsKey(Column.MID_PRICE) && !book) {
      throw missing(Column.MID_PRICE, " nor both best_bid and best_ask");
    }
  }

  private InputException missing(String name, String otherwise) {
    return new InputException(
        String.format(
            Locale.ROOT,
            "%s:1: no column is %s%s; name one in %s, the header has %s.",
            file,
            name,
            otherwise,
            setting,
            String.join(", ", header)));
  }

  private static Map<String, List<String>> synonyms() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(TIMESTAMP, List.of(TIMESTAMP, "timestamp_ms", "timestamp_utc", "datetime", "date"));
    names.put(INSTRUMENT, List.of(INSTRUMENT, "symbol", "gpu"));
    names.put(Column.MID_PRICE, List.of(Column.MID_PRICE, "price"));
    names.put(Column.SPREAD, List.of(Column.SPREAD));
    names.put(Column.BID_VOLUME, List.of(Column.BID_VOLUME));
    names.put(Column.ASK_VOLUME, List.of(Column.ASK_VOLUME));
    names.put(Column.BEST_BID, List.of(Column.BEST_BID, "bid_price"));
    names.put(Column.BEST_ASK, List.of(Column.BEST_ASK, "ask_price"));
    return names;
  }
}
