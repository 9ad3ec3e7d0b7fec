package gateway.web.office;

import gateway.access.user.UserRole;
import gateway.base.PermanentFailure;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.RecipientId;
import gateway.web.ErrorLine;
import gateway.web.Messages;
import java.time.ZoneId;
import java.util.List;

/** Everything about one contract, and what can be done with it. */
public final class ContractPage {
  private final OfficeParts parts;
  private final OfficeFrames frames;

  ContractPage(OfficeParts parts, OfficeFrames frames) {
    this.parts = parts;
    this.frames = frames;
  }

  Answer show(OfficeVisit visit) {
    Contract contract = ContractFile.contract(parts.reading(), visit);
    return Answer.Show.page("office/contract", page(visit, contract, ""));
  }

  Answer remind(OfficeVisit visit) {
    Contract contract = ContractFile.contract(parts.reading(), visit);
    RecipientId person = RecipientId.parse(visit.path("rid"));
    try {
      parts
          .acts()
          .reminders()
          .remindNow(contract.tenant(), contract.id(), person, visit.user().actor());
    } catch (PermanentFailure e) {
      return stopped(visit, contract, e);
    }
    return back(contract, "reminded");
  }

  Answer replay(OfficeVisit visit) {
    Contract contract = ContractFile.contract(parts.reading(), visit);
    String id = visit.path("did");
    // Only what this contract's page shows: a number alone would reach other contracts.
    boolean known =
        parts.reading().deliveries().ofContract(contract.tenant(), contract.id()).stream()
            .anyMatch(delivery -> String.valueOf(delivery.id()).equals(id));
    if (!known) {
      throw ContractFile.unknown();
    }
    parts.acts().deliveries().replay(contract.tenant(), Long.parseLong(id));
    return back(contract, "replayed");
  }

  /** Name the thing and the effect before it is done. */
  Answer askCancel(OfficeVisit visit) {
    Contract contract = ContractFile.contract(parts.reading(), visit);
    Messages m = visit.m();
    return Answer.Show.page(
        "office/confirm",
        new ConfirmPage(
            frames.page(visit, "cancel", m.text("office.cancel.heading")),
            contract.title(),
            m.text("office.cancel.effect"),
            m.text("office.cancel.button"),
            address(contract) + "/cancel",
            address(contract)));
  }

  Answer cancel(OfficeVisit visit) {
    Contract contract = ContractFile.contract(parts.reading(), visit);
    try {
      parts.acts().cancellation().cancel(contract.tenant(), contract.id(), visit.user().actor());
    } catch (PermanentFailure e) {
      return stopped(visit, contract, e);
    }
    return back(contract, "cancelled");
  }

  private Answer stopped(OfficeVisit visit, Contract contract, PermanentFailure failure) {
    String text = visit.m().find("office.stopped." + failure.code()).orElseThrow(() -> failure);
    return new Answer.Show(409, "office/contract", page(visit, contract, text));
  }

  private static Answer back(Contract contract, String told) {
    return new Answer.GoTo(address(contract) + "?told=" + told);
  }

  private static String address(Contract contract) {
    return OfficePages.ROOT + "/contracts/" + contract.id();
  }

  private Page page(OfficeVisit visit, Contract contract, String stopped) {
    Messages m = visit.m();
    ZoneId zone = parts.organisations().of(contract.tenant()).zone();
    ContractView view = ContractView.read(parts.reading(), contract);
    ContractSections words = new ContractSections(view, m, zone);
    ContractHistory history = new ContractHistory(view, m, zone, words.base());
    boolean sender = visit.user().role().covers(UserRole.SENDER);
    boolean integrator = visit.user().role().covers(UserRole.INTEGRATOR);
    boolean cancellable =
        contract.status() == ContractStatus.DRAFT || contract.status() == ContractStatus.OPEN;
    OfficeFrame frame =
        stopped.isEmpty()
            ? frames.page(visit, "contract", contract.title())
            : frames.failed(visit, "contract", contract.title());
    return new Page(
        frame,
        stopped.isEmpty() ? List.of() : List.of(new ErrorLine("main", stopped)),
        StateWords.of(m, contract, view.people()),
        words.sentence(parts.clock().instant()),
        about(m, contract, zone),
        words.troubles(),
        words.people(sender),
        words.documents(),
        words.annexes(),
        words.data(),
        history.timeline(parts.people().users()),
        history.deliveries(integrator),
        history.messages(),
        sender && cancellable ? words.base() + "/cancel" : "",
        ContractFile.isClosed(contract) && contract.evidence() != null
            ? words.base() + "/evidence"
            : "");
  }

  private static String about(Messages m, Contract contract, ZoneId zone) {
    String made =
        m.text("office.contract.received", "at", m.dateTimeShort(contract.createdAt(), zone));
    String reference = contract.externalId() == null ? "" : contract.externalId() + " · ";
    String ends =
        contract.expiresAt() == null || !contract.status().isAlive()
            ? ""
            : " · "
                + m.text("office.contract.ends", "at", m.dateTimeShort(contract.expiresAt(), zone));
    return reference + made + ends + " · " + contract.id();
  }

  /**
   * What the template shows.
   *
   * @param cancel address of the confirmation; empty when it cannot be cancelled from here
   * @param evidence address of the dossier; empty while there is none
   */
  public record Page(
      OfficeFrame frame,
      List<ErrorLine> errors,
      StateWords state,
      String sentence,
      String about,
      List<String> troubles,
      List<ContractSections.Person> people,
      List<ContractSections.Doc> documents,
      List<ContractSections.Doc> annexes,
      List<ContractSections.Fact> data,
      List<ContractHistory.Moment> timeline,
      List<ContractHistory.Sending> deliveries,
      List<ContractHistory.Sending> messages,
      String cancel,
      String evidence) {
    /** The one main act: remind the first person awaited; empty when there is nobody. */
    public String remindFirst() {
      return people.stream()
          .map(ContractSections.Person::remind)
          .filter(address -> !address.isEmpty())
          .findFirst()
          .orElse("");
    }
  }
}
