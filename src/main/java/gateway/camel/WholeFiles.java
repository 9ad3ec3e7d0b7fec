package gateway.camel;

import gateway.base.TransientFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.strategy.FtpChangedExclusiveReadLockStrategy;
import org.apache.camel.component.file.strategy.GenericFileExpressionRenamer;
import org.apache.camel.component.file.strategy.GenericFileRenameProcessStrategy;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file that has not grown for a moment, and moves it away only if it has not grown since
 * either: an upload that had stalled would go on into the moved file, and its end never be read.
 */
public final class WholeFiles extends GenericFileRenameProcessStrategy<FTPFile> {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFiles.class);
  private static final int MOST_TOLD = 1000;

  private final Set<String> told = new HashSet<>();
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
    // With its marker a file is complete, also an empty one: then it is refused as what it is.
    quiet.setMinLength(doneSuffix.isEmpty() ? 1 : 0);
    setExclusiveReadLockStrategy(quiet);
    GenericFileExpressionRenamer<FTPFile> archive = new GenericFileExpressionRenamer<>();
    archive.setExpression(endpoint.getMove());
    setCommitRenamer(archive);
    if (!doneSuffix.isEmpty()) {
      endpoint.setDoneFileName("${file:name}" + doneSuffix);
    }
    super.prepareOnStartup(operations, endpoint);
  }

  /** Camel would wait its longest for a first byte, at every poll, and hold up all other files. */
  @Override
  public boolean begin(
      GenericFileOperations<FTPFile> operations,
      GenericFileEndpoint<FTPFile> endpoint,
      Exchange exchange,
      GenericFile<FTPFile> file)
      throws Exception {
    if (doneSuffix.isEmpty() && file.getFileLength() == 0) {
      String name = file.getFileNameOnly();
      if (told.size() < MOST_TOLD && told.add(name)) {
        LOG.warn("{} on the server is empty: it is left there until something stands in it", name);
      }
      return false;
    }
    return super.begin(operations, endpoint, exchange, file);
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
