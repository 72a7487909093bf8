package nl.watals.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.watals.hosting.Caching;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An object store that speaks S3, by way of the AWS SDK. */
final class S3Store implements ObjectStore {
    private static final String FINGERPRINT = "watals";
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final StorePlace place;
    private final StoreMistakes mistakes;
    private volatile boolean redirects = true;

    private S3Store(S3Client client, StorePlace place, StoreMistakes mistakes) {
        this.client = client;
        this.place = place;
        this.mistakes = mistakes;
    }

    /** A client with the credentials of the environment; it asks the store nothing yet. */
    static S3Store open(StoreOptions options) {
        return open(options, credentials(options));
    }

    static S3Store open(StoreOptions options, AwsCredentialsProvider credentials) {
        return open(options, credentials, patient());
    }

    /**
     * Tries again, ever later, what a connection that broke off or a busy store kept from its end. A site is thousands of
     * requests over connections that a store closes when it likes: without this one of them would end a publication. Said
     * here, and not left to the settings that other tools of the environment go by.
     */
    static RetryStrategy patient() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                // It would count what all workers meet at once, such as a line that is gone for a second.
                .circuitBreakerEnabled(false)
                .build();
    }

    static S3Store open(StoreOptions options, AwsCredentialsProvider credentials, RetryStrategy retries) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(options.region()))
                .credentialsProvider(credentials)
                .overrideConfiguration(settings -> settings.retryStrategy(retries))
                // Many stores refuse the checksums that are sent by default behind the bytes; the MD5 before them will
                // do.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .chunkedEncodingEnabled(false)
                        .pathStyleAccessEnabled(options.endpoint().isPresent())
                        .build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ANSWER));
        options.endpoint().ifPresent(builder::endpointOverride);
        return new S3Store(builder.build(), options.place(), new StoreMistakes(options));
    }

    private static AwsCredentialsProvider credentials(StoreOptions options) {
        AwsCredentialsProviderChain.Builder chain = AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(EnvironmentVariableCredentialsProvider.create())
                .addCredentialsProvider(ProfileCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create());
        if (options.endpoint().isEmpty()) {
            chain.addCredentialsProvider(InstanceProfileCredentialsProvider.create());
        }
        return chain.build();
    }

    @Override
    public Map<String, Listed> list() throws StoreException {
        Map<String, Listed> listed = new HashMap<>();
        String next = null;
        try {
            do {
                ListObjectsV2Response page = client.listObjectsV2(ListObjectsV2Request.builder()
                        .bucket(place.bucket())
                        .prefix(place.prefix())
                        .continuationToken(next)
                        .build());
                for (S3Object object : page.contents()) {
                    listed.put(
                            object.key().substring(place.prefix().length()),
                            new Listed(object.size(), plain(object.eTag())));
                }
                next = page.nextContinuationToken();
            } while (next != null);
            return listed;
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    @Override
    public Optional<Read> read(String name) throws StoreException {
        try {
            ResponseBytes<GetObjectResponse> object = client.getObjectAsBytes(
                    request -> request.bucket(place.bucket()).key(key(name)));
            GetObjectResponse answer = object.response();
            byte[] bytes = object.asByteArrayUnsafe();
            // The JDK's connections take an answer that stops halfway for a whole one.
            if (answer.contentLength() != null && answer.contentLength() != bytes.length) {
                throw mistakes.brokenOff();
            }
            return Optional.of(new Read(bytes, answer.eTag(), age(answer)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    /** Both times are the store's, so a clock that is wrong here does not matter. */
    private static long age(GetObjectResponse answer) {
        SdkHttpResponse http = answer.sdkHttpResponse();
        Instant now = http.firstMatchingHeader("Date")
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .orElseGet(Instant::now);
        return Duration.between(answer.lastModified(), now).toMillis();
    }

    @Override
    public Optional<String> fingerprint(String name) throws StoreException {
        try {
            HeadObjectResponse answer =
                    client.headObject(request -> request.bucket(place.bucket()).key(key(name)));
            return Optional.ofNullable(answer.metadata().get(FINGERPRINT));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    @Override
    public void send(SiteObject object) throws StoreException {
        Optional<String> redirect = redirects ? object.headers().redirect() : Optional.empty();
        try {
            send(object, redirect);
        } catch (S3Exception e) {
            if (redirect.isEmpty() || e.statusCode() != NOT_IMPLEMENTED) {
                throw mistakes.of(e);
            }
            redirects = false;
            send(object);
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    private void send(SiteObject object, Optional<String> redirect) {
        Content content = object.content();
        SiteObject.Headers headers = object.headers();
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(key(object.name()))
                .contentType(headers.type())
                .cacheControl(headers.caching().header())
                .contentEncoding(headers.encoding().orElse(null))
                .websiteRedirectLocation(redirect.orElse(null))
                .contentMD5(Base64.getEncoder().encodeToString(content.md5()))
                .metadata(Map.of(FINGERPRINT, content.fingerprint(headers)))
                .build();
        client.putObject(
                request,
                content.bytes().map(RequestBody::fromBytes).orElseGet(() -> RequestBody.fromFile(content.file())));
    }

    @Override
    public boolean redirects() {
        return redirects;
    }

    @Override
    public void write(String name, byte[] bytes) throws StoreException {
        try {
            client.putObject(own(name, bytes).build(), RequestBody.fromBytes(bytes));
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    @Override
    public Written writeIf(String name, byte[] bytes, Optional<String> tag) throws StoreException {
        PutObjectRequest.Builder request = own(name, bytes);
        if (tag.isPresent()) {
            request.ifMatch(tag.get());
        } else {
            request.ifNoneMatch("*");
        }
        try {
            client.putObject(request.build(), RequestBody.fromBytes(bytes));
            return Written.DONE;
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case PRECONDITION_FAILED, CONFLICT -> Written.REFUSED;
                case NOT_IMPLEMENTED -> Written.UNKNOWN;
                case NOT_FOUND -> {
                    if (tag.isEmpty() || "NoSuchBucket".equals(StoreMistakes.code(e))) {
                        throw mistakes.of(e);
                    }
                    yield Written.REFUSED;
                }
                default -> throw mistakes.of(e);
            };
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    private PutObjectRequest.Builder own(String name, byte[] bytes) {
        return PutObjectRequest.builder()
                .bucket(place.bucket())
                .key(key(name))
                .contentType("application/json")
                .cacheControl(Caching.REVALIDATED.header())
                .contentMD5(
                        Base64.getEncoder().encodeToString(Content.digest("MD5").digest(bytes)));
    }

    @Override
    public void delete(String name) throws StoreException {
        try {
            client.deleteObject(request -> request.bucket(place.bucket()).key(key(name)));
        } catch (SdkException e) {
            throw mistakes.of(e);
        }
    }

    private String key(String name) {
        return place.prefix() + name;
    }

    private static String plain(String tag) {
        String text = tag == null ? "" : tag.toLowerCase(Locale.ROOT);
        return text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
    }

    @Override
    public String place() {
        return place.toString();
    }

    @Override
    public void close() {
        client.close();
    }
}
