package dev.brigade.account.account;

/**
 * A payment card as it is kept.
 *
 * @param masked what may be shown of its number
 * @param sealed its number, encrypted; means nothing to the domain
 */
public record Card(String masked, String sealed) {

    /** What may be shown. */
    @Override
    public String toString() {
        return "Card[" + masked + "]";
    }
}
