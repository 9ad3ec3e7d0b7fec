package gateway.signing.verify;

/**
 * One thing to say.
 *
 * @param verdict VALID for a remark that changes nothing
 * @param where for example {@code signature 2}
 */
public record Finding(Verdict verdict, String where, String message) {}
