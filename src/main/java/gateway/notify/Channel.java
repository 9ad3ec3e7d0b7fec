package gateway.notify;

import gateway.contract.Work;

/** How a message travels. */
public enum Channel {
  EMAIL(Work.MAIL),
  SMS(Work.SMS);

  private final String work;

  Channel(String work) {
    this.work = work;
  }

  /** The kind of work that sends it: each channel waits for its own provider only. */
  String work() {
    return work;
  }
}
