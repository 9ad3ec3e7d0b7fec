package gateway.intake;

/**
 * How much one request may hold. Far above what people send, and low enough that a request cannot
 * keep the gateway busy.
 */
public final class Limits {
  public static final int RECIPIENTS = 50;
  public static final int DOCUMENTS = 20;
  public static final int ANNEXES = 20;
  public static final int PROPERTIES = 200;
  public static final int COLLECTED = 20;
  public static final int CALLBACKS = 20;
  public static final int JSON_BYTES = 5 * 1024 * 1024;
  public static final int PROBLEMS_TOLD = 100;

  private Limits() {}
}
