package gateway.web;

import gateway.journey.JourneyView;

/** The sentence a signatory agrees to, and what kind of signature it is. */
record ConsentText(String sentence, String weight) {
  static ConsentText of(JourneyView view, Messages m) {
    int pages = view.documents().stream().mapToInt(JourneyView.Doc::pages).sum();
    return new ConsentText(
        m.text(
            "consent.sentence",
            "title",
            view.title(),
            "pages",
            m.plural("count.pages", pages),
            "org",
            view.organisation()),
        m.text("consent.weight", "channel", channel(view, m)));
  }

  /** How codes reach this person, in words. */
  static String channel(JourneyView view, Messages m) {
    return m.text(view.channel().equals("sms") ? "channel.sms" : "channel.email");
  }

  /** Everything that stood beside the box that was ticked, word for word. */
  String whole() {
    return sentence + " " + weight;
  }
}
