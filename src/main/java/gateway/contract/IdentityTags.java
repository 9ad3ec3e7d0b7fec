package gateway.contract;

import java.util.Map;
import java.util.Optional;

/** Which field of a signer each reserved tag {@code sc_signN.…} shows. */
public final class IdentityTags {
  private static final Map<String, PersonField> FIELDS =
      Map.ofEntries(
          Map.entry("nom", PersonField.lastName),
          Map.entry("prenom", PersonField.firstName),
          Map.entry("societe", PersonField.company),
          Map.entry("civilite", PersonField.title),
          Map.entry("adresse1", PersonField.address1),
          Map.entry("adresse2", PersonField.address2),
          Map.entry("cp", PersonField.postalCode),
          Map.entry("ville", PersonField.city),
          Map.entry("mobile", PersonField.mobile),
          Map.entry("courriel", PersonField.email),
          Map.entry("fonction", PersonField.jobTitle));

  private IdentityTags() {}

  /** Return the field behind the last part of a tag, for example {@code nom}. */
  public static Optional<PersonField> field(String what) {
    return Optional.ofNullable(FIELDS.get(what));
  }
}
