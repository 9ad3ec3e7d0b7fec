package gateway.smartfield;

import java.util.List;

/** The ways in which tags may be written. A new one is a class of its own and a line here. */
final class Dialects {
  static final List<TagDialect> ALL = List.of(new BracketDialect(), new BracesDialect());

  private Dialects() {}
}
