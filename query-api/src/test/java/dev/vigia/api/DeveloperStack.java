package dev.vigia.api;

/** Starts the API with an empty database and a broker for a developer; ends with the process. Keys: see {@link ApiUnderTest}. */
final class DeveloperStack {
    private DeveloperStack() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(
                Stack.api().address() + " " + Stack.postgres().address().url());
        Thread.currentThread().join();
    }
}
