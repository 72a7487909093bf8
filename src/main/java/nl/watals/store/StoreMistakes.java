package nl.watals.store;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says for people what a store answered, and what to do. Never repeats a key. */
final class StoreMistakes {
    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 503;
    private static final int TOO_MANY = 429;

    private final String bucket;
    private final String where;

    StoreMistakes(StoreOptions options) {
        this.bucket = options.place().bucket();
        this.where = options.endpoint()
                .map(endpoint -> endpoint.getScheme() + "://" + endpoint.getAuthority())
                .orElse("Amazon S3 in " + options.region());
    }

    StoreException of(SdkException e) {
        return new StoreException(e instanceof S3Exception answer ? refused(answer) : notReached(e), e);
    }

    /** An answer stopped before its end. */
    StoreException brokenOff() {
        return new StoreException("the connection with " + where + " broke off in the middle of an answer");
    }

    static String code(S3Exception e) {
        return e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
                ? ""
                : e.awsErrorDetails().errorCode();
    }

    private String refused(S3Exception e) {
        String code = code(e);
        String said = code.isEmpty() ? "status " + e.statusCode() : code;
        if (code.equals("NoSuchBucket")) {
            return "there is no bucket `" + bucket + "` at " + where
                    + "; make it first, or is it called otherwise in --to?";
        }
        if (e.statusCode() == MOVED || code.equals("AuthorizationHeaderMalformed")) {
            return "the bucket `" + bucket + "` is in another region (" + said + "); set publish.region or AWS_REGION";
        }
        if (code.equals("InvalidAccessKeyId") || code.equals("SignatureDoesNotMatch")) {
            return where + " does not know these credentials (" + said
                    + "); are AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY those of this store?";
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return "the clock of this machine is too far off for " + where + "; set it right";
        }
        if (e.statusCode() == FORBIDDEN) {
            return where + " does not allow this with these credentials (" + said
                    + "); they must be allowed to list, read, write and delete in `" + bucket + "`";
        }
        if (e.statusCode() == BUSY || e.statusCode() == TOO_MANY) {
            return where + " is too busy (" + said + "); run this again later";
        }
        return where + (e.statusCode() == BAD_REQUEST ? " does not understand this" : " refuses this") + " (" + said
                + ")";
    }

    private String notReached(SdkException e) {
        Throwable cause = e;
        for (Throwable next = e; next != null; next = next.getCause()) {
            if (next instanceof IOException) {
                cause = next;
            }
        }
        if (cause instanceof NoSuchFileException) {
            return "a file of the output went away while it was sent; did a build run? run this again";
        }
        if (cause instanceof UnknownHostException) {
            return "there is no host of this name: " + where + "; is publish.endpoint or AWS_ENDPOINT_URL right?";
        }
        if (cause instanceof SSLException) {
            return "no safe connection with " + where + ": " + cause.getMessage();
        }
        if (cause instanceof ConnectException || cause instanceof SocketTimeoutException) {
            return where + " cannot be reached: " + cause.getMessage();
        }
        if (cause instanceof IOException) {
            return "the connection with " + where + " broke off: " + cause.getMessage();
        }
        if (String.valueOf(e.getMessage()).startsWith("Unable to load credentials")) {
            return "there are no credentials for " + where
                    + "; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE";
        }
        return where + " cannot be used: " + e.getMessage();
    }
}
