package gateway.smartfield;

/**
 * The place of a tag on its page, in user space, along its own baseline.
 *
 * @param start of the tag along the baseline
 * @param across the baseline's position
 * @param size font size in points
 * @param width the tag's own width
 * @param room the free width from the tag's start to the next text or to the margin
 * @param depth how far the zone reaches below the baseline
 * @param below the free height from the baseline down to the next text
 */
record Placement(
    Turn turn,
    double start,
    double across,
    double size,
    double width,
    double room,
    double depth,
    double below) {
  double x() {
    return turn.x(start, across);
  }

  double y() {
    return turn.y(start, across);
  }
}
