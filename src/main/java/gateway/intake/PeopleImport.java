package gateway.intake;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.contract.Person;
import gateway.contract.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a people file in, row by row, in the file's order. Each row is one transaction with one
 * ledger entry, so a file that is read again after a failure repeats its first rows harmlessly.
 * {@link TransientFailure} aborts the file: it stays where it is and is polled again. So does every
 * fault that is not of the rows ({@link Refusals}), since the next rows would meet it too.
 */
public final class PeopleImport {
  private static final int SHOWN = 5;
  private static final long MAX_BYTES = 25L * 1024 * 1024;

  private final ContractReception reception;
  private final Clock clock;

  public PeopleImport(ContractReception reception, Clock clock) {
    this.reception = reception;
    this.clock = clock;
  }

  /** Whose file it is: the route that read it and the client's folder that route came from. */
  public record Feed(TenantId tenant, String route, String client) {}

  /** What to do when some rows are bad. */
  public enum Mode {
    GOOD_ROWS,
    ALL_OR_NOTHING
  }

  /**
   * What became of the rows: received = made + repeated + refused.
   *
   * @param lastLineOpen the file ends without a line break; it may have been cut
   */
  public record Report(
      CsvDialect dialect, int made, int repeated, int refused, boolean lastLineOpen) {
    public int received() {
      return made + repeated + refused;
    }
  }

  /**
   * Refuse a file that is too large before it is read.
   *
   * @throws PermanentFailure {@code csv.too-large}; the refusal is in the ledger
   */
  public void checkSize(Feed feed, String file, long size) {
    if (size > MAX_BYTES) {
      PermanentFailure failure =
          new PermanentFailure(
              "csv.too-large", file + " is larger than 25 MB. Split it into several files");
      refuseFile(feed, file, Sha256.hex(file + "\u001f" + size), failure);
      throw failure;
    }
  }

  /**
   * Import one file.
   *
   * @param contract null makes customers only
   * @throws PermanentFailure {@code csv.…} or {@code rows.refused} when the whole file is refused;
   *     the refusal is in the ledger
   */
  public Report run(
      Feed feed,
      String file,
      byte[] content,
      PeopleMapping mapping,
      @Nullable ContractSettings contract,
      Mode mode) {
    CsvRows rows;
    try {
      rows = CsvRows.read(file, content, mapping.dialect());
      Set<String> columns = new LinkedHashSet<>(mapping.columns());
      if (contract != null) {
        columns.addAll(contract.columns());
      }
      rows.header().require(columns);
      if (mode == Mode.ALL_OR_NOTHING) {
        checkAll(feed, rows, mapping, contract);
      }
    } catch (PermanentFailure e) {
      refuseFile(feed, file, Sha256.hex(content), e);
      throw e;
    }
    return importRows(feed, rows, mapping, contract);
  }

  private void refuseFile(Feed feed, String file, String digest, PermanentFailure why) {
    reception.refuse(
        new IntakeSource(
            feed.tenant(), feed.route(), feed.client(), "file:" + digest, digest, file),
        why.code(),
        why.getMessage());
  }

  private Report importRows(
      Feed feed, CsvRows rows, PeopleMapping mapping, @Nullable ContractSettings contract) {
    int made = 0;
    int repeated = 0;
    int refused = 0;
    for (CsvRow row : rows.rows()) {
      Prepared prepared;
      try {
        prepared = prepare(feed, row, mapping, contract);
      } catch (PermanentFailure e) {
        RowIdentity identity = RowIdentity.ofRefused(row, e.code());
        reception.refuse(source(feed, row, identity), e.code(), e.getMessage());
        refused++;
        continue;
      }
      try {
        if (receive(prepared, contract)) {
          repeated++;
        } else {
          made++;
        }
      } catch (PermanentFailure e) {
        if (!Refusals.isAboutContent(e.code())) {
          throw aborted(row, e);
        }
        // The reception wrote this refusal into the ledger itself; the other rows go on.
        refused++;
      }
    }
    return new Report(rows.dialect(), made, repeated, refused, rows.lastLineOpen());
  }

  private static TransientFailure aborted(CsvRow row, PermanentFailure why) {
    return new TransientFailure(
        why.code(),
        row.location()
            + ": the file is left here and will be read again, because of a fault that is not the"
            + " row's: "
            + why.getMessage(),
        why);
  }

  private boolean receive(Prepared prepared, @Nullable ContractSettings contract) {
    ContractRequest request = prepared.request();
    if (request == null || contract == null) {
      return reception.receivePerson(prepared.source(), prepared.person()).repeated();
    }
    return reception
        .receive(prepared.source(), request, contract.files(), received -> {})
        .repeated();
  }

  private record Prepared(IntakeSource source, Person person, @Nullable ContractRequest request) {}

  private Prepared prepare(
      Feed feed, CsvRow row, PeopleMapping mapping, @Nullable ContractSettings contract) {
    if (row.problem() != null) {
      throw row.problem();
    }
    Person person = mapping.person(row);
    ContractRequest request =
        contract == null ? null : contract.request(row, person, feed.client(), clock);
    RowIdentity identity = RowIdentity.of(row, mapping, person, request);
    return new Prepared(source(feed, row, identity), person, request);
  }

  private void checkAll(
      Feed feed, CsvRows rows, PeopleMapping mapping, @Nullable ContractSettings contract) {
    List<String> problems = new ArrayList<>();
    Map<String, IntakeSource> seen = new HashMap<>();
    for (CsvRow row : rows.rows()) {
      try {
        Prepared prepared = prepare(feed, row, mapping, contract);
        check(row, prepared, contract);
        if (contract != null) {
          checkOnce(prepared.source(), seen);
        }
      } catch (PermanentFailure e) {
        problems.add(e.getMessage());
      }
    }
    if (!problems.isEmpty()) {
      throw new PermanentFailure(
          "rows.refused",
          problems.size()
              + " of "
              + rows.rows().size()
              + " rows are bad and mode is all-or-nothing, so none was taken: "
              + String.join("; ", problems.subList(0, Math.min(SHOWN, problems.size())))
              + (problems.size() > SHOWN ? "; …" : ""));
    }
  }

  /** Two rows of one number but other values: the second would be refused behind the first. */
  private static void checkOnce(IntakeSource source, Map<String, IntakeSource> seen) {
    IntakeSource first = seen.putIfAbsent(source.businessKey(), source);
    if (first != null && !first.digest().equals(source.digest())) {
      throw new PermanentFailure(
          "intake.conflict",
          source.location()
              + ": the row's number or key stands with other values at "
              + first.location());
    }
  }

  /** Ask what only the documents and the store can tell: a value without room, a number in use. */
  private void check(CsvRow row, Prepared prepared, @Nullable ContractSettings contract) {
    ContractRequest request = prepared.request();
    if (request == null || contract == null) {
      return;
    }
    try {
      reception.check(prepared.source(), request, contract.files());
    } catch (PermanentFailure e) {
      throw Refusals.isAboutContent(e.code())
          ? new PermanentFailure(e.code(), row.location() + ": " + e.getMessage())
          : aborted(row, e);
    }
  }

  private static IntakeSource source(Feed feed, CsvRow row, RowIdentity identity) {
    return new IntakeSource(
        feed.tenant(),
        feed.route(),
        feed.client(),
        identity.key(),
        identity.digest(),
        row.location());
  }
}
