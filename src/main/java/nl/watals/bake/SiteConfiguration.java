package nl.watals.bake;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import nl.watals.site.Settings;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.app.configuration.Property;

/**
 * The site's settings as JBake asks for them. The map that templates read is made once: JBake's own implementation makes
 * it anew for every page, and starts slowly.
 */
final class SiteConfiguration implements JBakeConfiguration {
    /** For a bake that writes nothing: JBake wants a folder that is there, or makes it. */
    static final Path NOWHERE = Path.of(System.getProperty("java.io.tmpdir"));

    private final Settings settings;
    private final Path source;
    private final TemplateSources templates;
    private final Map<String, String> messages;
    private final Assets assets;
    private final Map<String, Object> forTemplates;
    private File destination;

    /**
     * @param templates the site's templates
     * @param messages the site's texts by key, in its language
     * @param assets the files that templates can ask for
     */
    SiteConfiguration(
            Settings settings,
            Path source,
            Path destination,
            TemplateSources templates,
            Map<String, String> messages,
            Assets assets) {
        this.settings = settings;
        this.source = source;
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.destination = destination.toFile();
        this.forTemplates = forTemplates(settings);
    }

    private static Map<String, Object> forTemplates(Settings settings) {
        Map<String, Object> map = new HashMap<>();
        for (String key : settings.all().keySet()) {
            map.put(key.replace('.', '_'), settings.forTemplates(key));
        }
        map.put("index_paginate", settings.flag("index.paginate"));
        return map;
    }

    Settings settings() {
        return settings;
    }

    TemplateSources templates() {
        return templates;
    }

    Map<String, String> messages() {
        return messages;
    }

    Assets assets() {
        return assets;
    }

    private File folder(String key) {
        return source.resolve(settings.text(key)).toFile();
    }

    private static UnsupportedOperationException noSuchEngine(String engine) {
        return new UnsupportedOperationException(engine + " is not part of this generator");
    }

    @Override
    public Object get(String key) {
        return settings.text(key);
    }

    @Override
    public void setProperty(String key, Object value) {
        throw new UnsupportedOperationException("settings do not change during a build");
    }

    @Override
    public void addConfiguration(Properties properties) {
        throw new UnsupportedOperationException("settings do not change during a build");
    }

    @Override
    public File getDestinationFolder() {
        return destination;
    }

    @Override
    public void setDestinationFolder(File destination) {
        this.destination = destination;
    }

    @Override
    public File getSourceFolder() {
        return source.toFile();
    }

    @Override
    public List<String> getDocumentTypes() {
        return new ArrayList<>(settings.documentTypesInOrder());
    }

    @Override
    public Map<String, Object> asHashMap() {
        return forTemplates;
    }

    @Override
    public Iterator<String> getKeys() {
        return settings.all().keySet().iterator();
    }

    @Override
    public List<Property> getJbakeProperties() {
        throw new UnsupportedOperationException("only JBake's own command line lists its properties");
    }

    @Override
    public String getTemplateByDocType(String type) {
        return settings.template(type);
    }

    @Override
    public File getTemplateFileByDocType(String type) {
        return new File(getTemplateFolder(), settings.template(type));
    }

    @Override
    public String getOutputExtensionByDocType(String type) {
        return settings.outputExtension(type);
    }

    @Override
    public String getJvmLocale() {
        return settings.text("jvm.locale");
    }

    @Override
    public String getArchiveFileName() {
        return settings.text("archive.file");
    }

    @Override
    public String getAssetFolderName() {
        return settings.text("asset.folder");
    }

    @Override
    public String getBuildTimeStamp() {
        return settings.text("build.timestamp");
    }

    @Override
    public String getContentFolderName() {
        return settings.text("content.folder");
    }

    @Override
    public String getDataFolderName() {
        return settings.text("data.folder");
    }

    @Override
    public String getDataFileDocType() {
        return settings.text("data.file.docType");
    }

    @Override
    public String getDatabasePath() {
        return settings.text("db.path");
    }

    @Override
    public String getDatabaseStore() {
        return settings.text("db.store");
    }

    @Override
    public String getDateFormat() {
        return settings.text("date.format");
    }

    @Override
    public String getDefaultStatus() {
        return settings.text("default.status");
    }

    @Override
    public String getDefaultType() {
        return settings.text("default.type");
    }

    @Override
    public String getDraftSuffix() {
        return settings.text("draft.suffix");
    }

    @Override
    public String getError404FileName() {
        return settings.text("error404.file");
    }

    @Override
    public String getFeedFileName() {
        return settings.text("feed.file");
    }

