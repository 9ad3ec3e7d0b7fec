package gateway.pdf;

import gateway.base.PermanentFailure;
import gateway.base.Sha256;
import gateway.base.TransientFailure;
import gateway.contract.PdfDesk;
import gateway.smartfield.ValueRoom;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens PDFs in child processes, so that no file can take the gateway's memory or time. */
public final class WorkerPdfDesk implements PdfDesk, AutoCloseable {
  private static final byte[] MAGIC = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int MAGIC_WITHIN = 1024;
  private static final int SMALLEST_PICTURE = 200;
  private static final int LARGEST_PICTURE = 2400;

  private final WorkerLimits limits;
  private final WorkerPool pool;
  private final ParkedFiles parked = new ParkedFiles();

  /** Make a desk with the usual limits; no process is started before the first request. */
  public WorkerPdfDesk() {
    this(WorkerLimits.DEFAULT);
  }

  public WorkerPdfDesk(WorkerLimits limits) {
    this.limits = limits;
    pool = new WorkerPool(limits);
  }

  /** Start a worker and let it load what it needs, so that the first document need not wait. */
  public void warm() {
    ask(new PdfRequest.Warm());
  }

  @Override
  public Inspection inspect(byte[] pdf) {
    if (pdf.length == 0) {
      throw PdfFailures.empty();
    }
    if (pdf.length > WorkerLimits.MAX_FILE) {
      throw PdfFailures.tooLarge(pdf.length);
    }
    if (!hasMagic(pdf)) {
      throw PdfFailures.notAPdf();
    }
    return WireReader.inspection(ask(new PdfRequest.Inspect(pdf)));
  }

  @Override
  public Optional<String> misfit(Room room, boolean manyLines, String value) {
    return ValueRoom.misfit(room, manyLines, value);
  }

  private static boolean hasMagic(byte[] pdf) {
    int last = Math.min(pdf.length, MAGIC_WITHIN) - MAGIC.length;
    for (int at = 0; at <= last; at++) {
      if (Arrays.equals(pdf, at, at + MAGIC.length, MAGIC, 0, MAGIC.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] prepare(byte[] pdf, Preparation plan) {
    return ask(new PdfRequest.Prepare(pdf, plan));
  }

  @Override
  public byte[] fill(byte[] pdf, Map<String, String> valuesByField) {
    if (valuesByField.isEmpty()) {
      return pdf.clone();
    }
    byte[] filled = ask(new PdfRequest.Fill(pdf, valuesByField));
    if (filled.length <= pdf.length || !Arrays.equals(filled, 0, pdf.length, pdf, 0, pdf.length)) {
      throw new IllegalStateException("Filling changed the earlier revision");
    }
    return filled;
  }

  @Override
  public byte[] picture(byte[] pdf, int page, int width) {
    int bounded = Math.max(SMALLEST_PICTURE, Math.min(LARGEST_PICTURE, width));
    return ask(new PdfRequest.Picture(pdf, page, bounded));
  }

  @Override
  public List<String> text(byte[] pdf) {
    return WireReader.texts(ask(new PdfRequest.Text(pdf)));
  }

  @Override
  public byte[] image(byte[] upload) {
    try {
      return ask(new PdfRequest.Image(upload));
    } catch (PermanentFailure e) {
      throw e.code().startsWith("pdf.")
          ? UploadedImage.refused("takes too much time or memory to read")
          : e;
    }
  }

  private byte[] ask(PdfRequest request) {
    String file = request.getClass().getSimpleName() + " " + Sha256.hex(request.pdf());
    byte[] bytes = WireWriter.request(request);
    // A worker that dies for no known reason may have been the system's victim: one more try.
    for (int attempt = 1; ; attempt++) {
      if (parked.isParked(file)) {
        throw PdfFailures.tooExpensive(
            "what the PDF reader survives: it ended three times over this file");
      }
      try {
        WorkerAnswer answer = WireReader.answer(pool.call(bytes));
        if (answer.kind() == WorkerAnswer.Kind.DONE) {
          return answer.body();
        }
        throw new PermanentFailure(answer.code(), answer.message());
      } catch (WorkerProcess.Died e) {
        parked.killed(file);
        switch (e.death()) {
          case TIME ->
              throw PdfFailures.tooExpensive(
                  "the limit of " + limits.wallTime().toSeconds() + " s of time");
          case MEMORY ->
              throw PdfFailures.tooExpensive(
                  "the limit of " + limits.heapMegabytes() + " MB of memory");
          case SIZE ->
              throw PdfFailures.tooExpensive(
                  "the limit of " + (WorkerLimits.MAX_ANSWER >> 20) + " MB for the result");
          case UNKNOWN -> {
            if (attempt == 2) {
              throw new TransientFailure(
                  "pdf.worker-died", "The process that reads PDFs ended unexpectedly, twice", e);
            }
          }
        }
      }
    }
  }

  /** Return the process ids of the workers that run. */
  Set<Long> workerPids() {
    return pool.pids();
  }

  /** End all workers. Requests under way fail as transient. */
  @Override
  public void close() {
    pool.close();
  }
}
