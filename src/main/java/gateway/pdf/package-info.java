/**
 * Everything that opens a foreign PDF, in bounded worker processes: the desk that the gateway
 * calls, the pool and its protocol, and the work done inside a worker (safety checks, pictures,
 * text). May use {@code gateway.contract}, {@code gateway.base}, {@code gateway.smartfield} and
 * PDFBox; the classes on the gateway's side of the pipe load no PDFBox class.
 */
@NullMarked
package gateway.pdf;

import org.jspecify.annotations.NullMarked;
