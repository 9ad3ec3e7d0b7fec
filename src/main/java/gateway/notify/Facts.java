package gateway.notify;

import gateway.contract.Contract;
import gateway.contract.ContractId;
import gateway.contract.Organisation;
import gateway.contract.Person;
import gateway.contract.PersonField;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What every mail knows, each a clean line.
 *
 * @param organisation the name alone
 * @param asker the name with the address when there is one
 * @param greeted how the reader is called, empty when unknown
 */
record Facts(
    String organisation,
    String asker,
    String greeted,
    String title,
    int pages,
    ContractId contract,
    @Nullable Instant expiresAt,
    ZoneId zone,
    @Nullable String accent) {

  static Facts of(Contract contract, Organisation organisation, int pages) {
    String name = Line.of(organisation.name());
    String email = organisation.email();
    return new Facts(
        name,
        email == null ? name : name + " (" + email + ")",
        "",
        Line.of(contract.title()),
        pages,
        contract.id(),
        contract.expiresAt(),
        organisation.zone(),
        organisation.accent());
  }

  Facts greeting(Person person) {
    String firstName = person.orEmpty(PersonField.firstName);
    return new Facts(
        organisation,
        asker,
        Line.of(firstName.isEmpty() ? person.displayName() : firstName),
        title,
        pages,
        contract,
        expiresAt,
        zone,
        accent);
  }
}
