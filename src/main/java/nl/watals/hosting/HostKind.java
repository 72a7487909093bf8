package nl.watals.hosting;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The hosts whose configuration this program can write. */
public enum HostKind {
    /** Two files: one for the {@code http} block, one for the {@code server} block. */
    NGINX {
        @Override
        public Map<String, String> files(Hosting hosting) {
            return NginxConfiguration.files(hosting);
        }
    },
    /** One file, to be imported in the block of the site. */
    CADDY {
        @Override
        public Map<String, String> files(Hosting hosting) {
            return CaddyConfiguration.files(hosting);
        }
    },
    /** {@code _headers} and {@code _redirects}, which lie among the files of the site. */
    NETLIFY {
        @Override
        public Map<String, String> files(Hosting hosting) {
            return PagesFiles.files(hosting, true);
        }
    },
    /** The same for Cloudflare Pages, which has no redirects for addresses with a query. */
    CLOUDFLARE {
        @Override
        public Map<String, String> files(Hosting hosting) {
            return PagesFiles.files(hosting, false);
        }
    },
    /** One file: the headers of every answer, for an object store that Amazon's CDN stands before. */
    CLOUDFRONT {
        @Override
        public Map<String, String> files(Hosting hosting) {
            return CloudFrontPolicy.files(hosting);
        }
    };

    /** The configuration by the name of each file, in order; the same bytes for the same description. */
    public abstract Map<String, String> files(Hosting hosting);

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The host with this word. */
    public static Optional<HostKind> of(String word) {
        for (HostKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
