package dev.brigade.embedded.options;

import java.nio.file.Path;

/**
 * How to run.
 *
 * @param data the data directory
 * @param uiPort the port wished for the page; 0 for any
 * @param reset whether to begin with empty data
 * @param seed whether to have the demo data
 * @param script whether to run the tour and end, instead of going on
 */
public record Options(Path data, int uiPort, boolean reset, boolean seed, boolean script) {
    static final Options DEFAULTS = new Options(Path.of(".brigade"), 8080, false, true, false);

    Options withData(Path directory) {
        return new Options(directory, uiPort, reset, seed, script);
    }

    Options withUiPort(int port) {
        return new Options(data, port, reset, seed, script);
    }

    Options withReset() {
        return new Options(data, uiPort, true, seed, script);
    }

    Options withoutSeed() {
        return new Options(data, uiPort, reset, false, script);
    }

    Options withScript() {
        return new Options(data, uiPort, reset, seed, true);
    }
}
