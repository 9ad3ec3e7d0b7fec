package gateway.journey;

/**
 * From where somebody acts: kept with the evidence, as the consent says.
 *
 * @param address the IP address, seen through trusted proxies only
 * @param userAgent what the browser says it is, at most 300 characters
 */
public record Visitor(String address, String userAgent) {
  private static final int LONGEST = 300;

  public Visitor {
    userAgent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
  }
}
