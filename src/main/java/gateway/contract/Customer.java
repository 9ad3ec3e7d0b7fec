package gateway.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A third party of the tenant, with a number chosen by the business tool. */
public record Customer(
    CustomerId id, TenantId tenant, @Nullable String number, Person person, Instant updatedAt) {}
