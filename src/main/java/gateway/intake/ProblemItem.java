package gateway.intake;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer (RFC 6901) to the place, empty for the whole
 * @param message what is wrong and what is allowed; never the value itself, which may be personal
 */
public record ProblemItem(String pointer, String message) {}
