package dev.brigade.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.brigade.e2e.RunningBrigade;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A tab on the UI for one test. The test fails when the page wrote an error to its console; of a
 * test that failed, {@code target/screenshots} shows what the person saw.
 */
final class Tab implements AfterEachCallback {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<String> errors = new CopyOnWriteArrayList<>();
    private @Nullable BrowserContext context;
    private @Nullable Page page;

    /** Opens a path of the UI. */
    Page open(Look look, String path) {
        BrowserContext opened =
                Chromium.shared()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setBaseURL(
                                                RunningBrigade.shared()
                                                        .endpoints()
                                                        .address("ui")
                                                        .toString())
                                        .setViewportSize(look.width, look.height)
                                        .setColorScheme(look.scheme)
                                        .setReducedMotion(ReducedMotion.REDUCE));
        opened.setDefaultTimeout(20_000);
        Page shown = opened.newPage();
        shown.onConsoleMessage(this::note);
        shown.onPageError(errors::add);
        shown.navigate(path);
        context = opened;
        page = shown;
        return shown;
    }

    /** For tests that take a part away, which a browser calls an error. */
    void forgiveErrors() {
        errors.clear();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text() + " at " + message.location());
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (page != null && test.getExecutionException().isPresent()) {
            Path file = SCREENSHOTS.resolve(test.getRequiredTestMethod().getName() + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        }
        if (context != null) {
            context.close();
        }
        assertThat(errors).as("errors on the browser's console").isEmpty();
    }
}
