package gateway.web;

import gateway.access.CodeOutcome;
import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.contract.BlobRef;
import gateway.contract.ContractStatus;
import gateway.contract.Mode;
import gateway.contract.PropertyType;
import gateway.contract.RecipientStatus;
import gateway.contract.Role;
import gateway.contract.SignatureMark;
import gateway.contract.Strokes;
import gateway.contract.WaitingFor;
import gateway.journey.AnswersRefused;
import gateway.journey.AnswersRefused.Problem;
import gateway.journey.JourneyView;
import gateway.journey.LinkEnd;
import gateway.journey.SignatureGiven;
import gateway.journey.SigningDesk;
import gateway.journey.Visitor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A desk in memory with one person and one document; counts every act that changes something. */
@NullUnmarked
final class FakeSigningDesk implements SigningDesk {
  static final String TOKEN = "tok_0123456789abcdef";
  static final String CODE = "123456";
  static final Instant NOW = Instant.parse("2026-11-25T10:15:00Z");

  String organisation = "ACME Entretien";
  String title = "Contrat d'entretien 2027";
  String message = "Bonjour Léa,\nvoici le contrat dont nous avons parlé. À bientôt, Paul Roy";
  String locale = "fr";
  int pages = 7;
  RecipientStatus status = RecipientStatus.INVITED;
  ContractStatus contractStatus = ContractStatus.OPEN;
  @Nullable WaitingFor waitingFor;
  @Nullable Instant codeLockedUntil;
  @Nullable String deadWith;
  final List<JourneyView.Other> others = new ArrayList<>();
  final Map<String, JourneyView.Field> fields = new LinkedHashMap<>();
  final Map<String, String> values = new HashMap<>();
  Map<Integer, BlobRef> reviewed = Map.of();
  @Nullable String consent;
  @Nullable String typedName;
  boolean codeAlive;
  int tries = 5;
  boolean tooSoon;
  boolean nothingLeft;
  @Nullable String refusal;
  Role role = Role.SIGNER;
  String channel = "email";
  List<String> awaited = List.of();
  boolean moved;
  final List<JourneyView.Attachment> attachments = new ArrayList<>();
  final List<JourneyView.Request> requests = new ArrayList<>();
  final Map<Integer, byte[]> annexes = new HashMap<>();
  @Nullable SignatureMark mark;
  @Nullable SignatureGiven given;
  private byte[] drawn = new byte[0];
  boolean acceptsJpeg;
  boolean askRefused;
  LinkEnd.Reason end = LinkEnd.Reason.REPLACED;
  @Nullable String accent;

  /** The document's bytes when a test reads them; its digest is then the current revision. */
  byte[] pdf = new byte[0];

  byte @Nullable [] other;
  final List<String> acts = new ArrayList<>();

  FakeSigningDesk withFields() {
    field("siteAddress", "Adresse du site", PropertyType.TEXTAREA, true, 1);
    field("startDate", "Date de début", PropertyType.DATE, true, 1);
    field("surface", "Surface (m²)", PropertyType.NUMBER, false, 2);
    field("contact", "Personne à prévenir", PropertyType.TEXT, true, 2);
    field("newsletter", "Je veux recevoir le rapport annuel", PropertyType.CHECKBOX, false, 3);
    field("remarks", "Remarques", PropertyType.TEXT, false, 3);
    return this;
  }

  void field(String key, String label, PropertyType type, boolean required, int page) {
    fields.put(
        key, new JourneyView.Field(key, label, type, required, null, List.of(), 0, page, null));
  }

  private void known(String token) {
    if (deadWith != null) {
      throw new PermanentFailure(deadWith, "dead");
    }
    if (!token.equals(TOKEN)) {
      throw new PermanentFailure("link.unknown", "unknown");
    }
  }

  @Override
  public JourneyView view(String token) {
    known(token);
    List<JourneyView.Field> shown = new ArrayList<>();
    for (JourneyView.Field field : fields.values()) {
      shown.add(
          new JourneyView.Field(
              field.key(),
              field.label(),
              field.type(),
              field.required(),
              values.get(field.key()),
              field.options(),
              0,
              field.page(),
              null));
    }
    boolean signed = status == RecipientStatus.SIGNED;
    return new JourneyView(
        organisation,
        "paul@acme.example",
        title,
        message,
        locale,
        ZoneId.of("Europe/Paris"),
        "Léa Martin",
        "l…a@example.org",
        Mode.REMOTE_EMAIL,
        status,
        contractStatus,
        waitingFor,
        Instant.parse("2026-12-31T22:59:00Z"),
        signed ? NOW : null,
        others,
        List.of(new JourneyView.Doc(0, "entretien.pdf", pages, current())),
        shown,
        reviewed,
        consent,
        agreement(),
        typedName,
        codeAlive ? destination() : null,
        codeAlive ? NOW : null,
        codeLockedUntil,
        role,
        channel,
        destination(),
        awaited,
        moved,
        attachments,
        requests,
        mark,
        accent);
  }

