package io.workbench.ui.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what pages could not be given: each thing once, however often a page asks. */
final class SaidOnce {
  private static final int MOST_KEPT = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(SaidOnce.class);

  private final Map<String, String> said = new LinkedHashMap<>();

  /** Logs a sentence about an address, unless it was the last one about it. */
  synchronized void warn(String address, String sentence) {
    if (sentence.equals(said.remove(address))) {
      said.put(address, sentence);
      return;
    }
    if (said.size() >= MOST_KEPT) {
      said.remove(said.keySet().iterator().next());
    }
    said.put(address, sentence);
    // A sentence may name what a browser asked for: it must stay one line.
    LOG.warn("{}", sentence.replaceAll("\\p{Cntrl}", "?"));
  }
}
