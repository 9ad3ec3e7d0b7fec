package gateway.web.office;

/** Answers one request of somebody whom the door has let in. */
@FunctionalInterface
interface OfficePage {
  Answer answer(OfficeVisit visit);
}
