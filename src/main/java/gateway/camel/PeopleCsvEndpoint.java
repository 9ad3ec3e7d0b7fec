package gateway.camel;

import gateway.intake.PeopleImport;
import org.apache.camel.Producer;

/**
 * {@code paraph:people-csv?mapping=people&contract=contract&mode=good-rows}: takes in a file of
 * people, row by row.
 */
public final class PeopleCsvEndpoint extends ParaphEndpoint {
  private final PeopleImport people;
  private final LoadedClients clients;
  private String mapping = "";
  private String contract = "";
  private PeopleImport.Mode mode = PeopleImport.Mode.GOOD_ROWS;

  PeopleCsvEndpoint(
      String uri, ParaphComponent component, PeopleImport people, LoadedClients clients) {
    super(uri, component);
    this.people = people;
    this.clients = clients;
  }

  /** Set the mapping file's name, {@code people} for {@code people.map.yaml}. */
  public void setMapping(String mapping) {
    this.mapping = mapping;
  }

  public String getMapping() {
    return mapping;
  }

  /** Set the contract settings' name, {@code contract} for {@code contract.yaml}; may be empty. */
  public void setContract(String contract) {
    this.contract = contract;
  }

  public String getContract() {
    return contract;
  }

  public void setMode(PeopleImport.Mode mode) {
    this.mode = mode;
  }

  public PeopleImport.Mode getMode() {
    return mode;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    required("mapping", mapping);
  }

  @Override
  public Producer createProducer() {
    return new PeopleCsvProducer(this, people, clients);
  }
}
