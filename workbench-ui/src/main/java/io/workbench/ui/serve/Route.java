package io.workbench.ui.serve;

/**
 * One address and what answers it. Parts that begin with a colon are names: {@code /api/runs/:id}
 * fits {@code /api/runs/7}.
 */
public sealed interface Route {
  /** The address. */
  String path();

  /** Answers a request, in a thread that may read files. */
  interface Handler {
    /**
     * Answers.
     *
     * @throws io.workbench.data.InputException when what is asked for is missing or broken; its
     *     sentence is answered with 404
     * @throws BadRequestException when it makes no sense; its sentence is answered with 400
     */
    Reply handle(Request request);
  }

  /** Finds the stream of what a request asks for. */
  interface Streams {
    /** As {@link Handler#handle}. */
    EventStream stream(Request request);
  }

  /** Answers GET. */
  record Get(String path, Handler handler) implements Route {}

  /** Answers POST, which only our own pages and programs without a browser may send. */
  record Post(String path, Handler handler) implements Route {}

  /** Answers GET with server-sent events. */
  record Events(String path, Streams streams) implements Route {}

  /**
   * Answers GET with an HTML file of ours.
   *
   * @param file name in the resources of {@code io.workbench.ui.page}
   */
  record Html(String path, String file) implements Route {}
}
