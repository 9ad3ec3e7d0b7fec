package gateway.web;

/** One line of an error summary; it leads to the field, in the same words as beside the field. */
public record ErrorLine(String target, String text) {}
