package io.workbench.data.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small numbers that stand for instruments' names in every row. */
final class Instruments {
  private final Map<String, Integer> ids = new HashMap<>();

  /** The instrument's number, which it gets where it has none. */
  int idOf(String instrument, Connection connection) throws SQLException {
    Integer known = ids.get(instrument);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO instrument (name) VALUES (?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, instrument);
      insert.executeUpdate();
    }
    Integer id = find(instrument, connection);
    if (id == null) {
      throw new SQLException("The instrument \"" + instrument + "\" was not stored.");
    }
    ids.put(instrument, id);
    return id;
  }

  /** Forgets the numbers: some of them may have been given in a transaction that was undone. */
  void forget() {
    ids.clear();
  }

  static @Nullable Integer find(String instrument, Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT id FROM instrument WHERE name = ?")) {
      select.setString(1, instrument);
      try (ResultSet rows = select.executeQuery()) {
        return rows.next() ? rows.getInt(1) : null;
      }
    }
  }

  /** All names in the order of the alphabet. */
  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement select =
            connection.prepareStatement("SELECT name FROM instrument ORDER BY name");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name == null) {
          throw new SQLException("The name of an instrument is lost.", Database.DATA_CORRUPTED);
        }
        names.add(name);
      }
    }
    return names;
  }
}
