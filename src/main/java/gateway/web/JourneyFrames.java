package gateway.web;

/** Makes the frame of the journey's pages. */
final class JourneyFrames {
  private final StaticFiles files;

  JourneyFrames(StaticFiles files) {
    this.files = files;
  }

  Frame step(Visit visit, Step step, String query) {
    return new Frame(
        visit.m(),
        files,
        step.word(),
        step.place(visit.view()),
        visit.m().text("step." + step.word()),
        visit.view().title(),
        visit.view().organisation(),
        BrandStyles.url(visit.view().accent()),
        visit.path("/" + step.word()) + query,
        false,
        0);
  }

  /** A page of the journey outside its counted steps. */
  Frame aside(Visit visit, String word, String heading, String here) {
    return new Frame(
        visit.m(),
        files,
        word,
        null,
        heading,
        visit.view().title(),
        visit.view().organisation(),
        BrandStyles.url(visit.view().accent()),
        here,
        false,
        0);
  }

  /** A page for somebody who may not know of the contract: no title. */
  Frame stranger(Messages m, String word, String heading, String organisation, String here) {
    return new Frame(m, files, word, null, heading, "", organisation, null, here, false, 0);
  }
}
