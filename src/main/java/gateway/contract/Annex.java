package gateway.contract;

import java.time.Instant;

/**
 * A document beside the contract: sent with it for everybody to read, or collected from a person.
 *
 * @param index 0 is the first of the contract; never reused
 * @param from {@link Property#SENDER}, or the key of the recipient who gave it
 * @param request name of the {@link AnnexRequest} it answers; empty when the sender sent it
 * @param name as given: data, never a path
 * @param mediaType decided by Paraph from the bytes, never the one claimed
 */
public record Annex(
    ContractId contract,
    int index,
    String from,
    String request,
    String name,
    String mediaType,
    long size,
    BlobRef content,
    Instant receivedAt) {}
