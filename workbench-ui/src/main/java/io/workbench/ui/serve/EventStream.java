package io.workbench.ui.serve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Events of one topic, of which the last are kept, so that a page that was away misses none.
 *
 * <p>A page asks for a snapshot, which names the {@link #position()} it was taken at, and then for
 * the events after that. A page that comes back names the last event it saw. When that is too long
 * ago, or of an earlier server, it gets the event {@value #RESET}, takes a new snapshot and goes
 * on. Readers keep no queue of their own: one that is slow reads later, or is reset.
 */
public final class EventStream {
  /** Type of the event that says: what you know is too old, take a new snapshot. */
  public static final String RESET = "reset";

  /**
   * One event.
   *
   * @param number from 1
   * @param type that a page listens to, a word
   * @param data one line, as a rule JSON
   */
  public record Event(long number, String type, String data) {}

  /**
   * What a reader gets.
   *
   * @param lost whether events before these are no longer kept
   */
  public record Batch(boolean lost, List<Event> events) {}

  private final String origin = UUID.randomUUID().toString().substring(0, 8);
  private final int capacity;
  private final Deque<Event> kept = new ArrayDeque<>();
  private final Set<Runnable> readers = new CopyOnWriteArraySet<>();
  private long last;

  /**
   * A stream without events.
   *
   * @param capacity how many are kept, at least 1
   */
  public EventStream(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, but was " + capacity);
    }
    this.capacity = capacity;
  }

  /** Adds an event and wakes the readers; quick, whatever they do. */
  public void publish(String type, String data) {
    if (type.isEmpty() || !type.chars().allMatch(Character::isLetter) || data.contains("\n")) {
      throw new IllegalArgumentException("An event has a word for its type and one line of data.");
    }
    synchronized (this) {
      last++;
      kept.addLast(new Event(last, type, data));
      if (kept.size() > capacity) {
        kept.removeFirst();
      }
    }
    readers.forEach(Runnable::run);
  }

  /** Where the stream stands, for a snapshot that is taken after this call. */
  public synchronized String position() {
    return position(last);
  }

  /** Whether any page listens. */
  public boolean isRead() {
    return !readers.isEmpty();
  }

  String position(long number) {
    return origin + "-" + number;
  }

  /** Number of the last event; what is asked after it comes later. */
  synchronized long last() {
    return last;
  }

  /** The number that a position of this stream stands for, or −1 for any other text. */
  synchronized long number(String position) {
    if (!position.startsWith(origin + "-")) {
      return -1;
    }
    String digits = position.substring(origin.length() + 1);
    if (!digits.matches("\\d{1,15}")) {
      return -1;
    }
    long number = Long.parseLong(digits);
    return number > last ? -1 : number;
  }

  /** The first events after the one with the number. */
  synchronized Batch after(long number, int most) {
    List<Event> events = new ArrayList<>();
    for (Event event : kept) {
      if (event.number() > number && events.size() < most) {
        events.add(event);
      }
    }
    boolean lost = last > number && (kept.isEmpty() || kept.getFirst().number() > number + 1);
    return new Batch(lost, events);
  }

  /** Calls the reader after each event, in the thread that published it. */
  void addReader(Runnable reader) {
    readers.add(reader);
  }

  void removeReader(Runnable reader) {
    readers.remove(reader);
  }
}
