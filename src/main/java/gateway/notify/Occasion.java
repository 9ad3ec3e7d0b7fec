package gateway.notify;

import java.time.Duration;
import java.util.Set;

/** Why a message is sent, and how long it is worth sending. */
public enum Occasion {
  INVITATION(Duration.ofDays(5)),
  /** A code dies after ten minutes; sending it later only confuses. */
  CODE(Duration.ofMinutes(10)),
  /** Tomorrow's reminder says the same with fewer days left. */
  REMINDER(Duration.ofDays(1)),
  LOOK_AGAIN(Duration.ofDays(5)),
  NEW_LINK(Duration.ofHours(12)),
  /** Tells the sender that somebody asks for a link to a contract that has ended. */
  LINK_ASKED(Duration.ofDays(5)),
  DONE(Duration.ofDays(5)),
  REFUSED(Duration.ofDays(5)),
  EXPIRED(Duration.ofDays(5)),
  CANCELLED(Duration.ofDays(5)),
  /** Tells the sender that an invitation was given up. */
  UNDELIVERABLE(Duration.ofDays(5));

  /** What carries a person's link and asks them to act. */
  public static final Set<Occasion> ASKING = Set.of(INVITATION, REMINDER, LOOK_AGAIN, NEW_LINK);

  private final Duration life;

  Occasion(Duration life) {
    this.life = life;
  }

  Duration life() {
    return life;
  }
}
