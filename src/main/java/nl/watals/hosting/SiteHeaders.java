package nl.watals.hosting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.watals.site.FormSettings;
import nl.watals.site.FormSettings.Provider;
import nl.watals.site.Settings;

/** The headers of every answer of a site. */
final class SiteHeaders {
    private SiteHeaders() {}

    static Map<String, String> of(Settings settings) {
        FormSettings forms = new FormSettings(settings);
        String intake = forms.provider() == Provider.WATALS ? forms.intake() : "";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", policy(forms.provider(), intake));
        if (settings.host().startsWith("https://")) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
        headers.put("X-Content-Type-Options", "nosniff");
        // A form that goes to another host must say where it comes from, or the intake refuses it.
        boolean elsewhere = !intake.isEmpty() || forms.provider() == Provider.FORMSPREE;
        headers.put("Referrer-Policy", elsewhere ? "strict-origin" : "same-origin");
        headers.put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        return Collections.unmodifiableMap(headers);
    }

    /**
     * Everything but the style that stands in a page itself: that page allows it, by its hash, in a policy of its own, and
     * browsers hold a page to both. So this header is the same for every release: no page ever meets the hash of another.
     */
    private static String policy(Provider provider, String intake) {
        String more = intake.isEmpty() ? "" : " " + intake;
        String forms = switch (provider) {
            case WATALS -> "'self'" + more;
            case NETLIFY -> "'self'";
            case FORMSPREE -> "https://formspree.io";
            case MAILTO -> "mailto:";
            case NONE -> "'none'";
        };
        return "script-src 'self'; style-src-attr 'none'; img-src 'self'; font-src 'self'; connect-src 'self'" + more
                + "; media-src 'self'; manifest-src 'self'; frame-src 'none'; worker-src 'none'; object-src 'none'"
                + "; base-uri 'none'; form-action " + forms + "; frame-ancestors 'none'"
                + "; require-trusted-types-for 'script'; trusted-types 'none'";
    }
}
