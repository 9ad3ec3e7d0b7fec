package gateway.pdf;

/** A gateway that will be killed while its worker is busy. */
final class OrphanParent {
  private OrphanParent() {}

  public static void main(String[] arguments) {
    WorkerPdfDesk desk = new WorkerPdfDesk();
    desk.warm();
    System.out.println(desk.workerPids().iterator().next());
    System.out.flush();
    desk.inspect(HostileFiles.endless());
  }
}
