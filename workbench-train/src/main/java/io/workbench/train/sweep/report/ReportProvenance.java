package io.workbench.train.sweep.report;

import io.workbench.train.run.ProvenanceRecord;
import io.workbench.train.run.RunResult;
import io.workbench.train.sweep.report.ReportView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the winner came from, in words. */
final class ReportProvenance {
  private ReportProvenance() {}

  static List<Fact> of(@Nullable RunResult winner) {
    List<Fact> facts = new ArrayList<>();
    if (winner == null) {
      return facts;
    }
    ProvenanceRecord provenance = winner.provenance();
    facts.add(new Fact("Code", code(provenance.code())));
    data(provenance.data(), facts);
    ProvenanceRecord.Seeds seeds = provenance.seeds();
    facts.add(
        new Fact(
            "The winner's seeds",
            (seeds.data() == null ? "" : "data " + seeds.data() + ", ")
                + ("parameters " + seeds.init() + ", order " + seeds.shuffle())
                + (", dropout " + seeds.dropout())));
    machine(provenance.environment(), facts);
    facts.add(new Fact("Command", winner.run().command()));
    return facts;
  }

  private static String code(ProvenanceRecord.Code code) {
    if (code.commit() == null) {
      return "unknown commit";
    }
    boolean dirty = code.dirty() != null && code.dirty();
    return "commit " + code.commit() + (dirty ? ", with changes that are in no commit" : "");
  }

  private static void data(ProvenanceRecord.Data data, List<Fact> facts) {
    String kind = data.path() == null ? "" : data.source() + " ";
    facts.add(
        new Fact(
            "Data",
            kind
                + data.origin()
                + ", "
                + data.rows()
                + " rows from "
                + data.from()
                + " to "
                + data.to()));
    facts.add(new Fact("SHA-256 of the data", data.sha256()));
  }

  private static void machine(ProvenanceRecord.Environment environment, List<Fact> facts) {
    double gibibytes = environment.memoryBytes() / (double) (1L << 30);
    facts.add(
        new Fact(
            "Machine",
            String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GiB, %s",
                environment.cpu(),
                environment.cores(),
                gibibytes,
                environment.os())));
    facts.add(
        new Fact(
            "Computed by",
            environment.engine()
                + " engine, "
                + environment.threads()
                + " threads, "
                + environment.backend()
                + ", vectors "
                + environment.vectorApi()));
    List<String> versions = new ArrayList<>(List.of("JVM " + environment.jvm()));
    for (Map.Entry<String, String> version : new TreeMap<>(environment.versions()).entrySet()) {
      versions.add(version.getKey() + " " + version.getValue());
    }
    facts.add(new Fact("Versions", String.join(", ", versions)));
  }
}
