package dev.brigade.transactions.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from ids, where adding an entry shares all but a few nodes with the map before:
 * a ledger with many transactions must not copy them all at each event. A hash trie with 32
 * branches (P. Bagwell, "Ideal Hash Trees", 2001), without its compressed nodes.
 */
public final class Entries<V> {

    private static final int BITS = 5;
    private static final int BRANCHES = 1 << BITS;
    private static final Entries<?> EMPTY = new Entries<>(null);

    private final @Nullable Node<V> root;

    private Entries(@Nullable Node<V> root) {
        this.root = root;
    }

    /** The empty map. */
    @SuppressWarnings("unchecked") // it holds no value of any type
    public static <V> Entries<V> none() {
        return (Entries<V>) EMPTY;
    }

    /** The value, or null when there is none. */
    public @Nullable V get(String id) {
        int hash = id.hashCode();
        Node<V> node = root;
        for (int shift = 0; ; shift += BITS) {
            switch (node) {
                case null -> {
                    return null;
                }
                case Leaf<V>(_, var entries) -> {
                    return entries.get(id);
                }
                case Branch<V>(var children) -> node = children[index(hash, shift)];
            }
        }
    }

    /** This map with one more entry, or with another value for that id. */
    public Entries<V> with(String id, V value) {
        return new Entries<>(put(root, 0, id.hashCode(), id, value));
    }

    private static <V> Node<V> put(
            @Nullable Node<V> node, int shift, int hash, String id, V value) {
        return switch (node) {
            case null -> new Leaf<>(hash, Map.of(id, value));
            case Leaf<V> leaf when leaf.hash == hash -> leaf.with(id, value);
            case Leaf<V> leaf -> put(Branch.of(leaf, shift), shift, hash, id, value);
            case Branch<V>(var children) -> {
                var copy = children.clone();
                int index = index(hash, shift);
                copy[index] = put(copy[index], shift + BITS, hash, id, value);
                yield new Branch<>(copy);
            }
        };
    }

    private static int index(int hash, int shift) {
        return (hash >>> shift) & (BRANCHES - 1);
    }

    private static <V> void addTo(Map<String, V> map, @Nullable Node<V> node) {
        switch (node) {
            case null -> {}
            case Leaf<V>(_, var entries) -> map.putAll(entries);
            case Branch<V>(var children) -> {
                for (Node<V> child : children) {
                    addTo(map, child);
                }
            }
        }
    }

    /** All entries, in no order. */
    public Map<String, V> asMap() {
        Map<String, V> map = new HashMap<>();
        addTo(map, root);
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Entries<?> that && asMap().equals(that.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().hashCode();
    }

    @Override
    public String toString() {
        return asMap().toString();
    }

    private sealed interface Node<V> {}

    /** The entries of one hash: nearly always one. */
    private record Leaf<V>(int hash, Map<String, V> entries) implements Node<V> {
        Leaf<V> with(String id, V value) {
            Map<String, V> more = new HashMap<>(entries);
            more.put(id, value);
            return new Leaf<>(hash, Map.copyOf(more));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Branch<V>(@Nullable Node<V>[] children) implements Node<V> {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        static <V> Branch<V> of(Leaf<V> leaf, int shift) {
            @Nullable Node<V>[] children = new Node[BRANCHES];
            children[index(leaf.hash, shift)] = leaf;
            return new Branch<>(children);
        }
    }
}
