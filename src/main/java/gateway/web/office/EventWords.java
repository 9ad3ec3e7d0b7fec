package gateway.web.office;

import gateway.web.Messages;

/** Says in words what happened. */
final class EventWords {
  private EventWords() {}

  /** A word this version does not know, from a newer one beside it, is shown as it is. */
  static String of(Messages m, String type) {
    return m.find("office.event." + type).orElse(type);
  }
}
