package gateway.journey;

import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.contract.Mode;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Smartfield;
import gateway.contract.WaitingFor;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one signatory may see of a contract.
 *
 * @param organisation who asks, by name
 * @param senderEmail where to ask back, null when not configured
 * @param locale the recipient's language, {@code fr} or {@code en}
 * @param zone the tenant's time zone, for every date shown
 * @param others the other people of the contract, by name, with whether they have acted
 * @param reviewed revision shown at the check step by document index; empty before
 * @param codeSentTo masked destination of the last code, null when none is alive
 * @param codeLockedUntil set while no code may be tried
 */
public record JourneyView(
    String organisation,
    @Nullable String senderEmail,
    String title,
    String message,
    String locale,
    ZoneId zone,
    String personName,
    String maskedEmail,
    Mode mode,
    RecipientStatus status,
    ContractStatus contractStatus,
    @Nullable WaitingFor waitingFor,
    @Nullable Instant expiresAt,
    @Nullable Instant signedAt,
    List<Other> others,
    List<Doc> documents,
    List<Field> fields,
    Map<Integer, BlobRef> reviewed,
    @Nullable String consent,
    @Nullable String typedName,
    @Nullable String codeSentTo,
    @Nullable Instant codeSentAt,
    @Nullable Instant codeLockedUntil) {

  public JourneyView {
    others = List.copyOf(others);
    documents = List.copyOf(documents);
    fields = List.copyOf(fields);
    reviewed = Map.copyOf(reviewed);
  }

  /** Another person on the contract. */
  public record Other(String name, boolean acted) {}

  /** A document; {@code current} is the revision to show before the check step. */
  public record Doc(int index, String name, int pages, BlobRef current) {}

  /**
   * A value this person gives.
   *
   * @param place where it stands, null when it is only data
   */
  public record Field(
      String key,
      String label,
      PropertyType type,
      boolean required,
      @Nullable String value,
      List<String> options,
      int document,
      @Nullable Integer page,
      Smartfield.@Nullable Box place) {
    public Field {
      options = List.copyOf(options);
    }
  }
}
