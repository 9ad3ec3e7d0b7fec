package gateway.web.office;

import gateway.contract.ContractId;
import gateway.contract.ContractSearch;
import gateway.contract.ContractSearch.Group;
import gateway.contract.ContractSearch.Line;
import gateway.contract.Organisations;
import gateway.contract.TenantId;
import gateway.web.Messages;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of contracts, newest first. */
public final class ContractsPage {
  private static final int PAGE = 25;

  private final ContractSearch search;
  private final Organisations organisations;
  private final OfficeFrames frames;
  private final Clock clock;

  ContractsPage(OfficeParts parts, OfficeFrames frames) {
    this.search = parts.reading().search();
    this.organisations = parts.organisations();
    this.frames = frames;
    this.clock = parts.clock();
  }

  Answer show(OfficeVisit visit) {
    TenantId tenant = visit.user().tenant();
    ZoneId zone = organisations.of(tenant).zone();
    ContractFilter filter = ContractFilter.of(visit);
    String below = visit.query("below");
    @Nullable ContractId before = below.isEmpty() ? null : ContractId.parse(below);
    List<Line> found = search.find(tenant, filter.query(zone), before, PAGE + 1);
    List<Line> shown = found.subList(0, Math.min(PAGE, found.size()));
    String next =
        found.size() > PAGE
            ? filter.addressBelow(shown.get(PAGE - 1).contract().id().toString())
            : "";
    Messages m = visit.m();
    return Answer.Show.page(
        "office/contracts",
        new Page(
            frames.page(visit, "contracts", m.text("office.contracts.heading")),
            chips(m, filter, search.counts(tenant)),
            filter,
            ContractColumns.ALL.stream().map(column -> column.heading(m)).toList(),
            rows(shown, new ContractColumns.View(m, zone, clock.instant())),
            before == null ? "" : filter.address(),
            next));
  }

  private static List<Chip> chips(Messages m, ContractFilter filter, Map<Group, Long> counts) {
    List<Chip> chips = new ArrayList<>();
    long all =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey() != Group.TO_DO)
            .mapToLong(Map.Entry::getValue)
            .sum();
    chips.add(chip(m, filter, null, all));
    for (Group group : Group.values()) {
      chips.add(chip(m, filter, group, counts.getOrDefault(group, 0L)));
    }
    return chips;
  }

  private static Chip chip(Messages m, ContractFilter filter, @Nullable Group group, long count) {
    String word = group == null ? "all" : ContractFilter.word(group);
    return new Chip(
        filter.in(group).address(),
        m.text("office.group." + word),
        count,
        filter.group() == group,
        group == Group.TO_DO && count > 0);
  }

  private static List<List<ContractColumns.Cell>> rows(
      List<Line> lines, ContractColumns.View view) {
    return lines.stream()
        .map(
            line ->
                ContractColumns.ALL.stream()
                    .map(column -> column.content().of(line, view))
                    .toList())
        .toList();
  }

  /** A group of contracts with its number. */
  public record Chip(String address, String text, long count, boolean current, boolean urgent) {}

  /**
   * What the template shows.
   *
   * @param newest address of the list's beginning; empty there
   * @param next address of the older ones; empty at the end
   */
  public record Page(
      OfficeFrame frame,
      List<Chip> chips,
      ContractFilter filter,
      List<String> headings,
      List<List<ContractColumns.Cell>> rows,
      String newest,
      String next) {
    public Page {
      chips = List.copyOf(chips);
      headings = List.copyOf(headings);
      rows = List.copyOf(rows);
    }

    public String group() {
      return filter.group() == null ? "" : ContractFilter.word(filter.group());
    }
  }
}
