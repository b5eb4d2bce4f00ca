package io.workbench.ui.serve;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files that DL4J's training pages ask for. Old libraries that they name are answered with
 * newer ones that do the same; scripts that they load but never call are answered with nothing.
 */
final class TrainingAssets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String OWN = "/deeplearning4jUiAssets/";
  private static final Pattern OWN_FILE =
      Pattern.compile("(css|img|js|js/train)/[a-z-]+\\.(css|ico|js)");
  private static final Pattern KEPT =
      Pattern.compile(
          "(coreui__coreui/2\\.1\\.9/dist|coreui__icons/0\\.3\\.0|flot/0\\.8\\.3|dagre/0\\.8\\.4/dist"
              + "|cytoscape/3\\.3\\.3/dist|cytoscape-dagre/2\\.1\\.0)/[A-Za-z/.-]+");
  private static final Map<String, String> RAISED =
      Map.of(
          "jquery/3.4.1/dist/jquery.min.js", "jquery/3.7.1/dist/jquery.min.js",
          "jquery/2.2.0/jquery.min.js", "jquery/3.7.1/dist/jquery.min.js",
          "popper.js/1.12.9/dist/umd/popper.min.js", "popper.js/1.16.1/dist/umd/popper.min.js",
          "bootstrap/4.3.1/dist/js/bootstrap.min.js", "bootstrap/4.6.2/dist/js/bootstrap.min.js");

  /** Loaded by the pages, called by none of them. */
  private static final Pattern UNUSED =
      Pattern.compile(
          "(jquery-ui|jquery-migrate|modernizr|chosen|uniform|noty|jquery-raty|imagesloaded|masonry"
              + "|jquery-knob|jquery\\.sparkline|retinajs|github-com-jboesch-Gritter|fullcalendar"
              + "|excanvas)/.+\\.js");

  private final PageFiles files;

  TrainingAssets(PageFiles files) {
    this.files = files;
  }

  /**
   * Answers with a file.
   *
   * @param path after {@code /assets/}
   */
  void answer(RoutingContext context, String path) {
    if (path.contains("..")) {
      PageFiles.missing(context);
    } else if (path.equals("js/train/train.js")) {
      files.answer(context, List.of(OWN + path, PageFiles.PAGES + "training-extra.js"));
    } else if (path.startsWith("webjars/")) {
      answerLibrary(context, path.substring("webjars/".length()));
    } else if (OWN_FILE.matcher(path).matches()) {
      files.answer(context, List.of(OWN + path));
    } else {
      PageFiles.missing(context);
    }
  }

  private void answerLibrary(RoutingContext context, String path) {
    String raised = RAISED.get(path);
    if (raised != null) {
      files.answer(context, List.of(WEBJARS + raised));
    } else if (UNUSED.matcher(path).matches()) {
      context.response().putHeader("Content-Type", "text/javascript; charset=utf-8").end();
    } else if (KEPT.matcher(path).matches()) {
      files.answer(context, List.of(WEBJARS + path));
    } else {
      PageFiles.missing(context);
    }
  }
}
