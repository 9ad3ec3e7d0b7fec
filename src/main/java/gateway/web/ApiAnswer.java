package gateway.web;

/** What the API answers, whoever writes it to the wire. */
public record ApiAnswer(int status, String contentType, byte[] body) {}
