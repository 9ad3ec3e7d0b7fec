package gateway.store;

import gateway.contract.Contract;
import gateway.contract.Person;
import gateway.contract.PersonField;
import gateway.contract.Recipient;
import gateway.contract.SearchWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The words by which a contract is found, in the table {@code contract_word}. */
final class ContractWords {
  private final Database database;

  ContractWords(Database database) {
    this.database = database;
  }

  void insert(Contract contract, List<Recipient> recipients) {
    List<String> texts = new ArrayList<>();
    texts.add(contract.title());
    texts.add(contract.id().toString());
    texts.add(contract.externalId() == null ? "" : contract.externalId());
    for (Recipient recipient : recipients) {
      Person person = recipient.person();
      texts.add(person.orEmpty(PersonField.firstName));
      texts.add(person.orEmpty(PersonField.lastName));
      texts.add(person.orEmpty(PersonField.company));
    }
    for (String word : SearchWords.of(texts.toArray(String[]::new))) {
      database.update(
          "INSERT INTO contract_word (tenant, word, contract) VALUES (?, ?, ?)"
              + " ON CONFLICT (tenant, word, contract) DO NOTHING",
          contract.tenant().value(),
          bytes(word),
          contract.id().value());
    }
  }

  static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  /** The first bytes after everything that begins with this word: UTF-8 never uses 0xff. */
  static byte[] end(String word) {
    byte[] begin = bytes(word);
    byte[] end = Arrays.copyOf(begin, begin.length + 1);
    end[begin.length] = (byte) 0xff;
    return end;
  }
}
