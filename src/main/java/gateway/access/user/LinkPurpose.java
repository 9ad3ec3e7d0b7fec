package gateway.access.user;

import java.time.Duration;

/** What a one-time link is for, and how long it lives. */
public enum LinkPurpose {
  /** Makes an administrator, or gives one back his door; printed by the command line. */
  ADMINISTRATOR(Duration.ofHours(1)),
  INVITATION(Duration.ofDays(7)),
  RESET(Duration.ofHours(1));

  private final Duration life;

  LinkPurpose(Duration life) {
    this.life = life;
  }

  public Duration life() {
    return life;
  }
}
