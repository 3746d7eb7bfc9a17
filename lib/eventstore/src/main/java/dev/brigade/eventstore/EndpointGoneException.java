package dev.brigade.eventstore;

/** An endpoint answered 410: it wants no more events. None of them is to blame. */
final class EndpointGoneException extends HandlerUnavailableException {

    private static final long serialVersionUID = 1L;

    EndpointGoneException(PushFailedException answer) {
        super(answer + ": it wants no more events", answer);
    }
}
