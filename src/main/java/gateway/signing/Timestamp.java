package gateway.signing;

import java.time.Instant;

/** A checked RFC 3161 timestamp token, DER encoded. */
public record Timestamp(byte[] token, Instant at) {}
