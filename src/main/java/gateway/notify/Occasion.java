package gateway.notify;

import java.time.Duration;

/** Why a mail is sent, and how long it is worth sending. */
public enum Occasion {
  INVITATION(Duration.ofDays(5)),
  /** A code dies after ten minutes; sending it later only confuses. */
  CODE(Duration.ofMinutes(10)),
  DONE(Duration.ofDays(5)),
  REFUSED(Duration.ofDays(5)),
  /** Tells the sender that an invitation was given up. */
  UNDELIVERABLE(Duration.ofDays(5));

  private final Duration life;

  Occasion(Duration life) {
    this.life = life;
  }

  Duration life() {
    return life;
  }
}
