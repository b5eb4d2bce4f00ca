package io.workbench.ui.call;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a POSIX shell takes them. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private static final Pattern TOKEN = Pattern.compile("(?<=://[^ ]{1,500})\\?token=.*");

  private ShellWords() {}

  /** The word, in single quotes where the shell would read it otherwise. */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The words on one line; a token of a link is left out, since the line is kept. */
  public static String line(List<String> words) {
    return words.stream()
        .map(word -> TOKEN.matcher(word).replaceAll(""))
        .map(ShellWords::quoted)
        .collect(Collectors.joining(" "));
  }
}
