<#import "layout.ftl" as site>
<@site.layout title="Thema’s" description="Thema’s" address="themas/">
<h1>Thema’s</h1>
<ul class="terms">
<#list tags as theme>
<li><a href="/${theme.uri}">${theme.name}</a></li>
</#list>
</ul>
</@site.layout>
