package io.workbench.train.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The commit of the checkout that holds the code, or what the build noted where there is none. The
 * launcher builds from that checkout just before a process starts, so that a process asks once, as
 * early as it can, and holds on to the answer: what is checked out later is not what runs.
 */
public final class CodeVersion {
  private static final String BUILD = "/io/workbench/train/build.properties";
  private static final Duration GIT_LIMIT = Duration.ofSeconds(10);

  private CodeVersion() {}

  /** Holds the answer of the one time that a process asks. */
  private static final class OfProcess {
    static final ProvenanceRecord.Code CODE = find(checkout());
  }

  /** The code that this process runs, as it was when this was first called. */
  public static ProvenanceRecord.Code ofProcess() {
    return OfProcess.CODE;
  }

  private static ProvenanceRecord.Code find(@Nullable Path checkout) {
    ProvenanceRecord.Code code =
        checkout == null ? null : new GitCheckout("git", checkout, GIT_LIMIT).code();
    return code == null ? new ProvenanceRecord.Code(noted("commit"), null) : code;
  }

  /** The workbench's version as the build noted it. */
  public static String workbench() {
    String version = noted("version");
    return version == null ? "unknown" : version;
  }

  /** The nearest folder above the classes that is this project's git checkout. */
  private static @Nullable Path checkout() {
    Path folder = Path.of(System.getProperty("workbench.home", codeLocation())).toAbsolutePath();
    while (folder != null && !isCheckout(folder)) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** Someone else's repository that the workbench merely lies in is none. */
  private static boolean isCheckout(Path folder) {
    return Files.exists(folder.resolve(".git"))
        && Files.isDirectory(folder.resolve("workbench-train"));
  }

  private static String codeLocation() {
    CodeSource source = CodeVersion.class.getProtectionDomain().getCodeSource();
    if (source == null || !"file".equals(source.getLocation().getProtocol())) {
      return "";
    }
    return Path.of(URI.create(source.getLocation().toString())).toString();
  }

  private static @Nullable String noted(String key) {
    try (InputStream in = CodeVersion.class.getResourceAsStream(BUILD)) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(in);
      String value = properties.getProperty(key, "");
      return value.isBlank() || value.startsWith("${") ? null : value;
    } catch (IOException e) {
      return null;
    }
  }
}