  private String destination() {
    return channel.equals("sms") ? "+33 6 .. .. .. 78" : "l…a@example.org";
  }

  private @Nullable String agreement() {
    return consent == null ? null : Sha256.hex(consent + typedName + mark);
  }

  BlobRef current() {
    return new BlobRef(pdf.length > 0 ? Sha256.hex(pdf) : Sha256.hex("prepared"));
  }

  BlobRef filled() {
    return new BlobRef(Sha256.hex("filled" + values));
  }

  @Override
  public LinkEnd ended(String token) {
    return new LinkEnd(end, organisation, "paul@acme.example");
  }

  @Override
  public void arrive(String token) {
    known(token);
    acts.add("arrive");
    status = RecipientStatus.VIEWED;
  }

  @Override
  public void save(String token, Map<String, String> answers) {
    known(token);
    if (nothingLeft) {
      throw new PermanentFailure("journey.too-many-changes", "too many");
    }
    acts.add("save");
    Map<String, Problem> problems = new HashMap<>();
    answers.forEach(
        (key, value) -> {
          JourneyView.Field field = fields.get(key);
          if (field == null) {
            throw new IllegalArgumentException(key);
          }
          if (field.type() == PropertyType.DATE && !value.isBlank() && !isDate(value)) {
            problems.put(key, Problem.NOT_A_DATE);
          } else if (value.isBlank()) {
            values.remove(key);
          } else {
            values.put(key, value);
          }
        });
    if (!problems.isEmpty()) {
      throw new AnswersRefused(problems);
    }
  }

  private static boolean isDate(String value) {
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  @Override
  public void review(String token) {
    known(token);
    acts.add("review");
    Map<String, Problem> missing = new HashMap<>();
    fields.forEach(
        (key, field) -> {
          if (field.required() && !values.containsKey(key)) {
            missing.put(key, Problem.MISSING);
          }
        });
    if (!missing.isEmpty()) {
      throw new AnswersRefused(missing);
    }
    reviewed = Map.of(0, filled());
    consent = null;
  }

  @Override
  public void agree(
      String token,
      Map<Integer, BlobRef> shown,
      String words,
      SignatureGiven signature,
      Visitor visitor) {
    known(token);
    if (!shown.equals(reviewed)) {
      throw new PermanentFailure("journey.changed", "changed");
    }
    if (tooSoon) {
      throw new PermanentFailure("code.too-soon", "too soon");
    }
    if (nothingLeft && (signature.image() != null || signature.strokes() != null)) {
      throw new PermanentFailure("signature.too-many", "too many");
    }
    if (signature.image() != null) {
      boolean png = signature.image().length > 8 && signature.image()[1] == 'P';
      if (!png && !acceptsJpeg) {
        throw new PermanentFailure("signature.image", "no picture");
      }
      mark = marked(SignatureMark.Kind.IMAGE, signature.image());
    } else if (signature.kept() == null) {
      Strokes strokes = signature.strokes();
      mark = strokes == null ? null : marked(SignatureMark.Kind.DRAWN, strokes.bytes());
    }
    acts.add("agree");
    consent = words;
    typedName = signature.name();
    given = signature;
    codeAlive = true;
  }

  private SignatureMark marked(SignatureMark.Kind kind, byte[] content) {
    drawn = content;
    return new SignatureMark(kind, new BlobRef(Sha256.hex(content)));
  }

  @Override
  public byte[] signature(String token, BlobRef shown) {
    known(token);
    if (mark == null || !mark.content().equals(shown)) {
      throw new PermanentFailure("signature.gone", "gone");
    }
    return drawn;
  }

  @Override
  public void approve(String token, Map<Integer, BlobRef> shown, Visitor visitor) {
    known(token);
    if (!shown.equals(Map.of(0, current()))) {
      throw new PermanentFailure("journey.changed", "changed");
    }
    acts.add("approve");
    status = RecipientStatus.APPROVED;
  }

  /** Ask for a file. */
  FakeSigningDesk request(String name, String label, boolean required, int most, String... types) {
    requests.add(
        new JourneyView.Request(name, label, List.of(types), 1, most, required, List.of()));
    return this;
  }

  @Override
  public void attach(String token, String request, String fileName, byte[] content) {
    known(token);
    JourneyView.Request asked = asked(request);
    if (content.length == 0) {
      throw new PermanentFailure("annex.empty", "empty");
    }
    if (asked.given().size() >= asked.maxFiles()) {
      throw new PermanentFailure("annex.too-many", "too many");
    }
    String start = new String(content, StandardCharsets.ISO_8859_1);
    boolean pdf = start.startsWith("%PDF");
    String kind = pdf ? "pdf" : start.startsWith("\u0089PNG") ? "png" : "other";
    if (!asked.types().contains(kind)) {
      throw new PermanentFailure("annex.type", "type");
    }
    acts.add("attach " + request + " " + fileName);
    int index = 10 + annexes.size();
    annexes.put(index, content);
    String type = pdf ? "application/pdf" : "image/png";
    List<JourneyView.Attachment> given = new ArrayList<>(asked.given());
    given.add(new JourneyView.Attachment(index, fileName, type, content.length));
    give(asked, given);
  }

  private JourneyView.Request asked(String name) {
    return requests.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new PermanentFailure("annex.unknown-request", name));
  }

