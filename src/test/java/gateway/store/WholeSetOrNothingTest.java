package gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.Level;
import gateway.contract.RecipientId;
import gateway.contract.RecipientStatus;
import gateway.contract.TenantId;
import gateway.evidence.ChainBench;
import gateway.evidence.HashChainedAuditLog;
import gateway.signing.ContractSigning;
import gateway.signing.SigningOutcome;
import gateway.signing.verify.PdfVerifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One act signs every document, or none: also when the process dies in between. */
@OnBothDatabases
class WholeSetOrNothingTest {
  @TempDir Path folder;

  @Test
  void a_death_between_two_documents_leaves_no_half_set_and_the_next_run_signs_all() {
    try (ChainBench bench = new ChainBench(folder.resolve("tsa"))) {
      bench.open(Level.B_B, "fr", 2);
      bench.consent(1);
      List<Document> before = bench.contracts.documents(bench.id);
      try (Database database = Stores.open(folder)) {
        JdbcContracts contracts = new JdbcContracts(database);
        contracts.insert(
            bench.contracts.get(bench.id),
            bench.contracts.recipients(bench.id),
            bench.contracts.properties(bench.id),
            before);
        ContractSigning dying = signing(bench, database, dyingAtDocument(1, contracts));
        assertThatThrownBy(() -> dying.run(bench.id)).isInstanceOf(Death.class);
      }
      try (Database database = Stores.open(folder)) {
        JdbcContracts contracts = new JdbcContracts(database);
        assertThat(contracts.documents(bench.id)).isEqualTo(before);
        assertThat(contracts.recipient(new RecipientId(1)).orElseThrow().status())
            .isEqualTo(RecipientStatus.CONSENTED);
        assertThat(new JdbcAuditRows(database).all(bench.id)).isEmpty();

        assertThat(signing(bench, database, contracts).run(bench.id))
            .isEqualTo(SigningOutcome.SIGNED_ONE);
        Set<String> certificates = new HashSet<>();
        List<Integer> signatures = new ArrayList<>();
        for (Document document : contracts.documents(bench.id)) {
          byte[] pdf = bench.blobs.get(TenantId.DEFAULT, bench.id.value(), document.current());
          var report = new PdfVerifier(bench.signing.clock).verify(pdf, List.of(), false);
          signatures.add(report.signatures().size());
          report.signatures().forEach(one -> certificates.add(one.certificate()));
        }
        assertThat(signatures).containsExactly(1, 1);
        assertThat(certificates).as("one act, one certificate").hasSize(1);
      }
    }
  }

  private static ContractSigning signing(ChainBench bench, Database database, Contracts contracts) {
    return new ContractSigning(
        contracts,
        bench.blobs,
        bench.events,
        new HashChainedAuditLog(new JdbcAuditRows(database), database, bench.signing.clock),
        bench.organisations,
        database,
        bench.signing.authority,
        bench.signing.timestamps,
        (contract, person, revision) -> {},
        bench.signing.clock);
  }

  /** What kill -9 looks like from inside a transaction. */
  private static final class Death extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static Contracts dyingAtDocument(int index, Contracts real) {
    return (Contracts)
        Proxy.newProxyInstance(
            Contracts.class.getClassLoader(),
            new Class<?>[] {Contracts.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("update")
                  && arguments[0] instanceof Document document
                  && document.index() == index) {
                throw new Death();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
