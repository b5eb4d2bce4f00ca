package io.workbench.ui.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.workbench.data.InputException;
import io.workbench.train.run.RecordJson;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reports of runs that other processes train: two kinds of record of ours, checked field
 * by field, and nothing that names a class to be made.
 */
final class ReportReceiver {
  /** Answered to a report of a run that has not said its start to this server. */
  static final int UNKNOWN = 410;

  private static final int ACCEPTED = 204;
  private static final int REFUSED = 400;
  private static final int CONFLICT = 409;
  private static final long MOST_BODY_BYTES = 512 * 1024;
  private static final Pattern SENDER = Pattern.compile("[0-9a-f-]{36}");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}]{1,500}");

  private final TrainingSessions sessions;

  ReportReceiver(TrainingSessions sessions) {
    this.sessions = sessions;
  }

  void mount(Router router) {
    router
        .post("/api/training/:kind")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
    router.post("/api/training/start").blockingHandler(this::start, false);
    router.post("/api/training/report").blockingHandler(this::report, false);
  }

  private void start(RoutingContext context) {
    try {
      String sender = parameter(context, "sender", SENDER);
      String run = parameter(context, "run", TEXT);
      String name = parameter(context, "name", TEXT);
      String folder = parameter(context, "folder", TEXT);
      SentStart start = RecordJson.parse("The start of a run", body(context), SentStart.class);
      require(start.isSound(), "The start of a run is not as this workbench writes it.");
      if (sessions.begin(sender, run, name, folder, start)) {
        answer(context, ACCEPTED, null);
      } else {
        answer(context, CONFLICT, "The process of these pages trains that run itself.");
      }
    } catch (InputException bad) {
      answer(context, REFUSED, bad.getMessage());
    }
  }

  private void report(RoutingContext context) {
    try {
      String sender = parameter(context, "sender", SENDER);
      SentReport report = RecordJson.parse("The report of a run", body(context), SentReport.class);
      require(report.isSound(), "The report of a run is not as this workbench writes it.");
      answer(context, sessions.hear(sender, report) ? ACCEPTED : UNKNOWN, null);
    } catch (InputException bad) {
      answer(context, REFUSED, bad.getMessage());
    }
  }

  private static String parameter(RoutingContext context, String name, Pattern rule) {
    String value = context.queryParams().get(name);
    require(value != null && rule.matcher(value).matches(), "The run's " + name + " is unfit.");
    return value;
  }

  private static String body(RoutingContext context) {
    Buffer body = context.getBody();
    require(body != null, "There is no report.");
    return body.toString(UTF_8);
  }

  private static void require(boolean fit, String sentence) {
    if (!fit) {
      throw new InputException(sentence);
    }
  }

  private static void answer(RoutingContext context, int status, @Nullable String sentence) {
    context.response().setStatusCode(status).putHeader("Content-Type", "text/plain; charset=utf-8");
    context.response().end(sentence == null ? "" : sentence);
  }
}
