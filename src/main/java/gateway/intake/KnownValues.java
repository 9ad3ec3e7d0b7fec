package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.contract.DrawnDate;
import gateway.contract.FieldStatus;
import gateway.contract.FieldValues;
import gateway.contract.FileName;
import gateway.contract.IdentityTags;
import gateway.contract.PdfDesk.Inspection;
import gateway.contract.PdfDesk.Room;
import gateway.contract.PersonField;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is known to become no part of a document, before a contract is made of it: a letter
 * that cannot be printed, a choice that is not offered, a value too long for its place. What only
 * the laid-out document can tell is still told when it is prepared.
 */
final class KnownValues {
  // Measuring is done here, where no time limit watches as it does in the worker: what is beyond so
  // many characters is left to the preparation.
  private static final int MEASURED = 100_000;

  private final Fit fit;
  private final ContractRequest request;
  private final List<Recipient> recipients;
  private final Map<String, Property> properties = new HashMap<>();
  private int measured;

  /** Says what keeps a value from its place, see {@link gateway.contract.PdfDesk#misfit}. */
  @FunctionalInterface
  interface Fit {
    Optional<String> misfit(Room room, boolean manyLines, String value);
  }

  /**
   * @param recipients made of the request's, in the same order
   */
  KnownValues(Fit fit, ContractRequest request, List<Recipient> recipients) {
    this.fit = fit;
    this.request = request;
    this.recipients = recipients;
  }

  /**
   * A field whose owner is decided, and all that is known of its place.
   *
   * @param format in which the document's fields of this name write a day; null as it was sent
   */
  private record Place(Smartfield field, Room room, @Nullable String format, String document) {}

  /**
   * Check every value that will be drawn into the documents.
   *
   * @throws PermanentFailure {@code contract.value}
   */
  void check(FileKeeping.Seen seen) {
    FieldOwners owners = new FieldOwners(recipients, request.properties());
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < seen.found().size(); i++) {
      Inspection found = seen.found().get(i);
      String name = FileName.clean(seen.files().documents().get(i).name());
      List<Smartfield> decided = owners.decide(found.fields(), name);
      Set<String> mixed = mixed(decided);
      Map<String, String> formats = formats(decided);
      for (int k = 0; k < decided.size(); k++) {
        Smartfield field = decided.get(k);
        Room room = mixed.contains(field.name()) ? Room.UNKNOWN : found.room(k);
        if (field.status() == FieldStatus.PLACED && !fixed(found.fields().get(k))) {
          places.add(new Place(field, room, formats.get(field.name()), name));
        }
      }
    }
    owners.properties().forEach(property -> properties.put(property.key(), property));
    places.forEach(this::check);
  }

  private static Map<String, String> formats(List<Smartfield> fields) {
    Map<String, String> formats = new HashMap<>();
    for (Smartfield field : fields) {
      if (field.format() != null) {
        formats.putIfAbsent(field.name(), field.format());
      }
    }
    return formats;
  }

  /** Form fields of one name are all shown as the first of them is: their own types do not tell. */
  private static Set<String> mixed(List<Smartfield> fields) {
    Map<String, PropertyType> types = new HashMap<>();
    Set<String> mixed = new HashSet<>();
    for (Smartfield field : fields) {
      PropertyType first = types.putIfAbsent(field.name(), field.type());
      if (first != null && first != field.type()) {
        mixed.add(field.name());
      }
    }
    return mixed;
  }

  /** What the author has fixed stays as it was printed, unless somebody gives another value. */
  private boolean fixed(Smartfield field) {
    String own = field.preset() == null ? "" : field.preset();
    return field.dialect().equals("acroform")
        && Property.SENDER.equals(field.recipient())
        && request.properties().stream()
            .filter(given -> given.key().equals(field.name()))
            .allMatch(given -> own.equals(given.value()));
  }

  private void check(Place place) {
    Smartfield field = place.field();
    Property property = properties.get(field.name());
    if (property != null && property.fillBy().equals(Property.SENDER)) {
      String value = property.value();
      if (value != null) {
        String key = property.key().replace("~", "~0").replace("/", "~1");
        boolean day = property.type() == PropertyType.DATE && place.format() != null;
        String drawn = day ? DrawnDate.of(value, place.format(), request.locale()) : value;
        check(place, value, drawn, "The value of " + property.key(), "/properties/" + key);
      }
      return;
    }
    int dot = field.name().lastIndexOf('.');
    if (field.name().startsWith("sc_sign")) {
      IdentityTags.field(field.name().substring(dot + 1)).ifPresent(what -> person(place, what));
    }
  }

  private void person(Place place, PersonField what) {
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      if (recipient.key().equals(place.field().recipient())) {
        ContractRequest.RecipientRequest asked = request.recipients().get(i);
        boolean own = asked.person().get(what) != null || !asked.isCustomer();
        String value = recipient.person().orEmpty(what);
        check(
            place,
            value,
            value,
            "The field " + what.name() + " of " + recipient.key(),
            (own ? "/recipients/" + i : "/customer") + "/" + what.name());
      }
    }
  }

  private void check(Place place, String value, String drawn, String subject, String pointer) {
    Smartfield field = place.field();
    FieldValues.problem(field, value)
        .or(() -> misfit(place, drawn))
        .ifPresent(
            problem -> {
              throw new PermanentFailure(
                      "contract.value",
                      subject
                          + ", shown on page "
                          + field.page()
                          + " of "
                          + place.document()
                          + ", "
                          + problem)
                  .at(pointer);
            });
  }

  private Optional<String> misfit(Place place, String value) {
    PropertyType type = place.field().type();
    boolean marked =
        type == PropertyType.CHECKBOX
            || (type == PropertyType.CHOICE && place.field().group() != null);
    if (!marked) {
      measured += value.length();
    }
    return marked || measured > MEASURED
        ? Optional.empty()
        : fit.misfit(place.room(), type == PropertyType.TEXTAREA, value);
  }
}
