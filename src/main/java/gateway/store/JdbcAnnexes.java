package gateway.store;

import com.fasterxml.jackson.core.type.TypeReference;
import gateway.contract.Annex;
import gateway.contract.AnnexRequest;
import gateway.contract.Annexes;
import gateway.contract.BlobRef;
import gateway.contract.ContractId;
import java.util.List;
import java.util.Optional;

/** Annexes in the database; their bytes are blobs. */
public final class JdbcAnnexes implements Annexes {
  private static final TypeReference<List<String>> TYPES = new TypeReference<>() {};

  private final Database database;

  public JdbcAnnexes(Database database) {
    this.database = database;
  }

  @Override
  public void ask(ContractId contract, List<AnnexRequest> requests) {
    database.run(
        () -> {
          for (int i = 0; i < requests.size(); i++) {
            ask(contract, i, requests.get(i));
          }
        });
  }

  private void ask(ContractId contract, int place, AnnexRequest request) {
    database.update(
        """
        INSERT INTO annex_request (contract, name, place, label, types, max_size_mb, max_files,
          required, asked_of)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        contract.value(),
        request.name(),
        place,
        request.label(),
        Json.write(request.types()),
        request.maxSizeMb(),
        request.maxFiles(),
        request.required(),
        request.from());
  }

  @Override
  public List<AnnexRequest> requests(ContractId contract) {
    return database.query(
        "SELECT * FROM annex_request WHERE contract = ? ORDER BY place",
        row ->
            new AnnexRequest(
                row.text("name"),
                row.text("label"),
                Json.read(row.text("types"), TYPES),
                row.intNumber("max_size_mb"),
                row.intNumber("max_files"),
                row.flag("required"),
                row.text("asked_of")),
        contract.value());
  }

  @Override
  public Annex add(Annex annex) {
    return database.call(
        () -> {
          ContractRows.hold(database, annex.contract());
          int place =
              database
                  .queryOne(
                      "SELECT COALESCE(MAX(place), -1) + 1 AS place FROM annex WHERE contract = ?",
                      row -> row.intNumber("place"),
                      annex.contract().value())
                  .orElse(0);
          database.update(
              """
              INSERT INTO annex (contract, place, given_by, request, name, media_type, size,
                content, received_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              annex.contract().value(),
              place,
              annex.from(),
              annex.request(),
              annex.name(),
              annex.mediaType(),
              annex.size(),
              annex.content().sha256(),
              annex.receivedAt());
          return find(annex.contract(), place).orElseThrow();
        });
  }

  @Override
  public List<Annex> list(ContractId contract) {
    return database.query(
        "SELECT * FROM annex WHERE contract = ? AND content IS NOT NULL ORDER BY place",
        JdbcAnnexes::annex,
        contract.value());
  }

  @Override
  public Optional<Annex> find(ContractId contract, int index) {
    return database.queryOne(
        "SELECT * FROM annex WHERE contract = ? AND place = ? AND content IS NOT NULL",
        JdbcAnnexes::annex,
        contract.value(),
        index);
  }

  @Override
  public int everGiven(ContractId contract, String from) {
    return database
        .queryOne(
            "SELECT COUNT(*) AS n FROM annex WHERE contract = ? AND given_by = ?",
            row -> row.intNumber("n"),
            contract.value(),
            from)
        .orElse(0);
  }

  @Override
  public void remove(ContractId contract, int index) {
    database.update(
        "UPDATE annex SET content = NULL, name = '' WHERE contract = ? AND place = ?",
        contract.value(),
        index);
  }

  private static Annex annex(Row row) {
    return new Annex(
        new ContractId(row.number("contract")),
        row.intNumber("place"),
        row.text("given_by"),
        row.text("request"),
        row.text("name"),
        row.text("media_type"),
        row.number("size"),
        new BlobRef(row.text("content")),
        row.instant("received_at"));
  }
}
