<#import "layout.ftl" as site>
<@site.layout title=tag description=tag address="themas/" + tag + ".html">
<h1>${tag}</h1>
<ul class="cards">
<#list tag_posts as idea>
<@site.card idea=idea/>
</#list>
</ul>
</@site.layout>
