package gateway.web;

import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of every page.
 *
 * @param step the word in {@code <main data-step>} that scripts rely on
 * @param place "2" of "2 of 5", null outside the journey's steps
 * @param heading the page's one h1
 * @param subject the contract's title for the window's title; empty when it must not be told
 * @param brand address of the organisation's own colours, null for Paraph's
 * @param here this page's path, to which the language switch leads
 * @param failed the page shows an error summary
 */
public record Frame(
    Messages m,
    StaticFiles files,
    String step,
    @Nullable Place place,
    String heading,
    String subject,
    String organisation,
    @Nullable String brand,
    String here,
    boolean failed,
    int refreshSeconds) {

  /** Where in the journey, counted from 1. */
  public record Place(int number, int count) {}

  public String windowTitle() {
    String name = place == null ? heading : placeText() + " - " + heading;
    String whole = subject.isEmpty() ? name : name + " - " + subject;
    return failed ? m.text("title.failed", "title", whole) : whole;
  }

  public String placeText() {
    return place == null ? "" : m.text("step.place", "n", place.number, "count", place.count);
  }

  public String switchUrl() {
    return here + (here.contains("?") ? "&" : "?") + "lang=" + m.other().lang();
  }

  Frame inFailure() {
    return new Frame(
        m, files, step, place, heading, subject, organisation, brand, here, true, refreshSeconds);
  }

  Frame refreshing(int seconds) {
    return new Frame(
        m, files, step, place, heading, subject, organisation, brand, here, failed, seconds);
  }
}
