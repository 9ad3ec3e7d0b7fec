package gateway.journey;

import gateway.access.OneTimeCodes;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.FieldStatus;
import gateway.contract.Organisation;
import gateway.contract.Organisations;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.Recipient;
import gateway.contract.RecipientStatus;
import gateway.contract.Smartfield;
import gateway.contract.Turns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what one person may see. */
final class JourneyViews {
  private final Contracts contracts;
  private final Organisations organisations;
  private final OneTimeCodes codes;

  JourneyViews(Contracts contracts, Organisations organisations, OneTimeCodes codes) {
    this.contracts = contracts;
    this.organisations = organisations;
    this.codes = codes;
  }

  JourneyView of(Seat seat) {
    Contract contract = seat.contract();
    Recipient me = seat.recipient();
    Organisation organisation = organisations.of(contract.tenant());
    List<Document> documents = contracts.documents(contract.id());
    String masked = Masking.email(me.person().orEmpty(PersonField.email));
    Optional<OneTimeCodes.Pending> pending =
        me.consentText() == null ? Optional.empty() : codes.pending(me.id());
    return new JourneyView(
        organisation.name(),
        organisation.email(),
        contract.title(),
        message(contract, me),
        me.locale(),
        organisation.zone(),
        me.person().displayName(),
        masked,
        me.mode(),
        me.status(),
        contract.status(),
        contract.waitingFor(),
        contract.expiresAt(),
        me.status() == RecipientStatus.SIGNED ? me.actedAt() : null,
        others(contract, me),
        documents.stream()
            .map(d -> new JourneyView.Doc(d.index(), d.name(), d.pages(), d.current()))
            .toList(),
        fields(contract, me, documents),
        me.reviewed(),
        me.consentText(),
        me.typedSignature(),
        pending.isPresent() ? masked : null,
        pending.map(OneTimeCodes.Pending::sentAt).orElse(null),
        codes.lockedUntil(me.id()).orElse(null),
        me.role(),
        "email",
        masked,
        Turns.current(contracts.recipients(contract.id())).stream()
            .map(other -> other.person().displayName())
            .toList(),
        false,
        List.of(),
        List.of(),
        me.mark() == null ? null : me.mark().kind(),
        organisation.accent());
  }

  private static String message(Contract contract, Recipient me) {
    return contract
        .message()
        .replace("{{recipient.firstName}}", me.person().orEmpty(PersonField.firstName))
        .replace("{{recipient.lastName}}", me.person().orEmpty(PersonField.lastName));
  }

  private List<JourneyView.Other> others(Contract contract, Recipient me) {
    return contracts.recipients(contract.id()).stream()
        .filter(other -> !other.id().equals(me.id()))
        .map(
            other ->
                new JourneyView.Other(
                    other.person().displayName(),
                    other.status() == RecipientStatus.SIGNED
                        || other.status() == RecipientStatus.APPROVED,
                    other.role()))
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
