<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">
<id>${config.site_host}/</id>
<title>Wat als… – Ideeën</title>
<link rel="self" href="${config.site_host}/feed.xml"/>
<link href="${config.site_host}/"/>
<updated>${published_date?string("yyyy-MM-dd'T'HH:mm:ss'Z'")}</updated>
<author><name>Wat als…</name></author>
<#list published_posts as idea>
<#if idea?index == 20><#break></#if>
<entry>
<id>${config.site_host}/${idea.noExtensionUri}</id>
<title>${idea.title?xml}</title>
<link href="${config.site_host}/${idea.noExtensionUri}"/>
<updated>${idea.date?string("yyyy-MM-dd'T'HH:mm:ss'Z'")}</updated>
<summary>${(idea.summary!idea.title)?xml}</summary>
</entry>
</#list>
</feed>
