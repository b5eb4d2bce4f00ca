package io.workbench.data.source.sfcompute;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its whole answer, within the time limit, or a failure. */
final class Attempt {
  private static final int OK = 200;

  private final SfComputeSettings settings;
  private final Clock clock;
  private final FaultSentences sentences;
  private final HttpClient http;

  Attempt(SfComputeSettings settings, Clock clock, FaultSentences sentences) {
    this.settings = settings;
    this.clock = clock;
    this.sentences = sentences;
    // HTTP/1.1: giving up a request closes its connection. Redirects would carry the token away.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.limits().connect())
            .build();
  }

  /** Sends it once; the body comes back inflated and without the token. */
  RawAnswer send(String about, URI uri) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", settings.token().authorization())
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .header("User-Agent", "workbench")
            .build();
    Instant requestedAt = clock.instant();
    HttpResponse<byte[]> response = exchange(about, request);
    byte[] body = body(about, response);
    if (response.statusCode() != OK) {
      throw sentences.ofStatus(about, response.statusCode(), body, retryAfter(response));
    }
    return new RawAnswer(body, requestedAt, response.statusCode());
  }

  /** The client's own time limit ends with the headers; this one holds for the body too. */
  private HttpResponse<byte[]> exchange(String about, HttpRequest request) {
    int maxBytes = settings.limits().maxBodyBytes();
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request, headers -> new BoundedBody(maxBytes));
    try {
      return response.get(settings.limits().attempt().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      response.cancel(true);
      throw sentences.timedOut(about);
    } catch (InterruptedException stop) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw sentences.interrupted(about);
    } catch (ExecutionException fault) {
      Throwable cause = fault.getCause();
      throw sentences.ofConnection(about, cause == null ? fault : cause);
    }
  }

  private byte[] body(String about, HttpResponse<byte[]> response) {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    int maxBytes = settings.limits().maxBodyBytes();
    try {
      return settings.token().removedFrom(Inflation.inflate(response.body(), encoding, maxBytes));
    } catch (TooLargeException bomb) {
      throw sentences.tooLarge(about);
    } catch (IOException notSoEncoded) {
      throw sentences.badEncoding(about, notSoEncoded);
    }
  }

  private @Nullable Duration retryAfter(HttpResponse<byte[]> response) {
    String header = response.headers().firstValue("Retry-After").orElse(null);
    return RetryAfter.read(header, clock.instant());
  }
}
