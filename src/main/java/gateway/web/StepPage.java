package gateway.web;

/** One step of the journey: GET shows, POST acts and leads on. */
interface StepPage {
  Reply show(Visit visit);

  Reply act(Visit visit);
}
