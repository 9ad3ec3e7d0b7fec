package gateway.intake;

/**
 * A file handed over with a request, at most 25 MB.
 *
 * @param name as the sender wrote it: data, never used as a path
 */
public record Upload(String name, byte[] content) {}
