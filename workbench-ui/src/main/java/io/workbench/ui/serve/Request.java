package io.workbench.ui.serve;

import java.util.Map;
import java.util.Optional;

/**
 * What a browser asked, as far as a page needs it.
 *
 * @param path the parts of the address that the route names, decoded
 * @param query the address's own parameters, decoded; of several with one name the first
 * @param body of a POST, at most 64 KB of UTF-8; empty otherwise
 */
public record Request(Map<String, String> path, Map<String, String> query, String body) {
  /** A part of the address that the route names. */
  public String path(String name) {
    String value = path.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The route names no part \"" + name + "\".");
    }
    return value;
  }

  /** A parameter of the address, where it is given. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query.get(name));
  }
}
