package dev.brigade.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser that the tests of this JVM share: the one of this machine, none is downloaded. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS =
            List.of(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--no-first-run");

    private Chromium() {}

    /** Started at the first call; it ends with the JVM. */
    static Browser shared() {
        return Holder.BROWSER;
    }

    private static Browser launch() {
        Playwright playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable())
                                .setArgs(FLAGS));
    }

    private static Path executable() {
        return Optional.ofNullable(System.getenv("BRIGADE_CHROMIUM"))
                .map(Path::of)
                .or(Chromium::onPath)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Install chromium, or set BRIGADE_CHROMIUM to it"));
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static final class Holder {
        static final Browser BROWSER = launch();
    }
}
