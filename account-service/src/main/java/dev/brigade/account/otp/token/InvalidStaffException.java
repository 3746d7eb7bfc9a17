package dev.brigade.account.otp.token;

/** The people whom the deployment names are not named as they should be. One line says how. */
public final class InvalidStaffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidStaffException(String message) {
        super(message);
    }
}
