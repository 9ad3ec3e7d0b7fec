package gateway.pdf;

import gateway.base.PermanentFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.SynchronousQueue;
import javax.imageio.ImageIO;

/**
 * The child process that opens foreign PDFs. Frames come on standard input and go to standard
 * output. It ends when its input does, even in the middle of a request: a gateway that was killed
 * leaves no orphan.
 */
public final class PdfWorkerMain {
  private static final long STACK = 4L << 20; // deeply nested, honest files exist
  private static final int MAX_REQUEST = WorkerLimits.MAX_ANSWER + (16 << 20);

  private final SynchronousQueue<byte[]> requests = new SynchronousQueue<>();
  private final DataOutputStream out;

  private PdfWorkerMain(DataOutputStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    // PDFBox reports each oddity of a file; nobody reads that here, and a log set-up costs time.
    System.setProperty(
        "org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
    System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
    // There is no folder for temporary files, see WorkerProcess.
    ImageIO.setUseCache(false);
    DataOutputStream frames =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
    // Nothing but frames may reach the pipe, and a full error pipe must not stop the work.
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    System.setOut(nowhere);
    PdfWorkerMain worker = new PdfWorkerMain(frames);
    Thread work = new Thread(null, worker::work, "work", STACK);
    work.setDaemon(true);
    work.start();
    Frame.write(frames, WireWriter.answer(WorkerAnswer.done(new byte[0])));
    System.setErr(nowhere);
    for (byte[] request = Frame.read(in, MAX_REQUEST);
        request != null;
        request = Frame.read(in, MAX_REQUEST)) {
      worker.requests.put(request);
    }
    Runtime.getRuntime().halt(0);
  }

  private void work() {
    try {
      while (true) {
        byte[] answer = WireWriter.answer(answer(requests.take()));
        Frame.write(out, answer);
      }
    } catch (IOException | InterruptedException e) {
      // The gateway is gone, or wants this process gone.
      Runtime.getRuntime().halt(1);
    }
  }

  private static WorkerAnswer answer(byte[] request) {
    try {
      return WorkerAnswer.done(DocumentWork.perform(WireReader.request(request)));
    } catch (PermanentFailure e) {
      return WorkerAnswer.refused(e);
    } catch (StackOverflowError e) {
      return WorkerAnswer.worn(
          PdfFailures.broken("its objects are nested too deeply, or in a circle"));
    } catch (IOException | RuntimeException e) {
      // Parsers of damaged files throw all kinds of exceptions, and their words help nobody.
      return WorkerAnswer.worn(
          PdfFailures.broken("it cannot be read (" + e.getClass().getSimpleName() + ")"));
    }
  }
}
