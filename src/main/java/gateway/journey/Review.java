package gateway.journey;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.Blobs;
import gateway.contract.Contract;
import gateway.contract.Contracts;
import gateway.contract.Document;
import gateway.contract.DrawnDate;
import gateway.contract.FieldNames;
import gateway.contract.FieldStatus;
import gateway.contract.PdfDesk;
import gateway.contract.Property;
import gateway.contract.PropertyType;
import gateway.contract.Recipient;
import gateway.contract.Smartfield;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the revision that a person checks before signing: the current one with their own values
 * filled in. What they consent to is exactly this file, by digest.
 */
final class Review {
  private final Contracts contracts;
  private final Blobs blobs;
  private final PdfDesk desk;
  private final Allowance allowance;

  Review(Contracts contracts, Blobs blobs, PdfDesk desk, Allowance allowance) {
    this.contracts = contracts;
    this.blobs = blobs;
    this.desk = desk;
    this.allowance = allowance;
  }

  /** Return the filled revision of each document; throws {@link AnswersRefused}. */
  Map<Integer, BlobRef> of(Seat seat) {
    return of(seat, answers(seat));
  }

  /** As {@link #of(Seat)}, with the answers as they were read a moment ago. */
  Map<Integer, BlobRef> of(Seat seat, Map<String, String> answers) {
    Map<Integer, BlobRef> revisions = new LinkedHashMap<>();
    boolean counted = false;
    for (Document document : contracts.documents(seat.contract().id())) {
      Map<String, String> values = values(seat.recipient(), document, answers);
      if (values.isEmpty()) {
        revisions.put(document.index(), document.current());
        continue;
      }
      byte[] filled = filled(seat, document, values, answers);
      BlobRef ref = new BlobRef(Sha256.hex(filled));
      if (!counted && !has(seat, ref)) {
        // Before anything is kept: what is refused must not fill the disk.
        allowance.take(seat, Allowance.Kind.PREVIEW);
        counted = true; // one change, however many documents it touches
      }
      revisions.put(document.index(), keep(seat, filled));
    }
    return revisions;
  }

  /** Return what the person's fields will show; throws {@link AnswersRefused} for what misses. */
  Map<String, String> answers(Seat seat) {
    List<Document> documents = contracts.documents(seat.contract().id());
    Map<String, String> answers = new HashMap<>();
    Map<String, AnswersRefused.Problem> problems = new LinkedHashMap<>();
    for (Property property : contracts.properties(seat.contract().id())) {
      if (!property.fillBy().equals(seat.recipient().key())) {
        continue;
      }
      String value = property.value();
      if (value != null) {
        String format = DrawnDate.formatOf(property.key(), documents).orElse(null);
        answers.put(
            property.key(), DrawnAnswer.of(property, value, seat.contract().locale(), format));
      } else if (property.required()) {
        problems.put(property.key(), AnswersRefused.Problem.MISSING);
      } else {
        // Nothing is an answer too: the field is locked as it is.
        answers.put(property.key(), "");
      }
    }
    if (!problems.isEmpty()) {
      throw new AnswersRefused(problems);
    }
    return answers;
  }

  private boolean has(Seat seat, BlobRef ref) {
    return blobs.has(seat.contract().tenant(), seat.contract().id().value(), ref);
  }

  private BlobRef keep(Seat seat, byte[] content) {
    return blobs.putForNow(seat.contract().tenant(), seat.contract().id().value(), content);
  }

  private byte[] filled(
      Seat seat, Document document, Map<String, String> values, Map<String, String> answers) {
    Contract contract = seat.contract();
    byte[] current = blobs.get(contract.tenant(), contract.id().value(), document.current());
    try {
      return desk.fill(current, values);
    } catch (PermanentFailure failure) {
      throw culprit(failure, current, document, seat.recipient(), answers);
    }
  }

  private static Map<String, String> values(
      Recipient me, Document document, Map<String, String> answers) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Smartfield field : document.fields()) {
      if (field.status() != FieldStatus.PLACED || !me.key().equals(field.recipient())) {
        continue;
      }
      if (field.type() == PropertyType.INITIALS) {
        values.put(FieldNames.value(field.name()), initials(me.person().displayName()));
      } else if (field.type() != PropertyType.SIGNATURE && answers.containsKey(field.name())) {
        values.put(FieldNames.value(field.name()), answers.get(field.name()));
      }
    }
    return values;
  }

  static String initials(String name) {
    StringBuilder initials = new StringBuilder();
    for (String word : name.strip().split("[\\s-]+", -1)) {
      if (!word.isEmpty()) {
        initials.appendCodePoint(Character.toUpperCase(word.codePointAt(0)));
      }
    }
    return initials.toString();
  }

  /** Find which answer the document cannot take, so that the page can point at it. */
  private RuntimeException culprit(
      PermanentFailure failure,
      byte[] current,
      Document document,
      Recipient me,
      Map<String, String> answers) {
    AnswersRefused.Problem problem;
    if (failure.code().equals("pdf.value-unprintable")) {
      problem = AnswersRefused.Problem.NOT_PRINTABLE;
    } else if (failure.code().equals("pdf.value-too-long")) {
      problem = AnswersRefused.Problem.TOO_LONG;
    } else if (failure.code().equals("pdf.value-not-an-option")) {
      problem = AnswersRefused.Problem.MISSING;
    } else {
      return failure;
    }
    Map<String, AnswersRefused.Problem> problems = new LinkedHashMap<>();
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      Map<String, String> alone = values(me, document, Map.of(answer.getKey(), answer.getValue()));
      alone.keySet().retainAll(Set.of(FieldNames.value(answer.getKey())));
      if (alone.isEmpty()) {
        continue;
      }
      try {
        desk.fill(current, alone);
      } catch (PermanentFailure again) {
        problems.put(answer.getKey(), problem);
      }
    }
    return problems.isEmpty() ? failure : new AnswersRefused(problems);
  }
}
