package gateway.contract;

/** Addresses shown so that their owner knows them, and nobody learns them. */
public final class Masked {
  private Masked() {}

  /** Return for example {@code l***a@example.org}. */
  public static String email(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) {
      return "***";
    }
    String local = address.substring(0, at);
    String end = local.length() > 2 ? local.substring(local.length() - 1) : "";
    // Asterisks, because a line may break after an ellipsis.
    return local.charAt(0) + "***" + end + address.substring(at);
  }

  /** Return for example {@code +33 *** 78}; what the evidence tells of a number, too. */
  public static String mobile(String number) {
    String digits = number.replaceAll("[^0-9]", "");
    if (digits.length() < 6) {
      return "***";
    }
    String start = number.strip().startsWith("+") ? "+" + digits.substring(0, 2) + " " : "";
    return start + "*** " + digits.substring(digits.length() - 2);
  }
}
