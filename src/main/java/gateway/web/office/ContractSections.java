package gateway.web.office;

import gateway.contract.Assurance;
import gateway.contract.Contract;
import gateway.contract.ContractStatus;
import gateway.contract.Document;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import gateway.evidence.Timeline;
import gateway.web.AnswerText;
import gateway.web.Messages;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who and what a contract is, as the sections of its page say it. */
public final class ContractSections {
  private static final Set<RecipientStatus> ASKED =
      Set.of(RecipientStatus.INVITED, RecipientStatus.VIEWED);

  private final ContractView view;
  private final Messages m;
  private final ZoneId zone;
  private final String base;

  ContractSections(ContractView view, Messages m, ZoneId zone) {
    this.view = view;
    this.m = m;
    this.zone = zone;
    this.base = OfficePages.ROOT + "/contracts/" + view.contract().id();
  }

  String base() {
    return base;
  }

  /** What it waits for, and since when. */
  String sentence(Instant now) {
    StateWords words = StateWords.of(m, view.contract(), view.people());
    if (view.contract().status() != ContractStatus.OPEN || words.sentence().isEmpty()) {
      return words.sentence();
    }
    return words.sentence() + " " + ContractWords.since(m, waitingSince(), now);
  }

  /** Since the person before acted; the first has been awaited since the invitation. */
  private Instant waitingSince() {
    Instant since = view.contract().createdAt();
    for (Timeline.Step step : view.timeline()) {
      if (step.type().equals("recipient.invited") || step.type().equals("recipient.signed")) {
        since = step.at().isAfter(since) ? step.at() : since;
      }
    }
    return since;
  }

  List<Person> people(boolean mayRemind) {
    List<Person> people = new ArrayList<>();
    boolean open = view.contract().status() == ContractStatus.OPEN;
    for (Recipient person : view.people()) {
      boolean awaited =
          open && ASKED.contains(person.status()) && Turns.isTurnOf(person, view.people());
      people.add(
          new Person(
              StateWords.name(m, person),
              person.person().orEmpty(PersonField.email),
              what(person),
              state(person),
              tone(person.status()),
              assurance(person.assurance()),
              person.refusalReason() == null ? "" : person.refusalReason(),
              awaited && mayRemind ? base + "/people/" + person.id() + "/remind" : ""));
    }
    return people;
  }

  /** A person in copy has no turn; only who signs proves who they are. */
  private String what(Recipient person) {
    String role = ContractWords.of(m, "role", person.role());
    switch (person.role()) {
      case COPY:
        return role;
      case APPROVER:
        return m.text("office.person.approves", "role", role, "rank", person.rank());
      default:
        return m.text(
            "office.person.what",
            "role",
            role,
            "mode",
            ContractWords.of(m, "mode", person.mode()),
            "rank",
            person.rank());
    }
  }

  private String state(Recipient person) {
    return person.role() == Role.COPY
        ? m.text("office.person.copy")
        : ContractWords.of(m, "person-state", person.status());
  }

  private static String tone(RecipientStatus status) {
    switch (status) {
      case SIGNED:
      case APPROVED:
        return "ok";
      case REFUSED:
        return "bad";
      case WAITING:
        return "idle";
      default:
        return "info";
    }
  }

  private String assurance(@Nullable Assurance proof) {
    return proof == null
        ? ""
        : m.text(
            "office.person.assurance",
            "channel",
            ContractWords.channel(m, proof.channel()),
            "destination",
            proof.maskedDestination(),
            "at",
            m.dateTimeShort(proof.at(), zone));
  }

  List<Fact> data() {
    return view.properties().stream()
        .map(
            property ->
                new Fact(
                    property.label().isEmpty() ? property.key() : property.label(),
                    property.value() == null
                        ? m.text("office.data.awaited")
                        : AnswerText.told(property.type(), property.value(), m),
                    origin(property.origin(), property.fillBy())))
        .toList();
  }

  private String origin(String origin, String fillBy) {
    if (origin.isEmpty()) {
      return m.text("office.data.from-whom", "name", nameOf(fillBy));
    }
    return m.text("office.data.origin", "origin", nameOf(origin));
  }

  private String nameOf(String word) {
    return word.equals("sender") ? m.text("office.data.sender") : view.nameOf(word, m);
  }

  List<Doc> documents() {
    Contract contract = view.contract();
    boolean closed = ContractFile.isClosed(contract);
    List<Doc> documents = new ArrayList<>();
    for (Document document : view.documents()) {
      String address = base + "/documents/" + document.index() + "?as=";
      List<Link> links = new ArrayList<>();
      links.add(
          new Link(
              m.text(closed ? "office.document.signed" : "office.document.current"),
              address + (closed ? "signed" : "current")));
      links.add(new Link(m.text("office.document.original"), address + "original"));
      documents.add(
          new Doc(
              document.name(),
              m.plural("count.pages", document.pages()),
              links,
              m.plural("office.document.fields", document.fields().size()),
              document.fields().stream().map(this::field).toList(),
              (int) document.fields().stream().filter(ContractView::isWrong).count()));
    }
    return documents;
  }

  private Field field(Smartfield field) {
    String owner = field.recipient();
    return new Field(
        field.name(),
        m.text("office.document.place", "page", field.page())
            + (owner == null ? "" : ", " + nameOf(owner)),
        ContractWords.of(m, "field", field.status()),
        ContractView.isWrong(field) ? "warn" : "ok",
        field.problem() == null ? "" : field.problem());
  }

  List<Doc> annexes() {
    return view.annexes().stream()
        .map(
            annex ->
                new Doc(
                    annex.name(),
                    ContractWords.size(m, annex.size()) + ", " + nameOf(annex.from()),
                    List.of(
                        new Link(
                            m.text("office.document.download"),
                            base + "/annexes/" + annex.index())),
                    "",
                    List.of(),
                    0))
        .toList();
  }

  List<String> troubles() {
    return view.troubles().stream()
        .map(trouble -> ContractWords.of(m, "trouble", trouble))
        .toList();
  }

  /** A person; the address of the reminder's form is empty when there is nothing to remind of. */
  public record Person(
      String name,
      String email,
      String what,
      String state,
      String tone,
      String assurance,
      String reason,
      String remind) {}

  /** A value and where it came from. */
  public record Fact(String label, String value, String origin) {}

  /** Something to download. */
  public record Link(String text, String address) {}

  /** A file with what was found in it. */
  public record Doc(
      String name, String note, List<Link> links, String fields, List<Field> report, int wrong) {
    public Doc {
      links = List.copyOf(links);
      report = List.copyOf(report);
    }
  }

  /** A line of the smartfield report. */
  public record Field(String name, String place, String state, String tone, String problem) {}
}
