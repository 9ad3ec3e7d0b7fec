package gateway.camel;

import java.nio.file.Path;

/**
 * A file that passed the airlock: all that is known of it, and nothing else came in with it.
 *
 * @param name a single, checked segment; data, never used as a path
 * @param content where it lies until its exchange is over
 */
public record IncomingFile(String name, Path content, long size) {}
