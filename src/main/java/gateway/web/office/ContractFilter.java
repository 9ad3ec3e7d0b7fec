package gateway.web.office;

import gateway.contract.ContractSearch.Group;
import gateway.contract.ContractSearch.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the contracts list as they stand in its address, so that a list can be kept as a
 * bookmark or sent to a colleague.
 *
 * @param from a day as typed; a day that cannot be read filters nothing
 * @param until the last day that is shown
 */
public record ContractFilter(@Nullable Group group, String text, String from, String until) {
  private static final DateTimeFormatter DAY_FIRST =
      DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);
  private static final int LONGEST = 200;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  static ContractFilter of(OfficeVisit visit) {
    return new ContractFilter(
        group(visit.query("status")),
        shortened(visit.query("q")),
        day(visit.query("from")),
        day(visit.query("until")));
  }

  private static @Nullable Group group(String word) {
    for (Group group : Group.values()) {
      if (word(group).equals(word)) {
        return group;
      }
    }
    return null;
  }

  static String word(Group group) {
    return group.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String shortened(String text) {
    String clean = text.strip();
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
  }

  /** Return the day as 2026-12-31, empty when it is none. */
  private static String day(String typed) {
    return read(typed.strip(), DateTimeFormatter.ISO_DATE)
        .or(() -> read(typed.strip(), DAY_FIRST))
        .map(LocalDate::toString)
        .orElse("");
  }

  private static Optional<LocalDate> read(String typed, DateTimeFormatter form) {
    try {
      // Days beyond these are typing errors, and the database has no such moments.
      return Optional.of(LocalDate.parse(typed, form))
          .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Query query(ZoneId zone) {
    return new Query(group, text, start(from, 0, zone), start(until, 1, zone));
  }

  private static @Nullable Instant start(String day, int later, ZoneId zone) {
    return day.isEmpty()
        ? null
        : LocalDate.parse(day).plusDays(later).atStartOfDay(zone).toInstant();
  }

  public boolean isNarrow() {
    return !text.isEmpty() || !from.isEmpty() || !until.isEmpty();
  }

  ContractFilter in(@Nullable Group other) {
    return new ContractFilter(other, text, from, until);
  }

  /** The list's address with these filters. */
  String address() {
    StringBuilder address = new StringBuilder(OfficePages.ROOT);
    add(address, "status", group == null ? "" : word(group));
    add(address, "q", text);
    add(address, "from", from);
    add(address, "until", until);
    return address.toString();
  }

  /** The address of the part of the list that begins below a contract. */
  String addressBelow(String contract) {
    StringBuilder address = new StringBuilder(address());
    add(address, "below", contract);
    return address.toString();
  }

  private static void add(StringBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address
          .append(address.indexOf("?") < 0 ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
