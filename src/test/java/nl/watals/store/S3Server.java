package nl.watals.store;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A real S3 server that keeps its objects in memory, and what stands in it as somebody else sees it. */
public final class S3Server implements AutoCloseable {
    public static final String BUCKET = "wat-als";
    public static final String ID = "proef";
    public static final String SECRET = "alleen-voor-de-proef";

    private final S3Proxy server;
    private final S3Client client;
    private final Map<String, byte[]> known = new HashMap<>();

    private S3Server(S3Proxy server) {
        this.server = server;
        this.client = S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint())
                .forcePathStyle(true)
                .credentialsProvider(credentials(ID, SECRET))
                .overrideConfiguration(settings -> settings.retryStrategy(S3Store.patient()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    public static S3Server start() {
        try {
            S3Proxy server = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ID, SECRET)
                    .build();
            server.start();
            return new S3Server(server);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static StaticCredentialsProvider credentials(String id, String secret) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret));
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public void makeBucket(String name) {
        client.createBucket(request -> request.bucket(name));
    }

    StoreOptions options(String place) {
        return options(place, endpoint());
    }

    static StoreOptions options(String place, URI endpoint) {
        return new StoreOptions(
                StorePlace.of(place).orElseThrow(),
                Optional.of(endpoint),
                "us-east-1",
                Duration.ofDays(30),
                false,
                false,
                false,
                StoreOptions.LEASE);
    }

    static ObjectStore open(StoreOptions options) {
        return S3Store.open(options, credentials(ID, SECRET));
    }

    /** One that gives up at the first thing that goes wrong, for what stays wrong. */
    static ObjectStore openImpatient(StoreOptions options) {
        return S3Store.open(options, credentials(ID, SECRET), AwsRetryStrategy.doNotRetry());
    }

    /** Every object of the bucket by its key. One with the same mark as before is not read again: the mark is its MD5. */
    public Map<String, byte[]> objects(String bucket) {
        Map<String, byte[]> objects = new TreeMap<>();
        for (S3Object object :
                client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents()) {
            objects.put(object.key(), known.computeIfAbsent(object.eTag(), tag -> read(bucket, object.key())));
        }
        return objects;
    }

    byte[] read(String bucket, String key) {
        return client.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    HeadObjectResponse head(String bucket, String key) {
        return client.headObject(request -> request.bucket(bucket).key(key));
    }

    void put(String bucket, String key, byte[] bytes) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(bytes));
    }

    void remove(String bucket, String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    @Override
    public void close() {
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
