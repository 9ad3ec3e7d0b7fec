package gateway.web.office;

import gateway.access.user.User;
import gateway.access.user.UserId;
import gateway.access.user.Users;
import gateway.base.PermanentFailure;
import gateway.delivery.DeliveryQueries.DeliveryView;
import gateway.delivery.DeliveryState;
import gateway.evidence.Timeline;
import gateway.web.Messages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What happened to a contract and what was sent about it, as the sections of its page say it. */
public final class ContractHistory {
  private final ContractView view;
  private final Messages m;
  private final ZoneId zone;
  private final String base;

  /**
   * @param base the address of the contract's page
   */
  ContractHistory(ContractView view, Messages m, ZoneId zone, String base) {
    this.view = view;
    this.m = m;
    this.zone = zone;
    this.base = base;
  }

  List<Moment> timeline(Users users) {
    List<Moment> moments = new ArrayList<>();
    for (Timeline.Step step : view.timeline()) {
      List<String> more = new ArrayList<>();
      if (!step.fact("recipient").isEmpty()) {
        more.add(view.nameOf(step.fact("recipient"), m));
      }
      if (!step.fact("channel").isEmpty()) {
        more.add(
            m.text(
                "office.timeline.by-channel",
                "channel",
                ContractWords.channel(m, step.fact("channel"))));
      }
      if (!step.fact("by").isEmpty()) {
        more.add(m.text("office.timeline.by", "who", actor(users, step.fact("by"))));
      }
      moments.add(
          new Moment(
              EventWords.of(m, step.type()),
              String.join(", ", more),
              m.dateTimeShort(step.at(), zone)));
    }
    return moments;
  }

  private String actor(Users users, String by) {
    if (!by.startsWith("usr_")) {
      return by;
    }
    try {
      return users.find(view.contract().tenant(), UserId.parse(by)).map(User::name).orElse(by);
    } catch (PermanentFailure e) {
      return by; // not an id of ours: shown as it stands in the trail
    }
  }

  List<Sending> deliveries(boolean mayReplay) {
    List<Sending> sendings = new ArrayList<>();
    for (DeliveryView delivery : view.deliveries()) {
      String ending = ContractView.ending(delivery.attempts());
      String note = m.plural("office.delivery.attempts", delivery.attempts().size());
      sendings.add(
          new Sending(
              EventWords.of(m, delivery.eventType()),
              // Keys often stand in a query.
              delivery.url().toString().replaceFirst("\\?.*", ""),
              ContractWords.of(m, "delivery", delivery.state()),
              delivery.state() == DeliveryState.DELIVERED
                  ? "ok"
                  : delivery.state() == DeliveryState.PARKED ? "bad" : "info",
              ending.isEmpty()
                  ? note
                  : note + ", " + m.text("office.delivery.last", "what", ending),
              mayReplay && delivery.state() != DeliveryState.DELIVERED
                  ? base + "/deliveries/" + delivery.id() + "/replay"
                  : ""));
    }
    return sendings;
  }

  List<Sending> messages() {
    return view.messages().stream()
        .map(
            told ->
                new Sending(
                    ContractWords.of(m, "occasion", told.occasion()),
                    told.destination(),
                    ContractWords.of(m, "message", told.state()),
                    messageTone(told.state().name()),
                    m.dateTimeShort(told.sentAt() == null ? told.createdAt() : told.sentAt(), zone)
                        + (told.lastError() == null ? "" : ", " + told.lastError())
                        + (told.diagnostic() == null ? "" : ", " + told.diagnostic()),
                    ""))
        .toList();
  }

  private static String messageTone(String state) {
    switch (state) {
      case "SENT":
        return "ok";
      case "WAITING":
        return "info";
      default:
        return "bad";
    }
  }

  /** A line of the timeline. */
  public record Moment(String what, String more, String when) {}

  /** A callback or a message on its way out. */
  public record Sending(
      String what, String where, String state, String tone, String note, String replay) {}
}
