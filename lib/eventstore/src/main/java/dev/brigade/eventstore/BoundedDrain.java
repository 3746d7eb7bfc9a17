package dev.brigade.eventstore;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Throws a body away, so that its connection can be used again; but only so much of it. */
final class BoundedDrain implements BodySubscriber<Void> {

    private static final int MAX_BYTES = 64 * 1024;

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Flow.@Nullable Subscription source;
    private int bytes;

    @Override
    public CompletionStage<Void> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        if (bytes > MAX_BYTES && source != null) {
            source.cancel();
            onComplete();
        }
    }

    @Override
    public void onError(Throwable error) {
        onComplete();
    }

    @Override
    @SuppressWarnings("NullAway") // the only value of Void
    public void onComplete() {
        done.complete(null);
    }
}
