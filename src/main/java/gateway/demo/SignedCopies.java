package gateway.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Fetches a closed contract's files by the public API and checks them without the server.
 *
 * @param folder gets one subfolder a person
 */
record SignedCopies(Path folder, GatewayApi api, Function<Path, VerifyResult> verifier) {

  /** Files of one contract and what the verifier says of them. */
  record Copy(
      ContractSeen contract, Path original, Path signedPdf, Path evidence, VerifyResult result) {}

  Copy fetch(DemoPerson person, ContractSeen contract) throws IOException, InterruptedException {
    Path own = folder.resolve(person.slug() + "-" + person.line());
    Path original = own.resolve("contract-original.pdf");
    Path signed = own.resolve("contract-signed.pdf");
    Path evidence = own.resolve("evidence.asice");
    SyncedFile.write(original, api.document(contract.id(), "original"));
    SyncedFile.write(signed, api.document(contract.id(), "signed"));
    SyncedFile.write(evidence, api.evidence(contract.id()));
    VerifyResult pdf = verifier.apply(signed);
    VerifyResult dossier = verifier.apply(evidence);
    VerifyResult both =
        pdf.valid() && dossier.valid()
            ? new VerifyResult(true, pdf.summary())
            : new VerifyResult(
                false,
                pdf.valid()
                    ? "evidence dossier: " + dossier.summary()
                    : "signed PDF: " + pdf.summary());
    return new Copy(contract, original, signed, evidence, both);
  }
}
