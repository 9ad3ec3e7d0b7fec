package gateway.journey;

import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.contract.Mode;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
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
 * @param message the sender's words, with this person's own values in them
 * @param locale the recipient's language, {@code fr} or {@code en}
 * @param zone the tenant's time zone, for every date shown
 * @param others the other people of the contract, by name, with whether they have acted
 * @param channel where codes go, {@code email} or {@code sms}
 * @param destination address or number that codes go to, as {@link gateway.contract.Masked} shows
 *     it
 * @param awaited names of those whose turn it is, while it is not this person's
 * @param moved what this person agreed to has changed since: somebody else signed in between, so it
 *     is shown again and has to be agreed to again; {@code reviewed} and {@code consent} are empty
 *     meanwhile
 * @param attachments files to read that came with the contract
 * @param requests files this person is asked for, with what they have attached
 * @param mark what was drawn or uploaded last, null for the typed name alone
 * @param accent the organisation's own colour as {@code #1b4f8f}, null for Paraph's
 * @param reviewed revision shown at the check step by document index; empty before
 * @param agreement a name for what was agreed to, how it is signed and what was attached; it goes
 *     with the code; null as long as there is no consent
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
    @Nullable String agreement,
    @Nullable String typedName,
    @Nullable String codeSentTo,
    @Nullable Instant codeSentAt,
    @Nullable Instant codeLockedUntil,
    Role role,
    String channel,
    String destination,
    List<String> awaited,
    boolean moved,
    List<Attachment> attachments,
    List<Request> requests,
    @Nullable SignatureMark mark,
    @Nullable String accent) {

  public JourneyView {
    others = List.copyOf(others);
    documents = List.copyOf(documents);
    fields = List.copyOf(fields);
    reviewed = Map.copyOf(reviewed);
    awaited = List.copyOf(awaited);
    attachments = List.copyOf(attachments);
    requests = List.copyOf(requests);
  }

  /** Another person on the contract. */
  public record Other(String name, boolean acted, Role role) {}

  /** A file beside the contract, under its number. */
  public record Attachment(int index, String name, String mediaType, long size) {}

  /**
   * A file this person is asked for.
   *
   * @param types lower-case file types accepted, for example {@code pdf}
   */
  public record Request(
      String name,
      String label,
      List<String> types,
      int maxSizeMb,
      int maxFiles,
      boolean required,
      List<Attachment> given) {
    public Request {
      types = List.copyOf(types);
      given = List.copyOf(given);
    }
  }

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
