package gateway.camel;

import gateway.base.TransientFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.strategy.FtpChangedExclusiveReadLockStrategy;
import org.apache.camel.component.file.strategy.GenericFileExpressionRenamer;
import org.apache.camel.component.file.strategy.GenericFileRenameProcessStrategy;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file that has not grown for a moment, and moves it away only if it has not grown since
 * either: an upload that had stalled would go on into the moved file, and its end never be read.
 */
public final class WholeFiles extends GenericFileRenameProcessStrategy<FTPFile> {
  private String doneSuffix = "";

  /** Set what ends the name of the file that says "complete"; empty when there is none. */
  public void setDoneSuffix(String doneSuffix) {
    this.doneSuffix = doneSuffix;
  }

  @Override
  public void prepareOnStartup(
      GenericFileOperations<FTPFile> operations, GenericFileEndpoint<FTPFile> endpoint)
      throws Exception {
    FtpChangedExclusiveReadLockStrategy quiet = new FtpChangedExclusiveReadLockStrategy();
    quiet.setCheckInterval(endpoint.getReadLockCheckInterval());
    quiet.setTimeout(endpoint.getReadLockTimeout());
    setExclusiveReadLockStrategy(quiet);
    GenericFileExpressionRenamer<FTPFile> archive = new GenericFileExpressionRenamer<>();
    archive.setExpression(endpoint.getMove());
    setCommitRenamer(archive);
    if (!doneSuffix.isEmpty()) {
      endpoint.setDoneFileName("${file:name}" + doneSuffix);
    }
    super.prepareOnStartup(operations, endpoint);
  }

  @Override
  public void commit(
      GenericFileOperations<FTPFile> operations,
      GenericFileEndpoint<FTPFile> endpoint,
      Exchange exchange,
      GenericFile<FTPFile> file)
      throws Exception {
    long read = Objects.requireNonNull(fetched(exchange)).size();
    for (FTPFile now : operations.listFiles(file.getParent())) {
      if (file.getFileNameOnly().equals(now.getName()) && now.getSize() != read) {
        rollback(operations, endpoint, exchange, file);
        throw new TransientFailure(
            "file.incomplete",
            file.getFileNameOnly()
                + " had "
                + read
                + " bytes when it was read and has "
                + now.getSize()
                + " now, so it was still being written. It stays and is read again. Upload it under"
                + " another name and rename it when it is complete");
      }
    }
    super.commit(operations, endpoint, exchange, file);
  }

  /** Camel finds the local copy through a header, which the airlock removed. */
  @Override
  protected void deleteLocalWorkFile(Exchange exchange) {
    IncomingFile file = fetched(exchange);
    if (file == null) {
      super.deleteLocalWorkFile(exchange);
      return;
    }
    try {
      Files.deleteIfExists(file.content());
    } catch (IOException e) {
      throw new UncheckedIOException("A fetched file cannot be removed: " + file.content(), e);
    }
  }

  private static @Nullable IncomingFile fetched(Exchange exchange) {
    return exchange.getProperty(AirlockFile.FETCHED, IncomingFile.class);
  }
}
