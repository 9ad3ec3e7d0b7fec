package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.contract.Annex;
import gateway.contract.Blobs;
import gateway.contract.ContractId;
import gateway.contract.FileName;
import gateway.contract.MediaTypes;
import gateway.contract.Property;
import gateway.contract.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the sender puts beside a contract. */
final class Attachments {
  private final Blobs blobs;

  Attachments(Blobs blobs) {
    this.blobs = blobs;
  }

  /** Store the bytes and say what each file is; the rows are for the caller's transaction. */
  List<Annex> keep(TenantId tenant, ContractId contract, List<Upload> uploads, Instant now) {
    if (uploads.size() > Limits.ANNEXES) {
      throw new PermanentFailure(
              "annex.too-many", "A contract takes " + Limits.ANNEXES + " annexes at most")
          .at("/annexes");
    }
    List<Annex> annexes = new ArrayList<>();
    for (Upload upload : uploads) {
      int index = annexes.size();
      if (upload.content().length == 0) {
        throw new PermanentFailure(
                "annex.empty",
                "annexes[" + index + "] has no content; leave it out or send it whole")
            .at("/annexes/" + index);
      }
      annexes.add(
          new Annex(
              contract,
              index,
              Property.SENDER,
              "",
              FileName.clean(upload.name()),
              MediaTypes.of(upload.content()),
              upload.content().length,
              blobs.put(tenant, contract.value(), upload.content()),
              now));
    }
    return annexes;
  }
}
