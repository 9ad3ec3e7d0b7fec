package gateway.web;

import gateway.contract.BlobRef;
import java.util.Map;
import java.util.TreeMap;

/**
 * The hidden part of a form: where it goes, that it is ours, in which language it was shown, and
 * the digests of the documents that were shown with it.
 */
public record FormHead(String action, String csrf, String lang, Map<Integer, String> shown) {
  static final String PURPOSE = "sign";

  /** The head of a form for somebody who may not know of the contract. */
  static FormHead bare(String action, String token, CsrfTokens csrf, Messages m) {
    return new FormHead(action, csrf.make(token, PURPOSE), m.lang(), Map.of());
  }

  static FormHead of(Visit visit, CsrfTokens csrf, String below) {
    return of(visit, csrf, below, visit.view().reviewed());
  }

  /** The head of a form that says something about exactly these revisions. */
  static FormHead of(Visit visit, CsrfTokens csrf, String below, Map<Integer, BlobRef> revisions) {
    Map<Integer, String> shown = new TreeMap<>();
    for (Map.Entry<Integer, BlobRef> each : revisions.entrySet()) {
      shown.put(each.getKey(), each.getValue().sha256());
    }
    return new FormHead(
        visit.path(below), csrf.make(visit.token(), PURPOSE), visit.m().lang(), shown);
  }
}
