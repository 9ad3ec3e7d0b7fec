/**
 * Which addresses the gateway may call, and the HTTP client that obeys. Every call out over HTTP
 * goes through here. May use base and Apache HttpClient.
 */
@NullMarked
package gateway.net;

import org.jspecify.annotations.NullMarked;
