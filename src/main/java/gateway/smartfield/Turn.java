package gateway.smartfield;

/** A frame turned by whole degrees, so that a line of text becomes horizontal in it. */
record Turn(int angle) {
  double cos() {
    return exact(Math.cos(Math.toRadians(angle)));
  }

  double sin() {
    return exact(Math.sin(Math.toRadians(angle)));
  }

  private static double exact(double value) {
    double rounded = Math.rint(value);
    return Math.abs(value - rounded) < 1e-9 ? rounded : value;
  }

  double along(double x, double y) {
    return x * cos() + y * sin();
  }

  double across(double x, double y) {
    return y * cos() - x * sin();
  }

  double x(double along, double across) {
    return along * cos() - across * sin();
  }

  double y(double along, double across) {
    return along * sin() + across * cos();
  }

  /** Return the nearest multiple of 90 degrees: what a form field can be turned by. */
  int quarter() {
    return Math.floorMod((int) Math.round(angle / 90.0) * 90, 360);
  }
}