    @Override
    public String getHeaderSeparator() {
        return settings.text("header.separator");
    }

    @Override
    public String getIgnoreFileName() {
        return settings.text("ignore.file");
    }

    @Override
    public String getIndexFileName() {
        return settings.text("index.file");
    }

    @Override
    public String getOutputExtension() {
        return settings.text("output.extension");
    }

    @Override
    public String getPrefixForUriWithoutExtension() {
        return settings.text("uri.noExtension.prefix");
    }

    @Override
    public String getRenderEncoding() {
        return settings.text("render.encoding");
    }

    @Override
    public String getOutputEncoding() {
        return settings.text("render.encoding");
    }

    @Override
    public String getSiteHost() {
        return settings.text("site.host");
    }

    @Override
    public String getSiteMapFileName() {
        return settings.text("sitemap.file");
    }

    @Override
    public String getTagPathName() {
        return settings.text("tag.path");
    }

    @Override
    public String getTemplateEncoding() {
        return settings.text("template.encoding");
    }

    @Override
    public String getTemplateFolderName() {
        return settings.text("template.folder");
    }

    @Override
    public String getVersion() {
        return settings.text("version");
    }

    @Override
    public String getServerContextPath() {
        return settings.text("server.contextPath");
    }

    @Override
    public String getServerHostname() {
        return settings.text("server.hostname");
    }

    @Override
    public String getAbbreviatedGitHash() {
        return settings.text("git.hash");
    }

    @Override
    public boolean getAssetIgnoreHidden() {
        return settings.flag("asset.ignore");
    }

    @Override
    public boolean getPaginateIndex() {
        return settings.flag("index.paginate");
    }

    @Override
    public boolean getRenderArchive() {
        return settings.flag("render.archive");
    }

    @Override
    public boolean getRenderError404() {
        return settings.flag("render.error404");
    }

    @Override
    public boolean getRenderFeed() {
        return settings.flag("render.feed");
    }

    @Override
    public boolean getRenderIndex() {
        return settings.flag("render.index");
    }

    @Override
    public boolean getRenderSiteMap() {
        return settings.flag("render.sitemap");
    }

    @Override
    public boolean getRenderTags() {
        return settings.flag("render.tags");
    }

    @Override
    public boolean getRenderTagsIndex() {
        return settings.flag("render.tagsindex");
    }

    @Override
    public boolean getSanitizeTag() {
        return settings.flag("tag.sanitize");
    }

    @Override
    public boolean getUriWithoutExtension() {
        return settings.flag("uri.noExtension");
    }

    @Override
    public boolean getImgPathPrependHost() {
        return settings.flag("img.path.prepend.host");
    }

    @Override
    public boolean getImgPathUpdate() {
        return settings.flag("img.path.update");
    }

    @Override
    public boolean getClearCache() {
        return settings.flag("db.clear.cache");
    }

    @Override
    public File getAssetFolder() {
        return folder("asset.folder");
    }

    @Override
    public File getContentFolder() {
        return folder("content.folder");
    }

    @Override
    public File getDataFolder() {
        return folder("data.folder");
    }

    @Override
    public File getTemplateFolder() {
        return folder("template.folder");
    }

    @Override
    public int getPostsPerPage() {
        return settings.number("index.posts_per_page");
    }

    @Override
    public int getServerPort() {
        return settings.number("server.port");
    }

    @Override
    public List<String> getAsciidoctorAttributes() {
        throw noSuchEngine("Asciidoctor");
    }

    @Override
    public Object getAsciidoctorOption(String optionKey) {
        throw noSuchEngine("Asciidoctor");
    }

    @Override
    public List<String> getAsciidoctorOptionKeys() {
        throw noSuchEngine("Asciidoctor");
    }

    @Override
    public String getAttributesExportPrefixForAsciidoctor() {
        throw noSuchEngine("Asciidoctor");
    }

    @Override
    public boolean getExportAsciidoctorAttributes() {
        throw noSuchEngine("Asciidoctor");
    }

    @Override
    public List<String> getMarkdownExtensions() {
        throw noSuchEngine("flexmark");
    }

    @Override
    public String getThymeleafLocale() {
        throw noSuchEngine("Thymeleaf");
    }

    @Override
    public String getThymeleafModeByType(String type) {
        throw noSuchEngine("Thymeleaf");
    }

    @Override
    public TimeZone getFreemarkerTimeZone() {
        throw noSuchEngine("FreeMarker");
    }

    @Override
    public String getExampleProjectByType(String templateType) {
        throw noSuchEngine("the example project");
    }
}
