package gateway.web;

/**
 * What all pages share.
 *
 * @param clients tells from where a request comes
 * @param secureCookies whether people reach us by https
 */
public record WebParts(
    StaticFiles files,
    PageRenderer renderer,
    CsrfTokens csrf,
    OpenResponses open,
    ClientAddress clients,
    boolean secureCookies) {}
