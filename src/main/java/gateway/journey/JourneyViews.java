package gateway.journey;

import gateway.access.OneTimeCodes;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.FieldStatus;
import gateway.contract.Masked;
import gateway.contract.Mode;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import gateway.notify.SenderMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what one person may see. */
final class JourneyViews {
  private final Contracts contracts;
  private final Organisations organisations;
  private final OneTimeCodes codes;
  private final Revisions revisions;
  private final AnnexDesk annexes;

  JourneyViews(
      Contracts contracts,
      Organisations organisations,
      OneTimeCodes codes,
      Revisions revisions,
      AnnexDesk annexes) {
    this.contracts = contracts;
    this.organisations = organisations;
    this.codes = codes;
    this.revisions = revisions;
    this.annexes = annexes;
  }

  JourneyView of(Seat seat) {
    Contract contract = seat.contract();
    Recipient me = seat.recipient();
    Organisation organisation = organisations.of(contract.tenant());
    List<Document> documents = contracts.documents(contract.id());
    CodeChannel channel = CodeChannel.of(me);
    boolean outdated = isActing(me) && revisions.isOutdated(contract, me, documents);
    // What was checked or agreed to before somebody else's signature counts no more.
    String consent = outdated ? null : me.consentText();
    Optional<OneTimeCodes.Pending> pending =
        consent == null ? Optional.empty() : codes.pending(me.id());
    return new JourneyView(
        organisation.name(),
        organisation.email(),
        contract.title(),
        SenderMessage.filled(contract.message(), me.person()),
        me.locale(),
        organisation.zone(),
        me.person().displayName(),
        Masked.email(me.person().orEmpty(PersonField.email)),
        me.mode(),
        me.status(),
        contract.status(),
        contract.waitingFor(),
        contract.expiresAt(),
        Turns.hasActed(me) ? me.actedAt() : null,
        others(seat),
        documents.stream()
            .map(d -> new JourneyView.Doc(d.index(), d.name(), d.pages(), d.current()))
            .toList(),
        fields(contract, me, documents),
        outdated ? Map.of() : me.reviewed(),
        consent,
        consent == null ? null : Agreement.of(me, annexes.digests(seat)),
        me.typedSignature(),
        pending.isPresent() ? channel.masked() : null,
        pending.map(OneTimeCodes.Pending::sentAt).orElse(null),
        codes.lockedUntil(me.id()).orElse(null),
        me.role(),
        channel.name(),
        channel.masked(),
        seat.awaited().stream().map(other -> other.person().displayName()).toList(),
        outdated || hasLapsed(me),
        annexes.sent(seat),
        annexes.asked(seat),
        me.mark(),
        organisation.accent());
  }

  private static boolean isActing(Recipient me) {
    return me.status() == RecipientStatus.INVITED || me.status() == RecipientStatus.VIEWED;
  }

  /** They had agreed and proved who they are, and have not checked the changed document yet. */
  private static boolean hasLapsed(Recipient me) {
    return isActing(me) && me.assurance() != null && me.reviewed().isEmpty();
  }

  private static List<JourneyView.Other> others(Seat seat) {
    return seat.people().stream()
        .filter(other -> !other.id().equals(seat.recipient().id()))
        .filter(other -> other.mode() != Mode.SEAL)
        .map(
            other ->
                new JourneyView.Other(
                    other.person().displayName(), Turns.hasActed(other), other.role()))
        .toList();
  }

  private List<JourneyView.Field> fields(
      Contract contract, Recipient me, List<Document> documents) {
    List<JourneyView.Field> fields = new ArrayList<>();
    for (Property property : contracts.properties(contract.id())) {
      if (property.fillBy().equals(me.key())) {
        fields.add(field(property, documents));
      }
    }
    return fields;
  }

  private static JourneyView.Field field(Property property, List<Document> documents) {
    for (Document document : documents) {
      for (Smartfield place : document.fields()) {
        if (place.status() == FieldStatus.PLACED && place.name().equals(property.key())) {
          return field(property, document.index(), place.options(), place.page(), place.box());
        }
      }
    }
    return field(property, 0, List.of(), null, null);
  }

  private static JourneyView.Field field(
      Property property,
      int document,
      List<String> options,
      @Nullable Integer page,
      Smartfield.@Nullable Box box) {
    return new JourneyView.Field(
        property.key(),
        property.label(),
        property.type(),
        property.required(),
        property.value(),
        options,
        document,
        page,
        box);
  }
}
