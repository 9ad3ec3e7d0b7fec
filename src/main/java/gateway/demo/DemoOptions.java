package gateway.demo;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to play the demo.
 *
 * @param once sign the fifth contract too, end by itself, and say by the exit code whether all went
 *     well
 * @param port of the gateway, 0 for the one of the last run or a free one
 * @param timeout how long the whole story may take
 */
record DemoOptions(boolean once, Path folder, int port, Duration timeout) {}
