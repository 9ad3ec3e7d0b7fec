package gateway.signing;

import org.jspecify.annotations.Nullable;

/**
 * Who a short-lived certificate names.
 *
 * @param name becomes the common name
 * @param serial becomes the subject's serialNumber, which tells namesakes apart
 * @param email becomes the alternative name; left out when null or not plain ASCII
 */
public record Signatory(String name, String serial, @Nullable String email) {}
