package io.workbench.ui.serve;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.workbench.data.InputException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads each request to what answers it; what nothing answers gets 404 at once. */
final class UiRouter {
  private static final Logger LOG = LoggerFactory.getLogger(UiRouter.class);
  private static final long MOST_BODY_BYTES = 64 * 1024;
  private static final String ECHARTS =
      "/META-INF/resources/_static/echarts/5.6.0/dist/echarts.min.js";

  private final Vertx vertx;
  private final AccessGuard guard;
  private final PageFiles files = new PageFiles();
  private final SaidOnce said = new SaidOnce();
  private final AtomicInteger readers = new AtomicInteger();

  UiRouter(Vertx vertx, AccessGuard guard) {
    this.vertx = vertx;
    this.guard = guard;
  }

  Router router(List<Page> pages, TrainingPages training, TrainingSessions sessions) {
    Router router = Router.router(vertx);
    router.get("/").handler(this::exchangeToken);
    router.route().handler(guard);
    router.get("/page/:file").handler(context -> answerFile(context, PageFiles.PAGES));
    router.get("/charts/:file").handler(context -> answerFile(context, PageFiles.CHARTS));
    router.get("/vendor/echarts.js").handler(context -> files.answer(context, List.of(ECHARTS)));
    for (Page page : pages) {
      for (Route route : page.routes()) {
        mount(router, route);
      }
    }
    new ReportReceiver(sessions).mount(router);
    mount(router, new Route.Get("/api/training/:session", request -> times(request, sessions)));
    training.mount(router, new TrainingAssets(files));
    router.route().handler(PageFiles::missing);
    router.errorHandler(500, UiRouter::sayFault);
    router.errorHandler(400, context -> context.response().setStatusCode(400).end());
    return router;
  }

  private static Reply times(Request request, TrainingSessions sessions) {
    String session = request.path("session");
    return Reply.json(
        sessions
            .times(session)
            .orElseThrow(() -> new InputException("There is no session \"" + session + "\".")));
  }

  private void exchangeToken(RoutingContext context) {
    if (!guard.exchange(context)) {
      context.next();
    }
  }

  private void answerFile(RoutingContext context, String folder) {
    files.answer(context, folder, context.pathParam("file"));
  }

  private void mount(Router router, Route route) {
    if (route instanceof Route.Html html) {
      router
          .get(html.path())
          .handler(context -> files.answer(context, List.of(PageFiles.PAGES + html.file())));
    } else if (route instanceof Route.Get get) {
      router.get(get.path()).blockingHandler(context -> answer(context, get.handler(), ""), false);
    } else if (route instanceof Route.Post post) {
      router.post(post.path()).handler(BodyHandler.create(false).setBodyLimit(MOST_BODY_BYTES));
      router.post(post.path()).blockingHandler(context -> answerPost(context, post), false);
    } else if (route instanceof Route.Events events) {
      router.get(events.path()).blockingHandler(context -> findStream(context, events), false);
    }
  }

  private void answerPost(RoutingContext context, Route.Post post) {
    String body = context.getBodyAsString("UTF-8");
    answer(context, post.handler(), body == null ? "" : body);
  }

  /** The stream is found where files may be read, and written in the connection's thread. */
  private void findStream(RoutingContext context, Route.Events events) {
    try {
      EventStream stream = events.streams().stream(request(context, ""));
      context.vertx().runOnContext(ignored -> EventWriter.start(context, stream, readers));
    } catch (InputException missing) {
      send(context, problem(context, 404, missing));
    } catch (BadRequestException bad) {
      send(context, problem(context, 400, bad));
    }
  }

  private void answer(RoutingContext context, Route.Handler handler, String body) {
    Reply reply;
    try {
      reply = handler.handle(request(context, body));
    } catch (InputException missing) {
      reply = problem(context, 404, missing);
    } catch (BadRequestException bad) {
      reply = problem(context, 400, bad);
    }
    send(context, reply);
  }

  private Reply problem(RoutingContext context, int status, RuntimeException fault) {
    String sentence = String.valueOf(fault.getMessage());
    said.warn(context.request().path(), sentence);
    return Reply.problem(status, sentence);
  }

  private static void send(RoutingContext context, Reply reply) {
    if (reply.apart()) {
      SecurityHeaders.setApart(context.response());
    }
    context
        .response()
        .setStatusCode(reply.status())
        .putHeader("Content-Type", reply.type())
        .putHeader("Cache-Control", "no-store")
        .end(Buffer.buffer(reply.body()));
  }

  private static Request request(RoutingContext context, String body) {
    Map<String, String> query = new HashMap<>();
    MultiMap parameters = context.queryParams();
    parameters.names().forEach(name -> query.put(name, parameters.get(name)));
    return new Request(Map.copyOf(context.pathParams()), query, body);
  }

  /** A fault of ours: its trace goes to the log, and a sentence to the browser. */
  private static void sayFault(RoutingContext context) {
    LOG.error(
        "The page {} failed: {}", context.request().path(), String.valueOf(context.failure()));
    LOG.debug("The page failed.", context.failure());
    if (!context.response().headWritten()) {
      send(context, Reply.problem(500, "The server failed at this; its log says how."));
    }
  }
}