  private void give(JourneyView.Request asked, List<JourneyView.Attachment> given) {
    requests.set(
        requests.indexOf(asked),
        new JourneyView.Request(
            asked.name(),
            asked.label(),
            asked.types(),
            asked.maxSizeMb(),
            asked.maxFiles(),
            asked.required(),
            given));
  }

  @Override
  public void detach(String token, int annex) {
    known(token);
    acts.add("detach " + annex);
    for (JourneyView.Request asked : List.copyOf(requests)) {
      give(asked, asked.given().stream().filter(each -> each.index() != annex).toList());
    }
  }

  @Override
  public byte[] annex(String token, int annex) {
    known(token);
    return annexes.getOrDefault(annex, new byte[] {1, 2, 3});
  }

  @Override
  public void askNewLink(String token) {
    if (askRefused) {
      throw new PermanentFailure("link.ask-too-often", "too often");
    }
    acts.add("askNewLink");
  }

  @Override
  public void resendCode(String token) {
    known(token);
    if (tooSoon) {
      throw new PermanentFailure("code.too-soon", "too soon");
    }
    acts.add("resend");
  }

  @Override
  public CodeOutcome sign(
      String token, Map<Integer, BlobRef> shown, String agreement, String code, Visitor visitor) {
    known(token);
    acts.add("sign");
    if (!agreement.equals(agreement())) {
      throw new PermanentFailure("journey.changed", "agreed to something else");
    }
    if (status == RecipientStatus.CONSENTED || status == RecipientStatus.SIGNED) {
      throw new PermanentFailure("journey.not-now", "signed already");
    }
    if (!code.equals(CODE)) {
      tries--;
      if (tries == 0) {
        codeLockedUntil = NOW.plusSeconds(3600);
        return new CodeOutcome.Locked(codeLockedUntil);
      }
      return new CodeOutcome.Wrong(tries);
    }
    status = RecipientStatus.CONSENTED;
    return new CodeOutcome.Accepted();
  }

  void close() {
    status = RecipientStatus.SIGNED;
    contractStatus = ContractStatus.CLOSED;
    waitingFor = null;
  }

  @Override
  public void refuse(String token, @Nullable String reason) {
    known(token);
    acts.add("refuse");
    refusal = reason == null ? "" : reason;
    status = RecipientStatus.REFUSED;
    contractStatus = ContractStatus.REFUSED;
  }

  @Override
  public byte[] picture(String token, int document, BlobRef revision, int page, int width) {
    known(token);
    if (page > pages || !(revision.equals(current()) || reviewed.containsValue(revision))) {
      throw new PermanentFailure("blob.missing", "no such page");
    }
    return sheet(width, page);
  }

  /** Draw something that looks like a page. */
  byte[] sheet(int width) {
    return sheet(width, 1);
  }

  private static byte[] sheet(int width, int page) {
    BufferedImage image = new BufferedImage(width, width * 297 / 210, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.DARK_GRAY);
    pen.setFont(new Font(Font.SERIF, Font.BOLD, width / 24));
    pen.drawString("Contrat d'entretien, page " + page, width / 10, width / 7);
    pen.setFont(new Font(Font.SERIF, Font.PLAIN, width / 44));
    for (int line = 0; line < 34; line++) {
      String words = "Le prestataire assure l'entretien du site selon l'annexe technique, article ";
      pen.drawString(words + (line + 1) + ".", width / 10, width / 5 + line * width / 30);
    }
    pen.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  @Override
  public byte[] revision(String token, int document, BlobRef revision) {
    known(token);
    if (!revision.equals(current()) && !reviewed.containsValue(revision)) {
      throw new PermanentFailure("journey.changed", "no such revision");
    }
    return other == null ? pdf : other;
  }

  @Override
  public List<String> text(String token, int document) {
    known(token);
    return List.of("Contrat d'entretien\nArticle 1 <b>gras</b>", "Article 2");
  }

  @Override
  public byte[] document(String token, int document) {
    known(token);
    return "%PDF-1.7 fake".getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] evidence(String token) {
    known(token);
    if (contractStatus != ContractStatus.CLOSED) {
      throw new PermanentFailure("contract.not-closed", "not closed");
    }
    return "PK fake".getBytes(StandardCharsets.US_ASCII);
  }
}
