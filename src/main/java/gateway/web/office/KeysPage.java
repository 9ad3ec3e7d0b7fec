package gateway.web.office;

import gateway.access.Scopes;
import gateway.access.StoredApiKeys;
import gateway.access.StoredApiKeys.KeyInfo;
import gateway.base.PermanentFailure;
import gateway.web.ErrorLine;
import gateway.web.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** API keys: listed, made, shown once, revoked. */
public final class KeysPage {
  private static final String PATH = OfficePages.ROOT + "/keys";

  private static final Map<String, Duration> LIVES =
      Map.of("90", Duration.ofDays(90), "365", Duration.ofDays(365));

  private final StoredApiKeys keys;
  private final OfficeParts parts;
  private final OfficeFrames frames;
  private final SessionCookies cookies;

  KeysPage(OfficeParts parts, OfficeFrames frames, SessionCookies cookies) {
    this.keys = parts.keys();
    this.parts = parts;
    this.frames = frames;
    this.cookies = cookies;
  }

  Answer show(OfficeVisit visit) {
    return Answer.Show.page("office/keys", page(visit, "", Set.of("contracts:read"), List.of()));
  }

  Answer create(OfficeVisit visit) {
    Set<String> scopes = new TreeSet<>(visit.formAll("scopes"));
    scopes.retainAll(Scopes.ALL);
    String name = visit.form("name");
    try {
      if (scopes.isEmpty()) {
        throw new PermanentFailure("key.scope", "A key needs a scope");
      }
      String key = keys.create(visit.user().tenant(), name, scopes, ending(visit.form("life")));
      cookies.showOnce(visit.context(), key);
      return new Answer.GoTo(PATH + "/" + id(key) + "/made");
    } catch (PermanentFailure e) {
      ErrorLine error =
          new ErrorLine(OfficeErrors.field(e.code()), OfficeErrors.text(visit.m(), e));
      return Answer.Show.unfinished("office/keys", page(visit, name, scopes, List.of(error)));
    }
  }

  private static String id(String key) {
    return key.split("_", -1)[1];
  }

  private @Nullable Instant ending(String life) {
    Duration chosen = LIVES.get(life);
    return chosen == null ? null : parts.clock().instant().plus(chosen);
  }

  /** Show a key that was just made, for as long as the browser holds it. */
  Answer made(OfficeVisit visit) {
    KeyInfo key = key(visit);
    String secret = cookies.shownOnce(visit.context());
    if (!secret.matches("pk_" + key.id() + "_[0-9a-f]{64}")) {
      return new Answer.GoTo(PATH);
    }
    return Answer.Show.page(
        "office/key-made",
        new Made(
            frames.page(visit, "key-made", visit.m().text("office.keys.made")),
            label(key),
            secret));
  }

  Answer askRevoke(OfficeVisit visit) {
    KeyInfo key = key(visit);
    Messages m = visit.m();
    return Answer.Show.page(
        "office/confirm",
        new ConfirmPage(
            frames.page(visit, "revoke", m.text("office.keys.revoke-heading")),
            label(key),
            m.text("office.keys.revoke-effect"),
            m.text("office.keys.revoke"),
            PATH + "/" + key.id() + "/revoke",
            PATH));
  }

  Answer revoke(OfficeVisit visit) {
    // Revoked already is as good as revoked now.
    keys.revoke(visit.user().tenant(), key(visit).id());
    return new Answer.GoTo(PATH + "?told=key-revoked");
  }

  private KeyInfo key(OfficeVisit visit) {
    return keys.list(visit.user().tenant()).stream()
        .filter(key -> key.id().equals(visit.path("id")))
        .findFirst()
        .orElseThrow(() -> new PermanentFailure("key.unknown", "There is no such key"));
  }

  private static String label(KeyInfo key) {
    return key.name().isEmpty() ? "pk_" + key.id() + "…" : key.name();
  }

  private Page page(OfficeVisit visit, String name, Set<String> chosen, List<ErrorLine> errors) {
    Messages m = visit.m();
    ZoneId zone = parts.organisations().of(visit.user().tenant()).zone();
    Instant now = parts.clock().instant();
    String heading = m.text("office.keys.heading");
    List<Key> rows = new ArrayList<>();
    keys.list(visit.user().tenant()).stream()
        .sorted(Comparator.comparing((KeyInfo key) -> !key.isUsable(now)))
        .forEach(key -> rows.add(row(m, zone, now, key)));
    return new Page(
        errors.isEmpty()
            ? frames.page(visit, "keys", heading)
            : frames.failed(visit, "keys", heading),
        rows,
        name,
        Scopes.ALL.stream()
            .map(
                scope ->
                    new Scope(
                        scope,
                        words(m, scope),
                        m.find(key("office.scope-hint", scope)).orElse(""),
                        chosen.contains(scope)))
            .toList(),
        errors);
  }

  private static String words(Messages m, String scope) {
    return m.find(key("office.scope", scope)).orElse(scope);
  }

  private static String key(String family, String scope) {
    return family + "." + scope.replace(':', '-');
  }

  private static Key row(Messages m, ZoneId zone, Instant now, KeyInfo key) {
    boolean usable = key.isUsable(now);
    String state = usable ? "active" : key.revokedAt() != null ? "revoked" : "expired";
    return new Key(
        label(key),
        "pk_" + key.id() + "…",
        new TreeSet<>(key.scopes())
            .stream().map(scope -> words(m, scope)).collect(Collectors.joining(", ")),
        m.find("office.key-state." + state).orElse(state),
        usable ? "ok" : "idle",
        m.text("office.keys.created", "at", m.dateTimeShort(key.createdAt(), zone)),
        key.lastUsedAt() == null
            ? m.text("office.keys.never-used")
            : m.text("office.keys.last-used", "at", m.dateTimeShort(key.lastUsedAt(), zone)),
        key.expiresAt() == null
            ? m.text("office.keys.no-end")
            : m.text("office.keys.ends", "at", m.dateTimeShort(key.expiresAt(), zone)),
        usable ? PATH + "/" + key.id() + "/revoke" : "");
  }

  /** A line of the list. */
  public record Key(
      String name,
      String prefix,
      String scopes,
      String state,
      String tone,
      String created,
      String used,
      String ends,
      String revoke) {}

  /** A right to tick; the hint is empty where the text says it all. */
  public record Scope(String value, String text, String hint, boolean ticked) {}

  /** What the list's template shows. */
  public record Page(
      OfficeFrame frame, List<Key> keys, String name, List<Scope> scopes, List<ErrorLine> errors) {
    public String error(String field) {
      return ErrorLine.of(errors, field);
    }
  }

  /** A key, shown once. */
  public record Made(OfficeFrame frame, String name, String secret) {}
}
