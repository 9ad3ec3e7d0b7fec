package gateway.camel;

import gateway.base.PermanentFailure;
import gateway.connector.ClientFolder;
import gateway.intake.PeopleImport;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the file that passed the airlock to the import, with the client's mapping. */
final class PeopleCsvProducer extends DefaultProducer {
  private static final Logger LOG = LoggerFactory.getLogger(PeopleCsvProducer.class);

  private final PeopleCsvEndpoint options;
  private final PeopleImport people;
  private final LoadedClients clients;

  PeopleCsvProducer(PeopleCsvEndpoint options, PeopleImport people, LoadedClients clients) {
    super(options);
    this.options = options;
    this.people = people;
    this.clients = clients;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    String route = options.clientRoute();
    if (!(exchange.getMessage().getBody() instanceof IncomingFile file)) {
      throw new PermanentFailure(
          "connector.body",
          "The route " + route + " sends no file to its people. Start it from a files source");
    }
    ClientFolder folder = clients.ofRoute(route);
    PeopleImport.Feed feed = new PeopleImport.Feed(folder.tenant(), route, folder.client());
    people.checkSize(feed, file.name(), file.size());
    PeopleImport.Report report =
        people.run(
            feed,
            file.name(),
            Files.readAllBytes(file.content()),
            folder.mapping(options.getMapping()),
            options.getContract().isEmpty() ? null : folder.contract(options.getContract()),
            options.getMode());
    LOG.info(
        "{}: {} ({}, separator '{}'): {} rows, {} new, {} seen before, {} refused{}",
        route,
        file.name(),
        report.dialect().charset(),
        report.dialect().separator(),
        report.received(),
        report.made(),
        report.repeated(),
        report.refused(),
        report.lastLineOpen()
            ? "; the last line has no line break, check that the file was sent whole"
            : "");
  }
}
