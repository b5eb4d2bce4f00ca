package io.workbench.ui.call;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as a POSIX shell takes them. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  /** Wherever it stands: a link may come without its scheme, and hold other parameters. */
  private static final Pattern TOKEN = Pattern.compile("([?&#])token=[^&\\s]*");

  private ShellWords() {}

  /** The word, in single quotes where the shell would read it otherwise. */
  public static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** The words on one line; a token of a link is emptied, since the line is kept. */
  public static String line(List<String> words) {
    return words.stream()
        .map(word -> TOKEN.matcher(word).replaceAll("$1token="))
        .map(ShellWords::quoted)
        .collect(Collectors.joining(" "));
  }
}
