package io.workbench.ui.serve;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.workbench.data.IoReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.deeplearning4j.core.storage.StatsStorage;
import org.deeplearning4j.core.storage.StatsStorageEvent;
import org.deeplearning4j.core.storage.StatsStorageListener.EventType;
import org.deeplearning4j.ui.VertxUIServer;
import org.deeplearning4j.ui.api.Route;
import org.deeplearning4j.ui.i18n.DefaultI18N;
import org.deeplearning4j.ui.i18n.I18NProvider;
import org.deeplearning4j.ui.module.train.TrainModule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DL4J's Overview, Model and System pages within our server. Its own server is never started: that
 * one listens on every address, takes classes that a sender names, and never answers a request for
 * a file that it lacks. What its pages ask of it is answered here.
 */
final class TrainingPages extends VertxUIServer {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingPages.class);
  private static final long FLUSH_MILLIS = 500;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._-]+");

  /** What the pages ask for again and again. */
  private static final Pattern ASKED_AGAIN = Pattern.compile(".*/(data(/:\\w+)?|info|graph)");

  private static final List<String> LANGUAGES = List.of("en", "de", "ja", "zh", "ko", "ru");

  private final TrainModule module;
  private final Set<String> heard = ConcurrentHashMap.newKeySet();
  private volatile String language = DefaultI18N.DEFAULT_LANGUAGE;

  private final KeptAnswers kept = new KeptAnswers(System::nanoTime);
  private final Map<String, StatsStorageEvent> updates = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(TrainingPages::thread);

  TrainingPages() {
    TemplateFiles.open();
    // The module asks the last server made which mode it is in.
    module = new TrainModule();
  }

  /** Many sessions, each with its own address. */
  @Override
  public boolean isMultiSession() {
    return true;
  }

  @Override
  public String getAddress() {
    return "";
  }

  /**
   * Adds the pages' addresses; they may wait for each other, so not in the connections' threads.
   */
  void mount(Router router, TrainingAssets assets) {
    router.get("/assets/*").handler(context -> answerAsset(context, assets));
    router.get("/setlang/:session/:language").handler(this::setLanguage);
    for (Route route : module.getRoutes()) {
      if (!route.getRoute().equals("/train")) {
        mount(route, router);
      }
    }
    clock.scheduleWithFixedDelay(
        this::tellModule, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void mount(Route route, Router router) {
    if (isAskedAgain(route.getRoute())) {
      router
          .get(route.getRoute())
          .handler(kept::answer)
          .blockingHandler(context -> answer(route, kept.keeping(context)), false);
    } else {
      router.get(route.getRoute()).blockingHandler(context -> answer(route, context), false);
    }
  }

  /** Whether open pages ask for it all the time. */
  static boolean isAskedAgain(String route) {
    return ASKED_AGAIN.matcher(route).matches();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "training-pages");
    thread.setDaemon(true);
    return thread;
  }

  /** Ends the telling of what was heard. */
  void close() {
    clock.shutdownNow();
    try {
      TemplateFiles.close();
    } catch (IOException e) {
      LOG.warn("DL4J's templates stay in a temporary folder: {}.", IoReason.of(e));
    }
  }

  private static void answerAsset(RoutingContext context, TrainingAssets assets) {
    assets.answer(context, context.request().path().substring("/assets/".length()));
  }

  /** For all sessions: the module takes a page's words from no session, and its data's from one. */
  private void setLanguage(RoutingContext context) {
    String chosen = context.pathParam("language");
    if (LANGUAGES.contains(chosen)) {
      language = chosen;
      I18NProvider.getInstance().setDefaultLanguage(chosen);
      heard.forEach(session -> I18NProvider.getInstance(session).setDefaultLanguage(chosen));
      kept.forget();
    }
    context.response().end();
  }

  private void answer(Route route, RoutingContext context) {
    List<String> parts = new ArrayList<>();
    for (String part : route.getRoute().split("/")) {
      if (part.startsWith(":")) {
        parts.add(context.pathParam(part.substring(1)));
      }
    }
    // The module repeats in its HTML what it does not know.
    if (!parts.stream().allMatch(part -> SAFE.matcher(part).matches())) {
      PageFiles.missing(context);
      return;
    }
    if (route.getRoute().matches(".*/(overview|model|system)")) {
      context.response().putHeader("Content-Type", "text/html; charset=utf-8");
    }
    route.getConsumer().accept(parts, context);
    if (route.getRoute().startsWith("/train/workers/")) {
      kept.forget();
    }
  }

  @Override
  public void attach(StatsStorage storage) {
    storage.registerStatsStorageListener(this::hear);
    module.onAttach(storage);
  }

  @Override
  public void detach(StatsStorage storage) {
    module.onDetach(storage);
    storage.listSessionIDs().forEach(updates::remove);
    storage.listSessionIDs().forEach(heard::remove);
    storage.listSessionIDs().forEach(I18NProvider::removeInstance);
  }

  /** In the thread that trains, which must not wait for a page that is being put together. */
  private void hear(StatsStorageEvent event) {
    if (heard.add(event.getSessionID())) {
      I18NProvider.getInstance(event.getSessionID()).setDefaultLanguage(language);
    }
    if (event.getEventType() != EventType.PostMetaData) {
      updates.merge(event.getSessionID(), event, TrainingPages::moreTelling);
    }
  }

  /** The module has to hear that a session is there; of the points it needs the last one alone. */
  private static StatsStorageEvent moreTelling(StatsStorageEvent one, StatsStorageEvent other) {
    return one.getEventType() == EventType.PostStaticInfo ? one : other;
  }

  /** A fault of DL4J's page must not end the telling, nor a class of it that is left out here. */
  private void tellModule() {
    try {
      flush();
    } catch (RuntimeException | VirtualMachineError | LinkageError e) {
      LOG.warn("DL4J's training pages could not take in a report: {}", String.valueOf(e), e);
    }
  }

  private void flush() {
    List<StatsStorageEvent> events = new ArrayList<>();
    for (String session : List.copyOf(updates.keySet())) {
      StatsStorageEvent event = updates.remove(session);
      if (event != null) {
        events.add(event);
      }
    }
    module.reportStorageEvents(events);
  }
}
