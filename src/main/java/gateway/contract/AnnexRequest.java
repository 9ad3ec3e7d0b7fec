package gateway.contract;

import java.util.List;

/**
 * What a person is asked to attach.
 *
 * @param types lower-case file types accepted: {@code pdf}, {@code jpg}, {@code png}
 * @param from the key of the recipient who is asked
 */
public record AnnexRequest(
    String name,
    String label,
    List<String> types,
    int maxSizeMb,
    int maxFiles,
    boolean required,
    String from) {

  public AnnexRequest {
    types = List.copyOf(types);
  }
}
