package gateway.camel;

import gateway.base.PermanentFailure;
import gateway.base.TransientFailure;
import gateway.contract.ContractId;
import gateway.contract.CustomerId;
import gateway.contract.Person;
import gateway.intake.ContractReception;
import gateway.intake.ContractRequest;
import gateway.intake.Files;
import gateway.intake.IntakeSource;
import gateway.intake.Upload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Stands for the intake ledger: remembers what came, and tells a repeat from something new. */
public final class RecordingReception implements ContractReception {
  public record Taken(IntakeSource source, ContractRequest request, List<Upload> documents) {}

  public record Refused(IntakeSource source, String code, String reason) {}

  public final Map<String, Taken> contracts = new LinkedHashMap<>();
  public final Map<String, Refused> refused = new LinkedHashMap<>();
  public final List<Person> people = new ArrayList<>();
  public int calls;
  public boolean databaseDown;
  public RuntimeException failure;
  public Runnable meanwhile = () -> {};

  @Override
  public synchronized Received receive(
      IntakeSource source, ContractRequest request, Files files, Consumer<Received> alongside) {
    calls++;
    meanwhile.run();
    if (databaseDown) {
      throw new TransientFailure("store.unavailable", "The database does not answer");
    }
    if (failure != null) {
      throw failure;
    }
    Taken former =
        contracts.putIfAbsent(key(source), new Taken(source, request, files.documents()));
    if (former != null && !former.source().digest().equals(source.digest())) {
      throw new PermanentFailure("intake.conflict", "The key came with another content");
    }
    Received received = new Received(new ContractId(contracts.size()), former != null, List.of());
    alongside.accept(received);
    return received;
  }

  @Override
  public synchronized PersonReceived receivePerson(IntakeSource source, Person person) {
    people.add(person);
    return new PersonReceived(new CustomerId(people.size()), false);
  }

  @Override
  public synchronized void refuse(IntakeSource source, String code, String reason) {
    if (failure != null) {
      throw failure;
    }
    refused.put(key(source), new Refused(source, code, reason));
  }

  private static String key(IntakeSource source) {
    return source.tenant() + " " + source.source() + " " + source.businessKey();
  }
}
