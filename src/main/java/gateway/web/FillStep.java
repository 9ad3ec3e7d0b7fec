package gateway.web;

import gateway.contract.PropertyType;
import gateway.journey.AnswersRefused;
import gateway.journey.AnswersRefused.Problem;
import gateway.journey.JourneyView;
import gateway.journey.SigningDesk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Step "fill in": five fields a page, each page saved when it is left. */
public final class FillStep implements StepPage {
  private static final String BACK_TO_CHECK = "check";

  private final SigningDesk desk;
  private final JourneyFrames frames;
  private final CsrfTokens csrf;

  FillStep(SigningDesk desk, JourneyFrames frames, CsrfTokens csrf) {
    this.desk = desk;
    this.frames = frames;
    this.csrf = csrf;
  }

  @Override
  public Reply show(Visit visit) {
    int page = visit.number("p", 1, AnswerFields.pages(visit.view()));
    String back = String.valueOf(visit.context().request().getParam("back"));
    return new Reply.Show(200, "fill", page(visit, page, back, Map.of(), Map.of()));
  }

  @Override
  public Reply act(Visit visit) {
    int page = visit.number("p", 1, AnswerFields.pages(visit.view()));
    Map<String, String> answers = answers(visit, page);
    Map<String, Problem> problems = new HashMap<>();
    try {
      desk.save(visit.token(), answers);
    } catch (AnswersRefused e) {
      problems.putAll(e.problems());
    }
    if (problems.isEmpty() && visit.form("then").equals("leave")) {
      return new Reply.GoTo(visit.path("/saved"));
    }
    for (JourneyView.Field field : AnswerFields.page(visit.view(), page)) {
      if (field.required() && answers.getOrDefault(field.key(), "").isBlank()) {
        problems.putIfAbsent(field.key(), Problem.MISSING);
      }
    }
    String back = visit.form("back");
    if (!problems.isEmpty()) {
      return refused(visit, page, back, answers, problems);
    }
    if (page < AnswerFields.pages(visit.view()) && !back.equals(BACK_TO_CHECK)) {
      return new Reply.GoTo(visit.path("/fill?p=" + (page + 1)));
    }
    if (Step.afterFilling(visit.view()) == Step.ATTACH && !back.equals(BACK_TO_CHECK)) {
      return new Reply.GoTo(visit.path("/attach"));
    }
    try {
      desk.review(visit.token());
    } catch (AnswersRefused e) {
      JourneyView saved = desk.view(visit.token());
      return refused(visit.with(saved), page, back, Map.of(), e.problems());
    }
    return new Reply.GoTo(visit.path("/check"));
  }

  /** What was typed on this page, and any other field a program sent along. */
  private static Map<String, String> answers(Visit visit, int page) {
    Map<String, String> answers = new LinkedHashMap<>();
    List<JourneyView.Field> onPage = AnswerFields.page(visit.view(), page);
    for (JourneyView.Field field : AnswerFields.of(visit.view())) {
      String name = "f." + field.key();
      if (visit.sent(name)) {
        answers.put(field.key(), AnswerText.read(field.type(), visit.form(name)));
      } else if (field.type() == PropertyType.CHECKBOX && onPage.contains(field)) {
        answers.put(field.key(), ""); // an unticked box is not sent
      }
    }
    return answers;
  }

  /** Show the page with the first problem. */
  private Reply refused(
      Visit visit,
      int page,
      String back,
      Map<String, String> answers,
      Map<String, Problem> problems) {
    int where =
        AnswerFields.of(visit.view()).stream()
            .map(JourneyView.Field::key)
            .filter(problems::containsKey)
            .findFirst()
            .map(key -> AnswerFields.pageOf(visit.view(), key))
            .orElse(page);
    return new Reply.Show(422, "fill", page(visit, where, back, answers, problems));
  }

  private Page page(
      Visit visit,
      int page,
      String back,
      Map<String, String> answers,
      Map<String, Problem> problems) {
    List<FieldInput> inputs = new ArrayList<>();
    List<ErrorLine> errors = new ArrayList<>();
    int number = (page - 1) * AnswerFields.PER_PAGE;
    for (JourneyView.Field field : AnswerFields.page(visit.view(), page)) {
      String kept = field.value() == null ? "" : field.value();
      String value = answers.getOrDefault(field.key(), kept);
      FieldInput input =
          FieldInput.of(
              field,
              "f" + ++number,
              AnswerText.show(field.type(), value, visit.m()),
              problems.get(field.key()),
              visit.m());
      inputs.add(input);
      if (input.error() != null) {
        errors.add(new ErrorLine(input.id(), input.error()));
      }
    }
    Frame frame = frames.step(visit, Step.FILL, "?p=" + page);
    return new Page(
        errors.isEmpty() ? frame : frame.inFailure(),
        FormHead.of(visit, csrf, "/fill"),
        inputs,
        errors,
        page,
        AnswerFields.pages(visit.view()),
        back.equals(BACK_TO_CHECK),
        page > 1 ? visit.path("/fill?p=" + (page - 1)) : visit.path("/read"),
        Choices.of(visit));
  }

  /** What the template shows. */
  public record Page(
      Frame frame,
      FormHead form,
      List<FieldInput> inputs,
      List<ErrorLine> errors,
      int page,
      int pages,
      boolean backToCheck,
      String previous,
      Choices choices) {}
}
