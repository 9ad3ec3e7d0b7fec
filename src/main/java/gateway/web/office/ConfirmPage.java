package gateway.web.office;

/**
 * Asks once more before something cannot be undone: names the thing and the effect.
 *
 * @param action where the form goes
 * @param back where "no" leads
 */
public record ConfirmPage(
    OfficeFrame frame, String thing, String effect, String button, String action, String back) {}
