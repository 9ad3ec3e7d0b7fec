package gateway.demo;

/**
 * What {@code ./paraph verify} says of a file.
 *
 * @param summary one line for a person
 */
public record VerifyResult(boolean valid, String summary) {}
