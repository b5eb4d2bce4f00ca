package io.workbench.ui.serve;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextDecorator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What DL4J's module has put together for one of its pages, kept for a moment for all others: each
 * page that is open asks every two seconds, on the cores that train. The pages go by the time that
 * an answer names in itself, so that none misses a report through an answer that was kept.
 */
final class KeptAnswers {
  static final Duration KEPT = Duration.ofSeconds(1);

  private static final int OK = 200;
  private static final String TYPE = "Content-Type";

  private record Answer(long made, String type, String text) {}

  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final AtomicInteger forgotten = new AtomicInteger();
  private final LongSupplier nanos;

  /**
   * Nothing is kept yet.
   *
   * @param nanos a clock such as {@link System#nanoTime}
   */
  KeptAnswers(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Answers with what is kept, or else leaves it to the next handler. */
  void answer(RoutingContext context) {
    Answer kept = answers.get(context.request().uri());
    if (kept == null || isOld(kept)) {
      context.next();
      return;
    }
    context.response().putHeader(TYPE, kept.type()).end(kept.text());
  }

  /** The same request, of whose answer a copy is kept when it has a type and is no refusal. */
  RoutingContext keeping(RoutingContext context) {
    HttpServerResponse response = context.response();
    int began = forgotten.get();
    HttpServerResponse copied =
        copied(response, text -> keep(context.request().uri(), response, text, began));
    return new RoutingContextDecorator(context.currentRoute(), context) {
      @Override
      public HttpServerResponse response() {
        return copied;
      }
    };
  }

  /** What is answered from now on may differ: a reader has chosen another language, or worker. */
  synchronized void forget() {
    forgotten.incrementAndGet();
    answers.clear();
  }

  /** An answer that was begun before all was forgotten may be in another language. */
  private synchronized void keep(
      String address, HttpServerResponse response, String text, int began) {
    String type = response.headers().get(TYPE);
    answers.values().removeIf(this::isOld);
    if (response.getStatusCode() == OK && type != null && began == forgotten.get()) {
      answers.put(address, new Answer(nanos.getAsLong(), type, text));
    }
  }

  private boolean isOld(Answer answer) {
    return nanos.getAsLong() - answer.made() >= KEPT.toNanos();
  }

  /** The response itself, but that whatever ends it is told to another first. */
  private static HttpServerResponse copied(HttpServerResponse response, Consumer<String> copy) {
    return (HttpServerResponse)
        Proxy.newProxyInstance(
            KeptAnswers.class.getClassLoader(),
            new Class<?>[] {HttpServerResponse.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("end")
                  && arguments != null
                  && arguments[0] instanceof String text) {
                copy.accept(text);
              }
              try {
                Object answer = method.invoke(response, arguments);
                return answer == response ? proxy : answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
