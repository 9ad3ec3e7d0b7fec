package gateway.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that says one thing and offers one way out.
 *
 * @param contact e-mail address to ask at, null when there is none
 * @param newLink the form that asks for a new link, null where none is offered
 * @param tone ok, warn, bad or idle: its colour
 */
public record NoticePage(
    Frame frame,
    String tone,
    List<String> sentences,
    @Nullable String action,
    @Nullable String target,
    @Nullable String contact,
    @Nullable FormHead newLink) {

  NoticePage asking(FormHead form) {
    return new NoticePage(frame, tone, sentences, action, target, contact, form);
  }
}
