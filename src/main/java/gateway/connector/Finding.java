package gateway.connector;

/**
 * One thing to mend in a client's folder.
 *
 * @param file relative to the connectors folder: {@code demo/people.camel.yaml}
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1; 0 when the whole line is meant
 * @param how what to do about it
 */
public record Finding(
    Severity severity, String file, int line, int column, String what, String how) {

  /** An error keeps the client from being loaded; a warning does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + (column == 0 ? "" : ":" + column);
    return place + ": " + what + ". " + how;
  }
}
