package dev.brigade.account.account.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.brigade.account.account.Card;
import dev.brigade.account.account.CardNumber;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals card numbers with AES-256-GCM (NIST SP 800-38D): a random 96-bit nonce for each, a 128-bit
 * tag, and the account's id as associated data, so that a sealed number means nothing in another
 * account's row. Thread-safe.
 */
public final class CardCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /** A cipher with this key. */
    public CardCipher(CardKey key) {
        this.key = key.aes();
    }

    /** The card as it is kept. */
    public Card seal(CardNumber number, String accountId) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, accountId);
            byte[] sealed = cipher.doFinal(number.digits().getBytes(UTF_8));
            byte[] all =
                    ByteBuffer.allocate(nonce.length + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array();
            return new Card(number.masked(), Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A card number cannot be sealed", e);
        }
    }

    /**
     * The number of a kept card.
     *
     * @throws InvalidCardKeyException when it was sealed with another key, or for another account
     */
    public CardNumber open(Card card, String accountId) {
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(card.sealed()));
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        byte[] sealed = new byte[all.remaining()];
        all.get(sealed);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, accountId);
            return new CardNumber(new String(cipher.doFinal(sealed), UTF_8));
        } catch (AEADBadTagException otherKey) {
            throw new InvalidCardKeyException(
                    "BRIGADE_CARD_KEY is not the key of the stored card numbers: set it to the one"
                            + " that this database was used with");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A card number cannot be opened", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String accountId)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(accountId.getBytes(UTF_8));
        return cipher;
    }
}
